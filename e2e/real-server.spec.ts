/** From key and certificate to an access token: what the page says to run is run, and a real server answers. */
import { toFile } from './fixtures/files';
import { startAuthorizationServer } from './fixtures/authorization-server';
import { startRecordingServer } from './fixtures/loopback';
import { runInBash } from './fixtures/run-in-bash';
import { expect, test } from './fixtures/test';
import type { Workbench } from './fixtures/workbench';

const clientId = 'nightly-daemon';
const scope = 'api:read';

const journeys = [
  { alg: 'RS256', key: 'rsa', give: 'key and certificate as two files' },
  { alg: 'PS256', key: 'rsa', give: 'the certificate before the key' },
  { alg: 'ES256', key: 'ec', give: 'key and certificate pasted as one text' },
] as const;

for (const { alg, key, give } of journeys) {
  test(`An authorization server accepts an ${alg} assertion made from ${give}`, async ({
    workbench,
    credentials,
  }) => {
    const { keyPem, certificatePem } = credentials[key];
    const server = await startAuthorizationServer({ clientId, scope, alg, certificatePem });
    try {
      if (alg === 'RS256') await workbench.load(credentials[key]);
      if (alg === 'PS256') {
        await workbench.intake.choose(toFile('cert.pem', certificatePem));
        await workbench.intake.choose(toFile('key.pem', keyPem));
      }
      if (alg === 'ES256') await workbench.intake.pasteText(`${keyPem}\n${certificatePem}`);
      await describeClient(workbench, { ...server, alg });
      await workbench.sign();

      const claims = JSON.parse(await workbench.read('Claims set')) as Record<string, unknown>;
      expect(claims).toMatchObject({ aud: server.issuer, iss: clientId, sub: clientId });
      await expectToken(await workbench.read('Request'));
    } finally {
      await server.close();
    }
  });
}

test('Without an issuer the audience is the token endpoint, and the server accepts that', async ({
  workbench,
  credentials,
}) => {
  const { certificatePem } = credentials.rsa;
  const server = await startAuthorizationServer({ clientId, scope, alg: 'PS256', certificatePem });
  try {
    await workbench.load(credentials.rsa);
    await describeClient(workbench, { tokenEndpoint: server.tokenEndpoint, issuer: '', alg: 'PS256' });
    await expect(workbench.textbox('Audience')).toHaveValue(server.tokenEndpoint);
    await workbench.sign();
    await expectToken(await workbench.read('Request'));
  } finally {
    await server.close();
  }
});

test('The server refuses an assertion that another key has signed, so its acceptance means something', async ({
  workbench,
  credentials,
}) => {
  const { certificatePem } = credentials.otherRsa;
  const server = await startAuthorizationServer({ clientId, scope, alg: 'RS256', certificatePem });
  try {
    await workbench.load(credentials.rsa);
    await describeClient(workbench, { ...server, alg: 'RS256' });
    await workbench.sign();
    const { stdout } = await runInBash(await workbench.read('Request'));
    expect(JSON.parse(stdout)).toMatchObject({ error: 'invalid_client' });
  } finally {
    await server.close();
  }
});

const hostileScope =
  `it's "quoted" $(touch substituted) \`touch backticked\` \${HOME} ; touch sequel | touch piped & touch background ` +
  `> redirected '$(touch escaped)' '\\'' !! %20 a+b=c&d \\ # é ü 日本 🔑 @file`;

test('A value full of shell syntax reaches the server unharmed, and the shell runs nothing of it', async ({
  workbench,
  credentials,
}) => {
  const server = await startRecordingServer();
  try {
    await workbench.load(credentials.rsa);
    await describeClient(workbench, { tokenEndpoint: `${server.origin}/token`, issuer: '', alg: 'RS256' });
    await workbench.textbox('Scope').fill(hostileScope);
    await workbench.sign();
    const run = await runInBash(await workbench.read('Request'));

    expect(run.filesLeft).toEqual([]);
    expect(run.exitCode).toBe(0);
    expect(JSON.parse(run.stdout)).toMatchObject({ access_token: 'recorded' });
    const [request, ...others] = server.requests;
    expect(others).toEqual([]);
    expect(request).toMatchObject({
      method: 'POST',
      url: '/token',
      contentType: 'application/x-www-form-urlencoded',
      body: await workbench.read('Form body'),
    });
    expect(new URLSearchParams(request?.body).get('scope')).toBe(hostileScope);
  } finally {
    await server.close();
  }
});

test('An address full of shell syntax reaches the server unharmed too', async ({
  workbench,
  credentials,
}) => {
  const server = await startRecordingServer();
  try {
    await workbench.load(credentials.rsa);
    const tokenEndpoint = `${server.origin}/it's/[1-3]/{a,b}/token?x=$(touch substituted)&y=\`touch backticked\``;
    await describeClient(workbench, { tokenEndpoint, issuer: '', alg: 'RS256' });
    await workbench.sign();
    const run = await runInBash(await workbench.read('Request'));

    expect(run).toMatchObject({ exitCode: 0, filesLeft: [] });
    expect(server.requests.map((request) => request.url)).toEqual([requestTarget(tokenEndpoint)]);
  } finally {
    await server.close();
  }
});

/** As the URL standard serializes it. */
function requestTarget(text: string): string {
  const { pathname, search } = new URL(text);
  return pathname + search;
}

async function describeClient(
  workbench: Workbench,
  client: { tokenEndpoint: string; issuer: string; alg: string },
): Promise<void> {
  await workbench.choose({ 'Authorization server': 'Generic OpenID Connect' });
  await workbench.fill({
    'Token endpoint': client.tokenEndpoint,
    Issuer: client.issuer,
    'Client ID': clientId,
    Scope: scope,
  });
  await workbench.choose({ Algorithm: client.alg });
}

async function expectToken(request: string): Promise<void> {
  const { stdout, stderr } = await runInBash(request);
  expect(stdout, stderr).toMatch(/^\{/);
  const answer = JSON.parse(stdout) as Record<string, unknown>;
  expect(answer).toMatchObject({
    token_type: 'Bearer',
    access_token: expect.stringMatching(/^[\w.-]{20,}$/),
  });
}
