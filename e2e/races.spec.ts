/** Things done at once, too fast, or in the wrong place: nothing comes back that was forgotten, and nothing stands still. */
import { clientId, describeV2, scope, tenant } from './fixtures/entra';
import { toFile } from './fixtures/files';
import { decodeAssertion, verifyWithJose } from './fixtures/judge';
import { keyTraces, placesWith, readPlaces } from './fixtures/key-traces';
import { expectLoaded, expectSigns } from './fixtures/loaded';
import { atOnce, processorTime } from './fixtures/processor-time';
import { expect, test } from './fixtures/test';
import type { Workbench } from './fixtures/workbench';

async function expectEmpty(workbench: Workbench): Promise<void> {
  await expect(workbench.intake.output('Key')).toHaveCount(0);
  await expect(workbench.output('Client assertion')).toHaveText('');
  await expect(workbench.textbox('Tenant')).toHaveValue('');
  await expect(workbench.intake.alert).toHaveText('');
}

test('An example that is forgotten while its key is made does not come back', async ({ workbench, page }) => {
  const forget = await workbench.button('Forget everything').elementHandle();
  await workbench.button('Try an example').evaluate((example, other) => {
    (example as HTMLElement).click();
    (other as HTMLElement).click();
  }, forget);
  await expect(workbench.button('Try an example')).toBeEnabled();
  await page.waitForTimeout(3_000);
  await expectEmpty(workbench);
  await workbench.nextAssertion(() => workbench.button('Try an example').click());
  await expect(workbench.findings.errors()).toHaveCount(0);
});

test('Files that are forgotten while they are read do not come back', async ({
  workbench,
  page,
  credentials,
}) => {
  const files = [
    toFile('key.pem', credentials.rsa.keyPem),
    toFile('cert.pem', credentials.rsa.certificatePem),
  ];
  const forget = workbench.button('Forget everything');
  expect(await workbench.intake.drop(files, { thenClick: forget })).toBe(true);
  await page.waitForTimeout(1_500);
  await expectEmpty(workbench);
  expect(placesWith(keyTraces(credentials.rsa.keyPem), await readPlaces(page))).toEqual([]);
  await workbench.intake.pasteText(credentials.rsa.keyPem);
  await forget.click();
  await page.waitForTimeout(1_500);
  await expectEmpty(workbench);
  await workbench.load(credentials.ec);
  await expectLoaded(workbench, credentials.ec, 'EC P-256');
});

test('Of two drops, one right after the other, the later decides, whichever takes longer to read', async ({
  workbench,
  credentials,
}) => {
  const { rsa, ec } = credentials;
  const filler = Array.from({ length: 60 }, (_, index) => toFile(`note-${index}.txt`, 'no key'));
  await Promise.all([
    workbench.intake.drop([...filler, toFile('rsa.pem', rsa.keyPem + rsa.certificatePem)]),
    workbench.intake.drop([toFile('ec.pem', ec.keyPem + ec.certificatePem)]),
  ]);
  await expectLoaded(workbench, ec, 'EC P-256');
});

test('Overrides that are wrong twice in the same way are found twice, and the page stays', async ({
  workbench,
  credentials,
}) => {
  await workbench.load(credentials.rsa);
  await describeV2(workbench);
  const now = Math.floor(Date.now() / 1000);
  const times = {
    'time/string': `{"exp": "${now + 300}", "nbf": "${now - 10}"}`,
    'time/float': `{"exp": ${now + 300}.5, "nbf": ${now - 10}.5}`,
  } as const;
  for (const code of ['time/string', 'time/float'] as const) {
    await workbench.fill({ 'Claims overrides': times[code] });
    await expect(workbench.findings.withCode(code)).toHaveCount(2);
  }
  await workbench.fill({ 'Header overrides': '{"x5t": "AAAA", "x5t#S256": "BBBB"}' });
  await expect(workbench.findings.withCode('x5t/other-certificate')).toHaveCount(2);
  await expect(workbench.textbox('Header overrides')).toHaveAccessibleDescription(/"AAAA"[^]*"BBBB"/);
  await verifyWithJose(await workbench.sign(), credentials.rsa.certificatePem);
  await workbench.fill({ 'Header overrides': '', 'Claims overrides': '' });
  await expect(workbench.findings.items).toHaveCount(0);
});

test('What v1.0 calls the resource is no scope: nothing is signed until the one click puts it there', async ({
  workbench,
  credentials,
}) => {
  await workbench.load(credentials.rsa);
  await workbench.choose({ 'Authorization server': 'Microsoft Entra ID (v1.0)' });
  const resource = 'https://graph.microsoft.com';
  await workbench.fill({ Tenant: tenant, 'Client ID': clientId, Resource: resource });
  const before = await workbench.sign();
  await workbench.choose({ 'Authorization server': 'Microsoft Entra ID (v2.0)' });
  const finding = workbench.findings.withCode('request/resource-on-v2');
  await expect(finding).toHaveAttribute('data-severity', 'error');
  await workbench.button('Sign assertion').click();
  await expect(workbench.textbox('Scope')).toBeFocused();
  expect(await workbench.read('Client assertion')).toBe(before);
  await workbench.fix.click();
  await expect(workbench.textbox('Scope')).toHaveValue(scope);
  await expect(workbench.findings.items).toHaveCount(0);
  await workbench.sign();
  expect(await workbench.read('Form body')).toContain(encodeURIComponent(scope));
});

test('A hundred thousand characters in a field are answered at once', async ({
  workbench,
  page,
  credentials,
}) => {
  await workbench.load(credentials.rsa);
  await describeV2(workbench);
  for (const field of ['Tenant', 'Client ID', 'Scope', 'Audience', 'Claims overrides']) {
    const input = workbench.textbox(field);
    const right = await input.inputValue();
    for (const piece of ['a', 'a.', '- ', '{"']) {
      await input.fill('');
      const text = piece.repeat(100_000 / piece.length);
      const spent = await processorTime(page, async () => {
        await workbench.pasteInto(input, text);
        await workbench.drawn();
      });
      expect(spent, `milliseconds, ${piece} in ${field}`).toBeLessThan(atOnce);
    }
    await input.fill(right);
  }
  await expectSigns(workbench, credentials.rsa);
});

test('An exp in an override becomes a finding when it passes, without anybody touching the page', async ({
  workbench,
  page,
  credentials,
}) => {
  await page.clock.install();
  await workbench.open();
  await workbench.load(credentials.rsa);
  await describeV2(workbench);
  const exp = Math.floor(Date.now() / 1000) + 600;
  await workbench.fill({ 'Claims overrides': `{"exp": ${exp}}` });
  expect(decodeAssertion(await workbench.sign()).claims['exp']).toBe(exp);
  const finding = workbench.findings.withCode('exp/past');
  expect(await finding.count()).toBe(0);
  await page.clock.fastForward(601_000);
  await expect(finding).toHaveAttribute('data-severity', 'error');
  await expect(workbench.page.getByRole('status').filter({ hasText: 'expired' })).toHaveCount(1);
});
