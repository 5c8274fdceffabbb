/** Everything that is not what the page asks for: it says what it got, keeps what it had, and goes on working. */
import { toFile } from './fixtures/files';
import { expectedCredential, verifyWithJose } from './fixtures/judge';
import { atOnce, processorTime } from './fixtures/processor-time';
import { expect, test, type Credentials } from './fixtures/test';
import type { Workbench } from './fixtures/workbench';
import { smudge, wrongMaterials } from './fixtures/wrong-material';

const atLeastFiveMegabytes = 5 * 1024 * 1024;

async function loadAndDescribe(workbench: Workbench, credentials: Credentials): Promise<void> {
  await workbench.load(credentials.rsa);
  await expect(workbench.intake.output('Key')).toHaveText('RSA 2048');
  await workbench.fill({
    Tenant: 'contoso.onmicrosoft.com',
    'Client ID': 'f17bb8a5-2bef-4ad5-a83f-cd7113449fc2',
    Scope: 'https://graph.microsoft.com/.default',
  });
}

async function expectNothingLost(workbench: Workbench, { rsa }: Credentials): Promise<void> {
  await expect(workbench.intake.output('x5t')).toHaveText(expectedCredential(rsa)['x5t'] ?? '');
  await verifyWithJose(await workbench.sign(), rsa.certificatePem);
}

for (const kind of new Set(wrongMaterials.map((one) => one.kind))) {
  test(`Files that hold ${kind} are named for what they are, and nothing that was loaded is lost`, async ({
    workbench,
    credentials,
  }) => {
    await loadAndDescribe(workbench, credentials);
    const before = await workbench.intake.credential.ariaSnapshot();
    for (const { file, make, isCalled } of wrongMaterials.filter((one) => one.kind === kind)) {
      await test.step(file, async () => {
        await workbench.intake.choose(toFile(file, make(credentials)));
        await expect(workbench.intake.alert).toContainText(file);
        await expect(workbench.intake.alert).toContainText(isCalled);
        expect(await workbench.intake.credential.ariaSnapshot()).toBe(before);
        await expectNothingLost(workbench, credentials);
      });
    }
  });
}

const textMaterials = wrongMaterials.filter(({ file }) => /\.(pem|jwk|csr|p7b|txt|html)$/.test(file));

test('The same things pasted are named as well, and a good paste after them clears the complaint', async ({
  workbench,
  credentials,
}) => {
  await loadAndDescribe(workbench, credentials);
  for (const { file, make, isCalled } of textMaterials.filter((one) => !/^(empty|blank)/.test(one.file))) {
    await workbench.intake.pasteText('');
    await workbench.intake.pasteText(make(credentials).toString());
    await expect(workbench.intake.alert, file).toContainText(isCalled);
  }
  await workbench.intake.pasteText(credentials.ec.keyPem + credentials.ec.certificatePem);
  await expect(workbench.intake.output('Key')).toHaveText('EC P-256');
  await expect(workbench.intake.alert).toHaveText('');
});

test('Among good files a bad one costs only itself', async ({ workbench, credentials }) => {
  const { rsa } = credentials;
  await workbench.intake.choose(
    toFile('notes.txt', 'no key here'),
    toFile('key.pem', `${rsa.certificatePem.replace('MII', 'M*I')}\n${rsa.keyPem}`),
    toFile('cert.pem', rsa.certificatePem),
  );
  await expect(workbench.intake.output('Key')).toHaveText('RSA 2048');
  await expect(workbench.intake.alert).toContainText('notes.txt');
  await expect(workbench.intake.alert).toContainText('key.pem');
  await expect(workbench.intake.alert).not.toContainText('cert.pem');
});

test('A broken block is found: file, block and line are said', async ({ workbench, credentials }) => {
  const { ec, rsa } = credentials;
  await workbench.intake.choose(toFile('two.pem', ec.certificatePem + smudge(rsa.certificatePem)));
  await expect(workbench.intake.alert).toContainText('two.pem');
  await expect(workbench.intake.alert).toContainText(/block 2|second block|2nd block/i);
  await expect(workbench.intake.alert).toContainText('*');
});

