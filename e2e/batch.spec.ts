/** Many assertions for a load test: each as the form says, judged one by one, or refused before it is made. */
import { jwtVerify, importX509 } from 'jose';
import { Batching, endless, type BatchLine } from './fixtures/batching';
import { clientId, describeV2, scope } from './fixtures/entra';
import { decodeAssertion } from './fixtures/judge';
import { expect, test } from './fixtures/test';
import { tokenEndpoint } from './fixtures/signed-assertion';

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
