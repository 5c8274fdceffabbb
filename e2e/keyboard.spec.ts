/** Each main job with the keyboard alone: nothing here points, and the focus is in sight at every stop. */
import { readFile } from 'node:fs/promises';
import { toFile } from './fixtures/files';
import { expectedCredential, verifyWithJose } from './fixtures/judge';
import { Keyboard } from './fixtures/keyboard';
import { rightClaims, sha1Hex, signWithNode } from './fixtures/signed-assertion';
import { expect, test as base, type Credentials } from './fixtures/test';
import { given } from './fixtures/thumbprint';
import { views, type View, type Workbench } from './fixtures/workbench';

const test = base.extend<{ keyboard: Keyboard }>({
  keyboard: async ({ page }, use) => {
    await use(new Keyboard(page));
  },
});

async function visit(keyboard: Keyboard, workbench: Workbench, view: View): Promise<void> {
  const link = workbench.navigation.getByRole('link', { name: view, exact: true });
  await keyboard.press(link);
  await expect(link).toHaveAttribute('aria-current', 'page');
}

async function chooseFiles(keyboard: Keyboard, workbench: Workbench, { rsa }: Credentials): Promise<void> {
  const chooser = workbench.page.waitForEvent('filechooser');
  await keyboard.to(workbench.intake.files);
  await workbench.page.keyboard.press('Enter');
  await (await chooser).setFiles([toFile('key.pem', rsa.keyPem), toFile('cert.pem', rsa.certificatePem)]);
  await expect(workbench.intake.output('x5t')).toHaveText(expectedCredential({ ...rsa })['x5t'] ?? '');
}

async function fillGenericServer(workbench: Workbench, keyboard: Keyboard): Promise<void> {
  const { page } = workbench;
  await keyboard.to(workbench.select('Authorization server'));
  await page.keyboard.type('Generic');
  await keyboard.type(workbench.textbox('Token endpoint'), 'https://as.example.com/token');
  await keyboard.type(workbench.textbox('Issuer'), 'https://as.example.com');
  await keyboard.type(workbench.textbox('Client ID'), 'daemon');
  await keyboard.to(workbench.select('Algorithm'));
  await page.keyboard.type('PS256');
}

const said = (workbench: Workbench, text: string | RegExp) =>
  expect(workbench.page.getByRole('status').filter({ hasText: text })).toHaveCount(1);

test('Generate: files are chosen, fields filled, signed, read and copied', async ({
  workbench,
  page,
  credentials,
  keyboard,
}) => {
  await chooseFiles(keyboard, workbench, credentials);
  await fillGenericServer(workbench, keyboard);
  await keyboard.to(workbench.checkbox('Include certificate chain (x5c)'));
  await page.keyboard.press('Space');
  const assertion = await workbench.nextAssertion(() => page.keyboard.press('Control+Enter'));
  await verifyWithJose(assertion, credentials.rsa.certificatePem);
  await said(workbench, 'Assertion signed. The request is ready to copy.');
  await expect(workbench.checkbox('Include certificate chain (x5c)')).toBeFocused();

  await keyboard.to(page.getByRole('group', { name: 'until when it is valid' }).first());
  await keyboard.press(workbench.button('Copy Request'));
  await said(workbench, 'Request copied.');
});

test('Generate: key and certificate are pasted, and signed with Enter on the button', async ({
  workbench,
  page,
  credentials: { rsa },
  keyboard,
}) => {
  await keyboard.type(workbench.intake.paste, rsa.keyPem + rsa.certificatePem);
  await expect(workbench.intake.output('x5t')).toHaveText(expectedCredential(rsa)['x5t'] ?? '');
  await fillGenericServer(workbench, keyboard);
  await keyboard.to(workbench.button('Sign assertion'));
  const assertion = await workbench.nextAssertion(() => page.keyboard.press('Enter'));
  await verifyWithJose(assertion, rsa.certificatePem);
  expect(await workbench.read('JOSE header')).toContain('PS256');
  await said(workbench, /signed/i);
  await keyboard.to(workbench.button('Copy Request'));
  await keyboard.to(workbench.select('Request format'));
});

test('Generate: what prevents signing takes the focus, with its reason as its description', async ({
  workbench,
  page,
  credentials,
}) => {
  await workbench.load(credentials.rsa);
  await workbench.textbox('Tenant').fill('contoso.onmicrosoft.com');
  await page.keyboard.press('Control+Enter');
  await expect(workbench.textbox('Client ID')).toBeFocused();
  await expect(workbench.textbox('Client ID')).toHaveAccessibleDescription(/client ID/i);
});

test('Generate: the example, and what is missing takes the focus', async ({ workbench, page, keyboard }) => {
  await keyboard.press(workbench.button('Try an example'), 'Space');
  await said(workbench, 'An example was signed');
  await expect(workbench.button('Try an example')).toBeFocused();
  await keyboard.type(workbench.textbox('Client ID'), '');
  await page.keyboard.press('Delete');
  await page.keyboard.press('Control+Enter');
  await said(workbench, 'Look at Client ID first.');
  await expect(workbench.textbox('Client ID')).toBeFocused();
});