test('A file of five megabytes is refused at once, with its size', async ({
  workbench,
  page,
  credentials,
}) => {
  await loadAndDescribe(workbench, credentials);
  const file = toFile('disk.img', Buffer.alloc(atLeastFiveMegabytes, 0x30));
  const spent = await processorTime(page, async () => {
    await workbench.intake.choose(file);
    await expect(workbench.intake.alert).toContainText('disk.img');
  });
  expect(spent, 'milliseconds').toBeLessThan(atOnce);
  await expect(workbench.intake.alert).toContainText('5,242,880');
  await expectNothingLost(workbench, credentials);
});

test('A paste of five megabytes is refused at once, and does not stay in the page', async ({
  workbench,
  page,
  context,
  credentials,
}) => {
  await loadAndDescribe(workbench, credentials);
  await context.grantPermissions(['clipboard-write']);
  await page.evaluate((size) => navigator.clipboard.writeText('M'.repeat(size)), atLeastFiveMegabytes);
  await workbench.intake.paste.focus();
  const spent = await processorTime(page, async () => {
    await page.keyboard.press('ControlOrMeta+V');
    await expect(workbench.intake.alert).toContainText('5,242,880');
  });
  expect(spent, 'milliseconds').toBeLessThan(atOnce);
  await expect(workbench.intake.paste).toHaveValue('');
  await expectNothingLost(workbench, credentials);
});

test('A hundred files at once are read, and the pair among them is found', async ({
  workbench,
  credentials,
}) => {
  const { rsa, otherRsa } = credentials;
  const many = Array.from({ length: 98 }, (_, index) => toFile(`note-${index}.txt`, `note ${index}`));
  await workbench.intake.choose(
    toFile('key.pem', rsa.keyPem),
    ...many,
    toFile('cert.pem', rsa.certificatePem),
  );
  await expect(workbench.intake.output('x5t')).toHaveText(expectedCredential(rsa)['x5t'] ?? '');
  await workbench.load(otherRsa);
  await expect(workbench.intake.output('x5t')).toHaveText(expectedCredential(otherRsa)['x5t'] ?? '');
  await expect(workbench.intake.alert).toHaveText('');
});

test('Half-typed values anywhere leave the page usable', async ({ workbench, credentials }) => {
  await loadAndDescribe(workbench, credentials);
  await workbench.fill({
    Tenant: 'https://',
    'Client ID': '{',
    Scope: '%',
    Audience: '',
    'Lifetime (seconds)': '-',
    'Not before offset (seconds)': '1e9',
    'Header overrides': '{"',
    'Claims overrides': '[',
  });
  await workbench.button('Sign assertion').click();
  await expect(workbench.findings.errors().first()).toBeVisible();
  await workbench.fill({
    Tenant: 'contoso.onmicrosoft.com',
    'Client ID': 'f17bb8a5-2bef-4ad5-a83f-cd7113449fc2',
    Scope: 'https://graph.microsoft.com/.default',
    Audience: 'https://login.microsoftonline.com/contoso.onmicrosoft.com/oauth2/v2.0/token',
    'Lifetime (seconds)': '600',
    'Not before offset (seconds)': '300',
    'Header overrides': '',
    'Claims overrides': '',
  });
  await expect(workbench.findings.items).toHaveCount(0);
  await expectNothingLost(workbench, credentials);
});

test('Signing without a credential says what is missing and where', async ({ workbench, credentials }) => {
  await workbench.fill({ Tenant: 'contoso.onmicrosoft.com' });
  await workbench.button('Sign assertion').click();
  await expect(workbench.findings.withCode('request/client-id-missing')).toHaveCount(1);
  await expect(workbench.findings.withCode('request/scope-missing')).toHaveCount(1);
  expect(await workbench.read('Client assertion')).not.toMatch(/^ey/);
  await loadAndDescribe(workbench, credentials);
  await expectNothingLost(workbench, credentials);
});
