/** Many assertions for a load test: made, judged one by one, stopped half-way, and forgotten. */
import type { Page } from '@playwright/test';
import { jwtVerify, importX509 } from 'jose';
import { bringAxe, violations } from './fixtures/axe';
import { Batching, type BatchLine } from './fixtures/batching';
import { clientId, describeV2, scope } from './fixtures/entra';
import { decodeAssertion } from './fixtures/judge';
import { expect, test } from './fixtures/test';
import { tokenEndpoint } from './fixtures/signed-assertion';
import type { Workbench } from './fixtures/workbench';

/** More than is made while a test looks at it. */
const endless = '100000';

async function bringIntoMiddle(batching: Batching): Promise<void> {
  await batching.order(endless, '0');
  await batching.make.click();
  await expect(batching.group.getByLabel('Made', { exact: true })).toHaveText(/^[1-9][\d,]* of 100,000$/);
}

test.describe('of what the form says', () => {
  test.beforeEach(async ({ workbench, credentials }) => {
    await workbench.load(credentials.rsa);
    await describeV2(workbench);
  });

  test('a thousand with RS256 have a jti each and exact times, and jose verifies every one', async ({
    workbench,
    credentials,
  }) => {
    await workbench.choose({ Algorithm: 'RS256 with x5t' });
    const batching = new Batching(workbench);
    await batching.open();
    await batching.order('1000', '0.25');
    await expect(batching.group).toContainText('those of the last are 4 min 9 s later.');
    const pressed = Math.floor(Date.now() / 1000);
    await batching.make.click();
    await batching.expectSaid(/^The batch is ready to download\. 1,000 assertions, \d+\.\d MB/);
    const text = await batching.save('batch.jsonl');

    const lines = text
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as BatchLine);
    expect(lines).toHaveLength(1000);
    expect(new Set(lines.map(({ jti }) => jti)).size).toBe(1000);
    const start = lines[0]?.iat ?? 0;
    expect(start - pressed).toBeGreaterThanOrEqual(0);
    expect(start - pressed).toBeLessThan(60);
    const publicKey = await importX509(credentials.rsa.certificatePem, 'RS256');
    for (const [index, line] of lines.entries()) {
      const { url, client_assertion: assertion, form, ...told } = line;
      const now = start + Math.floor(index / 4);
      expect(told).toEqual({ jti: told.jti, iat: now, nbf: now - 300, exp: now + 600 });
      const { payload } = await jwtVerify(assertion, publicKey, {
        algorithms: ['RS256'],
        audience: tokenEndpoint,
        issuer: clientId,
        currentDate: new Date(now * 1000),
      });
      expect(payload).toMatchObject(told);
      expect(url).toBe(tokenEndpoint);
      expect(Object.fromEntries(new URLSearchParams(form))).toEqual({
        grant_type: 'client_credentials',
        client_id: clientId,
        scope,
        client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
        client_assertion: assertion,
      });
    }
    const shown = await workbench.read('First lines');
    expect(shown).toBe(text.split('\n').slice(0, 3).join('\n') + '\n');
    expect(await workbench.read('Network requests')).toBe('0');
  });

  test('as CSV it has a header row, and as Vegeta targets the same form in base64', async ({ workbench }) => {
    const batching = new Batching(workbench);
    await batching.open();
    await batching.order('3', '1', 'CSV');
    await batching.make.click();
    await batching.expectSaid(/ready to download\. 3 assertions/);
    const rows = (await batching.save('batch.csv')).split('\r\n').map((row) => row.split(','));
    expect(rows[0]).toEqual(['url', 'jti', 'nbf', 'iat', 'exp', 'client_assertion', 'form']);
    expect(rows.slice(1, 4).map((row) => row[6]?.endsWith(`&client_assertion=${row[5]}`))).toEqual([
      true,
      true,
      true,
    ]);
    expect(rows.slice(4)).toEqual([['']]);

    await batching.order('2', '0', 'Vegeta targets');
    await batching.make.click();
    await batching.expectSaid(/ready to download\. 2 assertions/);
    const targets = (await batching.save('batch-targets.jsonl')).trimEnd().split('\n');
    for (const target of targets) {
      const { method, url, header, body } = JSON.parse(target) as Record<string, unknown>;
      expect([method, url]).toEqual(['POST', tokenEndpoint]);
      expect(header).toEqual({ 'Content-Type': ['application/x-www-form-urlencoded'] });
      const form = new URLSearchParams(Buffer.from(String(body), 'base64').toString());
      expect(decodeAssertion(form.get('client_assertion') ?? '').claims).toMatchObject({ iss: clientId });
    }
  });

  test('it goes on while another view is looked at, and is there afterwards', async ({ workbench }) => {
    const batching = new Batching(workbench);
    await batching.open();
    await bringIntoMiddle(batching);
    await workbench.visit('Thumbprint');
    await workbench.visit('Sign');
    const before = Number(await batching.progress.getAttribute('value'));
    expect(before).toBeGreaterThan(0);
    await expect
      .poll(async () => Number(await batching.progress.getAttribute('value')))
      .toBeGreaterThan(before);
    for (const name of ['Per second', 'Elapsed', 'Remaining'])
      await expect(batching.group.getByLabel(name, { exact: true })).toHaveText(/^[\d,:]+$/);
    await batching.cancel.click();

    await batching.order('5', '0');
    await batching.make.click();
    await workbench.visit('Inspect');
    await batching.expectSaid(/ready to download\. 5 assertions/);
    await workbench.visit('Sign');
    expect((await batching.save('batch.jsonl')).trimEnd().split('\n')).toHaveLength(5);
    await workbench.fill({ 'Lifetime (seconds)': '120' });
    await expect(batching.group).toContainText('made before the last change');
  });

  test('Cancel throws away what is made, says how many, and the next batch is whole', async ({
    workbench,
  }) => {
    const batching = new Batching(workbench);
    await batching.open();
    await bringIntoMiddle(batching);
    await batching.cancel.click();
    await expect(batching.group).toContainText(
      /Stopped\. [1-9][\d,]* of 100,000 were made, and are thrown away\./,
    );
    await batching.expectSaid(/^Stopped\. /);
    await expect(batching.progress).toHaveCount(0);
    await expect(batching.cancel).toBeFocused();
    await expect(batching.cancel).toBeDisabled();
    await expect(batching.group.getByRole('button', { name: /^Download/ })).toHaveCount(0);
    await batching.order('20', '0');
    await batching.make.click();
    await batching.expectSaid(/ready to download\. 20 assertions/);
    expect((await batching.save('batch.jsonl')).trimEnd().split('\n')).toHaveLength(20);
  });

  test('another key stops it, and Forget everything leaves nothing of it', async ({
    workbench,
    page,
    credentials,
  }) => {
    const batching = new Batching(workbench);
    await batching.open();
    await bringIntoMiddle(batching);
    await workbench.load(credentials.otherRsa);
    await expect(batching.group).toContainText(
      /Stopped, since another key is in use\. [1-9][\d,]* of 100,000/,
    );

    await bringIntoMiddle(batching);
    await workbench.button('Forget everything').click();
    await expect(batching.progress).toHaveCount(0);
    await expect(workbench.textbox('Number of assertions')).toHaveValue('1000');
    await page.waitForTimeout(500);
    await expect(batching.progress).toHaveCount(0);
    await expect(batching.group.getByRole('button', { name: /^Download/ })).toHaveCount(0);
    expect(await workbench.page.evaluate(() => document.body.textContent)).not.toMatch(/eyJ[\w-]{20}/);
  });

  test('what every one of them, or the last alone, would be refused for is said before', async ({
    workbench,
  }) => {
    const batching = new Batching(workbench);
    await batching.open();
    await workbench.fill({ 'Claims overrides': '{"aud":null}' });
    await expect(batching.group).toContainText('The server will refuse every one of them for this:');
    await workbench.fill({ 'Claims overrides': '' });
    await expect(batching.group).not.toContainText('The server will refuse');
    // The certificate is good for 30 days.
    await batching.order('100', '86400');
    await expect(batching.group).toContainText('By the time of the last of them there is this too:');
    await expect(batching.group).toContainText(/expired/);
    await workbench.fill({ 'Claims overrides': '{"jti":"once"}' });
    await expect(batching.group).toContainText(
      'None has a jti of its own: they differ by their times alone.',
    );
    await workbench.fill({ 'Stagger (seconds)': '0' });
    await expect(batching.group).toContainText('a server that remembers assertions takes one of them');
  });

  test('a file that no browser would keep is refused, with the number that fits', async ({ workbench }) => {
    const batching = new Batching(workbench);
    await batching.open();
    await workbench.fill({ 'Header overrides': JSON.stringify({ long: 'x'.repeat(5_000) }) });
    await batching.order(endless, '0');
    await batching.make.click();
    await expect(batching.group).toContainText(
      /The file would have 1,\d{3} MB; more than 500 are not made\./,
    );
    await batching.expectSaid('The batch was not made.');
  });
});