test('Verify a thumbprint: given, read in every spelling, walked through, compared', async ({
  workbench,
  keyboard,
  credentials,
}) => {
  await visit(keyboard, workbench, 'Thumbprint');
  const digest = Buffer.from(sha1Hex(credentials.rsa), 'hex');
  await keyboard.type(workbench.textbox(given), digest.toString('base64'));
  await expect(workbench.output('Base64url')).toHaveText(digest.toString('base64url'));
  await keyboard.type(workbench.textbox('Compare with'), credentials.rsa.certificatePem);
  await expect(workbench.output('Comparison')).toHaveText('same');
  await keyboard.press(workbench.button('Copy Hex'));
  await said(workbench, 'Hex copied.');
  await keyboard.to(workbench.textbox(given), 'Shift+Tab');
});

test('Inspect: a token is pasted, judged at its time, and a finding followed to its mended value', async ({
  workbench,
  page,
  keyboard,
  credentials: { rsa },
}) => {
  await visit(keyboard, workbench, 'Inspect');
  const x5t = Buffer.from(sha1Hex(rsa)).toString('base64url');
  const past = Math.floor(Date.now() / 1000) - 86_400;
  const token = signWithNode({ alg: 'RS256', typ: 'JWT', x5t }, rightClaims(past), rsa);
  await keyboard.type(workbench.inspecting.box, token);
  await workbench.inspecting.expectKind('Client assertion');
  await keyboard.type(workbench.textbox('Certificate to verify with'), rsa.certificatePem);
  await workbench.inspecting.expectSignature('valid');
  await keyboard.press(workbench.button('Evaluate at the time of the token'));
  await expect(workbench.inspecting.finding('exp/past')).toHaveCount(0);
  await keyboard.press(workbench.button('Copy corrected x5t'));
  await said(workbench, /copied/);
  await expect(page.locator(':focus')).toHaveCount(1);
});

test('Learn: a lesson to its end, a question answered', async ({ workbench, page, keyboard }) => {
  await visit(keyboard, workbench, 'Learn');
  await keyboard.press(page.getByRole('link', { name: 'From certificate to x5t' }));
  const next = workbench.button('Next step');
  await next.waitFor();
  for (let step = 1; await next.isEnabled(); step++) {
    await expect(page.getByRole('navigation', { name: 'Steps' })).toContainText(`${step} of `);
    await keyboard.press(next);
    await said(workbench, `Step ${step + 1} of`);
    await expect(page.getByRole('heading', { level: 2 }).first()).toBeFocused();
  }
  const answers = page.getByRole('radio');
  await keyboard.press(answers.first(), 'Space');
  await page.keyboard.press('ArrowDown');
  await expect(answers.nth(1)).toBeChecked();
  await expect(workbench.output('Answer')).not.toBeEmpty();
});

test('Learn: an exercise solved', async ({ workbench, page, keyboard }) => {
  await visit(keyboard, workbench, 'Learn');
  await keyboard.press(page.getByRole('link', { name: 'Break it', exact: true }));
  await keyboard.press(page.getByRole('link', { name: 'The thumbprint, encoded', exact: true }));
  await workbench.textbox('JOSE header').waitFor();
  const header = JSON.parse(await workbench.textbox('JOSE header').inputValue()) as { x5t: string };
  const hex = Buffer.from(header.x5t, 'base64url').toString();
  const x5t = Buffer.from(hex, 'hex').toString('base64url');
  await keyboard.type(workbench.textbox('JOSE header'), JSON.stringify({ ...header, x5t }));
  await keyboard.press(workbench.button('Send request'));
  await expect(page.getByText('HTTP 200', { exact: true })).toBeVisible();
  await keyboard.press(page.getByRole('link', { name: 'Next exercise: echo, and what it adds' }));
  await expect(page.getByRole('heading', { level: 1, name: 'echo, and what it adds' })).toBeVisible();
});

test('Credential: a key and its certificate are made, and saved as PFX', async ({
  workbench,
  page,
  keyboard,
}) => {
  await visit(keyboard, workbench, 'Credential');
  await keyboard.type(workbench.textbox('Common name'), 'daemon');
  await keyboard.to(workbench.select('Key type'));
  await page.keyboard.type('EC P-256');
  await keyboard.press(workbench.button('Generate key and certificate'));
  await expect(workbench.intake.output('Subject')).toHaveText('CN=daemon');
  await keyboard.type(page.getByLabel('PFX password', { exact: true }), 'correct horse');
  const download = page.waitForEvent('download');
  await keyboard.press(workbench.button('Download PFX'));
  expect((await readFile(await (await download).path())).length).toBeGreaterThan(500);
  await expect(workbench.button('Download PFX')).toBeFocused();
});

for (const size of [
  { width: 1280, height: 800 },
  { width: 320, height: 256 },
]) {
  test(`At ${size.width} × ${size.height} the focus goes through each view in its order, is in sight, and comes out`, async ({
    workbench,
    page,
    keyboard,
  }) => {
    await page.setViewportSize(size);
    await keyboard.press(workbench.button('Try an example'));
    await said(workbench, 'An example was signed');
    for (const view of views) {
      await visit(keyboard, workbench, view);
      await keyboard.to(workbench.button('About'));
      const forth = await keyboard.round('Tab');
      const ordered = [...forth].sort((one, other) => one - other);
      expect.soft(forth, view).toEqual(ordered);
      expect.soft(forth.length, view).toBeGreaterThan(12);
    }
  });
}
