/** Learn: every number on the screen is the certificate's that the page made, by node:crypto's account. */
import { constants, createHash, publicDecrypt, verify, X509Certificate } from 'node:crypto';
import type { Page } from '@playwright/test';
import { bringAxe, violations } from './fixtures/axe';
import { decodeAssertion, verifyWithJose } from './fixtures/judge';
import { expect, test } from './fixtures/test';
import type { Workbench } from './fixtures/workbench';

const digest = (name: string, octets: Buffer | string) => createHash(name).update(octets).digest();
const hex = (octets: Buffer) => octets.toString('hex').toUpperCase();

async function openLesson(workbench: Workbench, page: Page, title: string): Promise<void> {
  await workbench.visit('Learn');
  await page.getByRole('link', { name: title }).click();
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
}

const heading = (page: Page, name: string) => page.getByRole('heading', { level: 2, name, exact: true });

test('A newcomer goes from a certificate to x5t, errs once, and gets it right', async ({
  workbench,
  page,
}) => {
  await openLesson(workbench, page, 'From certificate to x5t');
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
  await expect(heading(page, 'To keep')).toBeVisible();
  await workbench.visit('Learn');
  await expect(page.getByRole('listitem').filter({ hasText: 'From certificate to x5t' })).toContainText(
    'read',
  );
});