test('a grant that is a signed JWT has it as its assertion', async ({ workbench, credentials }) => {
  await workbench.load(credentials.rsa);
  await workbench.choose({ 'Authorization server': 'Google service account' });
  await workbench.fill({
    'Client ID': 'daemon@project.iam.gserviceaccount.com',
    Scope: 'https://www.googleapis.com/auth/drive',
  });
  const batching = new Batching(workbench);
  await batching.open();
  await batching.order('4', '0.5');
  await expect(batching.group).toContainText('those of one second have the same claims');
  await workbench.fill({ 'Stagger (seconds)': '2' });
  await batching.make.click();
  await batching.expectSaid(/ready to download\. 4 assertions/);
  const text = await batching.save('batch.jsonl');
  const lines = text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, string>);
  expect(new Set(lines.map(({ assertion }) => assertion)).size).toBe(4);
  for (const { assertion, form } of lines) expect(new URLSearchParams(form).get('assertion')).toBe(assertion);
});

test.describe('by keyboard', () => {
  test('wrong numbers are explained at their fields, and what is missing takes the focus', async ({
    workbench,
    page,
    credentials,
  }) => {
    const batching = new Batching(workbench);
    await page.getByText('Many assertions at once').focus();
    await page.keyboard.press('Enter');
    const count = workbench.textbox('Number of assertions');
    for (const [text, reason] of [
      ['0', '“0” is no whole number from 1 to 100,000.'],
      ['1e3', '“1e3” is no whole number'],
      ['100001', '“100001” is no whole number'],
      ['', 'There is no number of assertions.'],
    ] as const) {
      await count.fill(text);
      await expect(count).toHaveAccessibleDescription(new RegExp(reason));
      await expect(count).toHaveAttribute('aria-invalid', 'true');
    }
    await count.press('Enter');
    await expect(count).toBeFocused();
    await batching.expectSaid('Look at Number of assertions first.');
    await count.fill('2');
    await workbench.textbox('Stagger (seconds)').fill('1,5');
    await workbench.textbox('Stagger (seconds)').press('Enter');
    await expect(workbench.textbox('Stagger (seconds)')).toHaveAccessibleDescription(
      /“1,5” is no number of seconds/,
    );
    await workbench.textbox('Stagger (seconds)').fill('0');

    await pressTo(page, batching);
    await batching.expectSaid('Load a private key first.');
    await expect(workbench.textbox('Paste key or certificate')).toBeFocused();
    await workbench.load(credentials.rsa);
    await expect(workbench.intake.output('Key')).toHaveText('RSA 2048');
    await workbench.choose({ 'Authorization server': 'Microsoft Entra ID (v2.0)' });
    await pressTo(page, batching);
    await expect(workbench.textbox('Tenant')).toBeFocused();
    await describeV2(workbench);
    await pressTo(page, batching);
    await batching.expectSaid(/ready to download\. 2 assertions/);
    await expect(batching.make).toBeFocused();
  });

  async function pressTo(page: Page, batching: Batching): Promise<void> {
    await batching.workbench.select('Format').focus();
    await page.keyboard.press('Tab');
    await expect(batching.make).toBeFocused();
    await page.keyboard.press('Enter');
  }
});

test('axe has nothing against it: empty, wrong, under way, stopped, made', async ({
  page,
  silence,
  credentials,
}) => {
  await bringAxe(page);
  const { Workbench: Fixture } = await import('./fixtures/workbench');
  const workbench: Workbench = new Fixture(page, silence);
  await workbench.open();
  const batching = new Batching(workbench);
  const expectNone = async () => expect(await violations(page)).toEqual([]);
  await batching.open();
  await expectNone();
  await workbench.fill({ 'Number of assertions': 'many' });
  await expectNone();
  await workbench.load(credentials.rsa);
  await describeV2(workbench);
  await bringIntoMiddle(batching);
  await expectNone();
  await batching.cancel.click();
  await expectNone();
  await batching.order('3', '0');
  await batching.make.click();
  await batching.expectSaid(/ready to download/);
  await expectNone();
});
