/** Learn: a newcomer's way through a lesson, addresses, presentation, print, and every step in both themes. */
import { X509Certificate } from 'node:crypto';
import { bringAxe, violations } from './fixtures/axe';
import { digest, hex } from './fixtures/lessons';
import { expect, test } from './fixtures/test';

test('A newcomer goes from a certificate to x5t, errs once, and gets it right', async ({
  workbench,
  lessons,
  page,
}) => {
  await lessons.open('from-certificate-to-x5t');
  const pem = await workbench.read('Certificate (PEM)');
  const der = Buffer.from(new X509Certificate(pem).raw);
  expect((await workbench.read('Certificate (DER)')).replaceAll(' ', '')).toBe(hex(der));

  await workbench.button('Next step').click();
  await expect(workbench.output('SHA-1 of the DER')).toHaveText(hex(digest('sha1', der)));
  await expect(workbench.output('SHA-256 of the DER')).toHaveText(hex(digest('sha256', der)));
  await expect(workbench.output('SHA-1 of the PEM text')).toHaveText(hex(digest('sha1', pem)));
  await page.getByRole('spinbutton', { name: 'Byte to flip' }).fill('200');
  await page.getByRole('checkbox', { name: 'Flip the last bit of byte' }).check();
  const flipped = Buffer.from(der);
  flipped[200] = (flipped[200] as number) ^ 1;
  await expect(workbench.output('SHA-1 of the DER')).toHaveText(hex(digest('sha1', flipped)));

  await workbench.button('Next step').click();
  const sha1 = digest('sha1', der);
  await expect(workbench.output('x5t')).toHaveText(sha1.toString('base64url'));
  await expect(workbench.output('Base64')).toHaveText(sha1.toString('base64'));
  const cells = await page.getByRole('cell').allTextContents();
  expect(cells.slice(0, 21).filter((_, index) => index % 3 === 0)).toEqual(
    hex(sha1)
      .match(/.{1,6}/g)
      ?.map((group) => group.match(/../g)?.join(' ')),
  );

  await workbench.button('Next step').click();
  const wrong = Buffer.from(hex(sha1)).toString('base64url');
  await expect(workbench.output('x5t, 54 characters')).toHaveText(wrong);
  await expect(workbench.output('As the server prints it, 40 bytes')).toHaveText(hex(Buffer.from(hex(sha1))));
  await expect(workbench.output('x5t, 43 characters')).toHaveText(
    digest('sha256', der).toString('base64url'),
  );
  await page.getByRole('radio', { name: 'The SHA-256 of the certificate' }).check();
  await expect(workbench.output('Answer')).toContainText('Not that. That would be 32 bytes');
  await expect(page.getByRole('status').filter({ hasText: /^Not that/ })).toHaveCount(1);
  await page.getByRole('radio', { name: 'The hex text, encoded' }).check();
  await expect(workbench.output('Answer')).toContainText('✓ Right.');
  await expect(lessons.heading('To keep')).toBeVisible();
  await workbench.visit('Learn');
  await expect(page.getByRole('listitem').filter({ hasText: 'From certificate to x5t' })).toContainText(
    'read',
  );
});

test('A link opens a lesson at a step, and an address that has none says so', async ({
  workbench,
  lessons,
  page,
}) => {
  await workbench.open('#/learn/from-certificate-to-x5t/3');
  await expect(lessons.heading('x5t is those bytes in base64url')).toBeVisible();
  await workbench.button('Previous step').click();
  await expect(lessons.heading('Its thumbprint is a digest of all of them')).toBeFocused();
  await expect(page).toHaveURL(/#\/learn\/from-certificate-to-x5t\/2$/);
  await page.goBack();
  await expect(lessons.heading('x5t is those bytes in base64url')).toBeVisible();
  await page.goto('about:blank');
  await workbench.open('#/learn/no-such-lesson');
  await expect(page.getByRole('alert')).toContainText('no-such-lesson');
});

test('In presentation mode the type is large and the arrow keys turn the pages', async ({
  workbench,
  lessons,
  page,
}) => {
  await lessons.open('from-certificate-to-x5t');
  const sentence = page.getByText('The bytes are called DER');
  const size = () => sentence.evaluate((element) => Number.parseFloat(getComputedStyle(element).fontSize));
  const before = await size();
  await workbench.button('Presentation mode').click();
  expect(await size()).toBeGreaterThanOrEqual(before * 1.3);
  await page.keyboard.press('ArrowRight');
  await expect(lessons.heading('Its thumbprint is a digest of all of them')).toBeVisible();
  await page.keyboard.press('ArrowLeft');
  await expect(lessons.heading('A certificate is a string of bytes')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(workbench.button('Presentation mode')).toHaveAttribute('aria-pressed', 'false');
  await page.keyboard.press('ArrowRight');
  await expect(lessons.heading('A certificate is a string of bytes')).toBeVisible();
});

test('A lesson prints whole, and without what is of no use on paper', async ({
  workbench,
  lessons,
  page,
}) => {
  await lessons.open('from-certificate-to-x5t');
  await expect(workbench.output('Certificate (PEM)')).not.toHaveText('');
  await workbench.choose({ Theme: 'Dark' });
  await page.emulateMedia({ media: 'print' });
  await expect(page.locator('html')).toHaveCSS('color-scheme', 'light');
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
  const titles = await page.getByRole('article').getByRole('heading', { level: 2 }).allTextContents();
  for (const title of [
    'A certificate is a string of bytes',
    'Its thumbprint is a digest of all of them',
    'x5t is those bytes in base64url',
    'Three ways to get it wrong',
    'To keep',
  ])
    expect(titles).toContain(title);
  await expect(workbench.navigation).toBeHidden();
  await expect(workbench.button('Next step')).toBeHidden();
  await page.evaluate(() => dispatchEvent(new Event('afterprint')));
  await expect(lessons.heading('Three ways to get it wrong')).toHaveCount(0);
});

test('Forget everything takes the lesson’s key, and the lesson makes another', async ({
  workbench,
  lessons,
}) => {
  await lessons.open('from-certificate-to-x5t');
  const before = await workbench.read('Certificate (PEM)');
  await workbench.button('Forget everything').click();
  await expect(workbench.output('Certificate (PEM)')).toContainText('BEGIN CERTIFICATE');
  await expect(workbench.output('Certificate (PEM)')).not.toHaveText(before);
});

for (const theme of ['Light', 'Dark']) {
  test(`In ${theme.toLowerCase()}, every step of every lesson is there, and axe finds nothing`, async ({
    workbench,
    lessons,
    page,
  }) => {
    test.slow();
    await bringAxe(page);
    await page.goto('about:blank');
    await workbench.open('#/learn');
    await workbench.choose({ Theme: theme });
    expect.soft(await violations(page), 'the list').toEqual([]);
    const links = await page.getByRole('main').getByRole('listitem').getByRole('link').all();
    const addresses = await Promise.all(links.map((link) => link.getAttribute('href')));
    expect(addresses.length).toBeGreaterThan(0);
    for (const address of addresses) {
      await page.evaluate((hash) => (location.hash = hash ?? ''), address);
      for (;;) {
        // The live part is there, and not the wait for it.
        await expect(page.getByRole('article')).not.toContainText('A key is being made');
        await expect(page.getByRole('article').getByRole('heading', { level: 2 }).first()).toBeVisible();
        expect.soft(await violations(page), page.url()).toEqual([]);
        if (await workbench.button('Next step').isDisabled()) break;
        await workbench.button('Next step').click();
      }
      await expect(lessons.heading('To keep')).toBeVisible();
    }
  });
}