test('A link opens a lesson at a step, and an address that has none says so', async ({ workbench, page }) => {
  await workbench.open('#/learn/from-certificate-to-x5t/3');
  await expect(heading(page, 'x5t is those bytes in base64url')).toBeVisible();
  await workbench.button('Previous step').click();
  await expect(heading(page, 'Its thumbprint is a digest of all of them')).toBeFocused();
  await expect(page).toHaveURL(/#\/learn\/from-certificate-to-x5t\/2$/);
  await page.goBack();
  await expect(heading(page, 'x5t is those bytes in base64url')).toBeVisible();
  await page.goto('about:blank');
  await workbench.open('#/learn/no-such-lesson');
  await expect(page.getByRole('alert')).toContainText('no-such-lesson');
});

test('In presentation mode the type is large and the arrow keys turn the pages', async ({
  workbench,
  page,
}) => {
  await openLesson(workbench, page, 'From certificate to x5t');
  const sentence = page.getByText('The bytes are called DER');
  const size = () => sentence.evaluate((element) => Number.parseFloat(getComputedStyle(element).fontSize));
  const before = await size();
  await workbench.button('Presentation mode').click();
  expect(await size()).toBeGreaterThanOrEqual(before * 1.3);
  await page.keyboard.press('ArrowRight');
  await expect(heading(page, 'Its thumbprint is a digest of all of them')).toBeVisible();
  await page.keyboard.press('ArrowLeft');
  await expect(heading(page, 'A certificate is a string of bytes')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(workbench.button('Presentation mode')).toHaveAttribute('aria-pressed', 'false');
  await page.keyboard.press('ArrowRight');
  await expect(heading(page, 'A certificate is a string of bytes')).toBeVisible();
});

test('A lesson prints whole, and without what is of no use on paper', async ({ workbench, page }) => {
  await openLesson(workbench, page, 'From certificate to x5t');
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
  await expect(heading(page, 'Three ways to get it wrong')).toHaveCount(0);
});

test('Forget everything takes the lesson’s key, and the lesson makes another', async ({
  workbench,
  page,
}) => {
  await openLesson(workbench, page, 'From certificate to x5t');
  const before = await workbench.read('Certificate (PEM)');
  await workbench.button('Forget everything').click();
  await expect(workbench.output('Certificate (PEM)')).toContainText('BEGIN CERTIFICATE');
  await expect(workbench.output('Certificate (PEM)')).not.toHaveText(before);
});

test('What the lessons send is what other programs read', async ({ workbench, page }) => {
  await openLesson(workbench, page, 'From certificate to x5t');
  const certificate = await workbench.read('Certificate (PEM)');
  const der = Buffer.from(new X509Certificate(certificate).raw);

  await page.goto('#/learn/why-a-certificate/1');
  const sent = new URLSearchParams(await workbench.read('With an assertion'));
  await verifyWithJose(sent.get('client_assertion') ?? '', certificate);
  expect(new URLSearchParams(await workbench.read('With a secret')).has('client_assertion')).toBe(false);

  await workbench.button('Next step').click();
  const { keyCredentials } = JSON.parse(await workbench.read('Registered certificate')) as {
    keyCredentials: readonly { key: string; customKeyIdentifier: string }[];
  };
  expect(Buffer.from(keyCredentials[0]?.key ?? '', 'base64').equals(der)).toBe(true);
  expect(keyCredentials[0]?.customKeyIdentifier).toBe(digest('sha1', der).toString('base64'));

  await workbench.button('Next step').click();
  await workbench.choose({ 'How the client proved itself': 'not at all' });
  expect(JSON.parse(await workbench.read('Access token'))).toMatchObject({ appidacr: '0' });
  await expect(workbench.output('Answer of the API')).toContainText('Presented auth strength was 0');

  await page.goto('#/learn/claims-and-time/1');
  const { header, claims } = decodeAssertion(sent.get('client_assertion') ?? '');
  expect(JSON.parse(await workbench.read('Claims set'))).toEqual(claims);
  expect(header).toMatchObject({ 'x5t#S256': digest('sha256', der).toString('base64url') });
  await workbench.button('Next step').click();
  await expect(workbench.output('AD FS')).toHaveText('https://adfs.contoso.com/adfs/oauth2/token');
  await expect(workbench.output('Auth0')).toHaveText('https://contoso.eu.auth0.com/');

  await workbench.button('Next step').click();
  const verdict = workbench.output('Verdict');
  await expect(verdict).toContainText('Valid');
  const clock = page.getByRole('slider', { name: 'Your clock is ahead by (seconds)' });
  await clock.fill('360');
  await expect(verdict).toContainText('not valid yet');
  await clock.fill('-600');
  await expect(verdict).toContainText('expired');

  await workbench.button('Next step').click();
  await workbench.button('Send it').click();
  await workbench.button('Send it again').click();
  await expect(workbench.output('Answer of the server')).toContainText('Refused');

  await page.goto('#/learn/the-request/3');
  const value = 'p+q %41&r=ä';
  await workbench.textbox('A value with every difficult character; change it').fill(value);
  const read = (form: string) => [...new URLSearchParams(form)].map((pair) => pair.join(' = ')).join('\n');
  expect(await workbench.read('The server then reads')).toBe(read(`client_secret=${value}`));
  expect(await workbench.read('The server reads')).toBe(`client_secret = ${value}`);

  await workbench.button('Next step').click();
  await page.getByRole('button', { name: /^&client_assertion=/ }).click();
  await expect(workbench.output('What this line is')).toContainText('three segments');
  await expect(page.getByRole('main')).toContainText('256 bytes');
});

test('The lesson on checks shows how far a request gets, what servers say, and how to read it', async ({
  workbench,
  page,
}) => {
  await openLesson(workbench, page, 'What the server checks, and how it says no');
  const failed = page
    .getByRole('list', { name: 'Checks' })
    .getByRole('listitem')
    .filter({ hasText: 'failed' });
  await expect(failed).toContainText('The signature verifies with that key');
  await workbench.choose({ Mistake: 'exp in the past' });
  await expect(failed).toContainText('exp is in the future');
  await expect(workbench.output('Answer of the server')).toContainText('AADSTS700024');
  await workbench.choose({ Mistake: 'None' });
  await expect(workbench.output('Answer of the server')).toContainText('access_token');
  await expect(failed).toHaveCount(0);

  await workbench.button('Next step').click();
  await expect(workbench.output('Answer of Microsoft Entra ID (v2.0)')).toContainText('AADSTS700024');
  await expect(workbench.output('Answer of AD FS')).toContainText('MSIS9622');
  await workbench.choose({ Mistake: 'No client_assertion_type' });
  await expect(workbench.output('Answer of Microsoft Entra ID (v2.0)')).toContainText('AADSTS7000218');

  await workbench.button('Next step').click();
  const sha1 = await workbench.read('SHA-1 of the certificate');
  await expect(workbench.output('Thumbprint that the server prints')).toHaveText(hex(Buffer.from(sha1)));
  await expect(workbench.output('Those bytes, read as text')).toHaveText(sha1);
  await expect(workbench.output('x5t, corrected')).toHaveText(Buffer.from(sha1, 'hex').toString('base64url'));
});

test('The lessons on servers sign what the Sign view would, and their APIs and servers answer', async ({
  workbench,
  page,
}) => {
  await openLesson(workbench, page, 'From certificate to x5t');
  const certificate = await workbench.read('Certificate (PEM)');
  const sha1 = digest('sha1', Buffer.from(new X509Certificate(certificate).raw));

  await page.goto('#/learn/adfs-three-ways/2');
  await verifyWithJose(await workbench.read('client_assertion'), certificate);
  expect(JSON.parse(await workbench.read('JOSE header'))).toEqual({
    alg: 'RS256',
    typ: 'JWT',
    x5t: sha1.toString('base64url'),
  });
  await workbench.button('Next step').click();
  await expect(workbench.output('use_windows_client_authentication')).toHaveText('true');
  await expect(workbench.output('Request')).toContainText('--negotiate');

  await page.goto('#/learn/sharepoint-tokens/4');
  const [outer = '', claims = '', nothing] = (await workbench.read('Authorization'))
    .replace('Bearer ', '')
    .split('.');
  expect(JSON.parse(Buffer.from(outer, 'base64url').toString())).toEqual({ typ: 'JWT', alg: 'none' });
  expect(nothing).toBe('');
  const { actortoken } = JSON.parse(Buffer.from(claims, 'base64url').toString()) as { actortoken: string };
  await verifyWithJose(actortoken, certificate);

  await page.goto('#/learn/entra-today/3');
  const answer = workbench.output('Answer of the API');
  await expect(answer).toHaveText('200 OK');
  await workbench.choose({ Token: 'Got with a client secret' });
  await expect(answer).toHaveText('403 Forbidden');
  await workbench.choose({ Token: 'For Microsoft Graph' });
  await expect(answer).toHaveText('401 Unauthorized');

  await page.goto('#/learn/audience-injection/2');
  await expect(workbench.output('Audience')).toHaveText('https://bank.example/token');
  await expect(workbench.output('Answer of the bank')).toContainText('Accepted');
  await workbench.button('Next step').click();
  await expect(workbench.output('Audience')).toHaveText('https://shop.example');
  await expect(workbench.output('Answer of the bank')).toContainText('Refused');
});

test('The lesson on signing shows the input, the digest and the block that node:crypto finds', async ({
  workbench,
  page,
}) => {
  await openLesson(workbench, page, 'From certificate to x5t');
  const certificate = await workbench.read('Certificate (PEM)');
  const bytesOf = (text: string) => Buffer.from(text.replace(/[^0-9A-Fa-f]/g, ''), 'hex');

  await page.goto('#/learn/signing/2');
  const input = await workbench.read('Signing input');
  const shown = bytesOf(await workbench.read('Digest of the signing input'));
  expect(shown.equals(digest('sha256', input))).toBe(true);
  const signature = bytesOf(await workbench.read('Signature in hex'));
  const { publicKey } = new X509Certificate(certificate);
  expect(verify('sha256', Buffer.from(input), publicKey, signature)).toBe(true);
  const block = publicDecrypt({ key: publicKey, padding: constants.RSA_NO_PADDING }, signature);
  expect(block.subarray(-32).equals(shown)).toBe(true);
  await workbench.button('Sign again').click();
  await expect(page.getByText('signed 2 times')).toBeVisible();
  await expect
    .poll(async () => bytesOf(await workbench.read('Signature in hex')).equals(signature))
    .toBe(true);

  await workbench.button('Next step').click();
  await expect(workbench.output('Hashed for H')).toBeVisible();
  const first = await workbench.read('Signature in hex');
  await workbench.button('Sign again').click();
  await expect.poll(() => workbench.read('Signature in hex')).not.toBe(first);
  const pss = { key: publicKey, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 32 };
  const again = bytesOf(await workbench.read('Signature in hex'));
  expect(verify('sha256', Buffer.from(await workbench.read('Signing input')), pss, again)).toBe(true);
});

for (const theme of ['Light', 'Dark']) {
  test(`In ${theme.toLowerCase()}, every step of every lesson is there, and axe finds nothing`, async ({
    workbench,
    page,
  }) => {
    test.slow();
    await bringAxe(page);
    await page.goto('about:blank');
    await workbench.open('#/learn');
    await workbench.choose({ Theme: theme });
    expect.soft(await violations(page), 'the list').toEqual([]);
    const lessons = await page.getByRole('main').getByRole('listitem').getByRole('link').all();
    const addresses = await Promise.all(lessons.map((link) => link.getAttribute('href')));
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
      await expect(heading(page, 'To keep')).toBeVisible();
    }
  });
}
