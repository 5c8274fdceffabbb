/** The lessons on AD FS, SharePoint, Entra and audience injection: what is signed and sent by jose's and bash's account, what is answered by jose's. */
import { errors, importX509, jwtVerify, SignJWT, type JWTVerifyOptions } from 'jose';
import { decodeAssertion } from './fixtures/judge';
import { iso, type LessonCertificate } from './fixtures/lessons';
import { readCommand } from './fixtures/shown-command';
import { expect, test } from './fixtures/test';
import type { Workbench } from './fixtures/workbench';

const clientId = '00001111-aaaa-2222-bbbb-3333cccc4444';
const realm = 'aaaabbbb-0000-cccc-1111-dddd2222eeee';

const decoded = (segment = '') =>
  JSON.parse(Buffer.from(segment, 'base64url').toString()) as Readonly<Record<string, unknown>>;

/** What bash hands to curl is the form that the fields above it say, to the address in the heading. */
async function expectForm(
  workbench: Workbench,
  fields: readonly string[],
  url: string,
): Promise<URLSearchParams> {
  await expect(
    workbench.page.getByRole('heading', { level: 2, name: `POST ${url}`, exact: true }),
  ).toBeVisible();
  const command = await readCommand(await workbench.read('Request'));
  expect(command.url).toBe(url);
  const form = new URLSearchParams(command.body);
  expect([...form.keys()]).toEqual(fields);
  for (const [name, value] of form) await expect(workbench.output(name)).toHaveText(value);
  return form;
}

/** By the certificate's key, for that server, at the moment in which it was made. */
async function verifyFor(
  token: string,
  { pem, madeAt }: LessonCertificate,
  options: JWTVerifyOptions,
): Promise<void> {
  const { alg } = decodeAssertion(token).header as { alg: string };
  const currentDate = new Date(madeAt * 1000);
  await jwtVerify(token, await importX509(pem, alg), { ...options, currentDate });
}

test('AD FS: three forms as bash sends them, and the assertion of one as jose verifies it', async ({
  workbench,
  lessons,
}) => {
  const certificate = await lessons.certificate();
  await lessons.at('why-a-certificate', 1);
  const secret = new URLSearchParams(await workbench.read('With a secret')).get('client_secret');
  const url = 'https://adfs.contoso.com/adfs/oauth2/token';
  const common = ['grant_type', 'client_id', 'resource'];

  await lessons.at('adfs-three-ways', 1);
  const first = await expectForm(workbench, [...common, 'client_secret'], url);
  expect(first.get('client_secret')).toBe(secret);

  await lessons.next();
  const form = await expectForm(workbench, [...common, 'client_assertion_type', 'client_assertion'], url);
  const assertion = form.get('client_assertion') ?? '';
  const { header, headerText, claimsText } = decodeAssertion(assertion);
  await verifyFor(assertion, certificate, { issuer: clientId, subject: clientId, audience: url });
  expect(header).toEqual({ alg: 'RS256', typ: 'JWT', x5t: certificate.sha1.toString('base64url') });
  await expect(workbench.output('JOSE header')).toHaveText(headerText);
  await expect(workbench.output('Claims set')).toHaveText(claimsText);

  await lessons.next();
  await expectForm(workbench, [...common, 'use_windows_client_authentication'], url);
  const { options } = await readCommand(await workbench.read('Request'));
  expect(options).toEqual(['--negotiate', '-u', ':']);
});

/** The bearer token that bash hands to curl, which the page shows above. */
async function bearerOf(workbench: Workbench): Promise<string> {
  const { headers, url } = await readCommand(await workbench.read('Request'));
  expect(url).toBe('https://sharepoint.contoso.com/sites/team/_api/web');
  const [authorization = '', accept] = headers;
  expect(authorization).toBe(`Authorization: ${await workbench.read('Authorization')}`);
  expect(accept).toBe('Accept: application/json');
  return authorization.replace('Authorization: Bearer ', '');
}

test('SharePoint: the context token’s claims, the form for ACS, and both high-trust tokens', async ({
  workbench,
  lessons,
}) => {
  const certificate = await lessons.certificate();
  const { madeAt, sha1 } = certificate;
  await lessons.at('claims-and-time', 4);
  const jti = await workbench.read('jti');
  await lessons.at('sharepoint-tokens', 1);
  await expect(workbench.output('aud')).toHaveText(`${clientId}/contoso.example@${realm}`);
  await expect(workbench.output('nbf')).toHaveText(String(madeAt));
  // Twelve hours, as those of seed 003.
  await expect(workbench.output('exp')).toHaveText(String(madeAt + 12 * 3600));
  expect(await lessons.object('appctx')).toEqual({
    CacheKey: `${jti},00000001-0000-0000-c000-000000000000,${clientId},${realm}`,
    SecurityTokenServiceUri: 'https://accounts.accesscontrol.windows.net/tokens/OAuth/2',
  });

  await lessons.next();
  const names = ['grant_type', 'client_id', 'refresh_token', 'resource', 'client_secret'];
  const acs = await expectForm(
    workbench,
    names,
    `https://accounts.accesscontrol.windows.net/${realm}/tokens/OAuth/2`,
  );
  expect(acs.get('client_id')).toBe(`${clientId}@${realm}`);
  expect(acs.get('resource')).toBe(`00000003-0000-0ff1-ce00-000000000000/contoso.sharepoint.com@${realm}`);

  await lessons.next();
  const audience = `00000003-0000-0ff1-ce00-000000000000/sharepoint.contoso.com@${realm}`;
  const issuer = `11112222-bbbb-3333-cccc-4444dddd5555@${realm}`;
  const nameid = `${clientId}@${realm}`;
  const actor = await bearerOf(workbench);
  await verifyFor(actor, certificate, { issuer, audience });
  const { header, claims, claimsText } = decodeAssertion(actor);
  expect(header).toEqual({ alg: 'RS256', typ: 'JWT', x5t: sha1.toString('base64url') });
  expect(claims).toEqual({ aud: audience, iss: issuer, nbf: madeAt - 300, exp: madeAt + 600, nameid });
  await expect(workbench.output('Claims set')).toHaveText(claimsText);

  await lessons.next();
  const [outer, body, nothing] = (await bearerOf(workbench)).split('.');
  expect([decoded(outer), nothing]).toEqual([{ typ: 'JWT', alg: 'none' }, '']);
  const { actortoken, ...said } = decoded(body);
  await verifyFor(String(actortoken), certificate, { issuer, audience });
  const inner = decodeAssertion(String(actortoken));
  await expect(workbench.output('Claims set')).toHaveText(inner.claimsText);
  await expect(workbench.output('JOSE header')).toHaveText(inner.headerText);
  expect(inner.claims).toMatchObject({ trustedfordelegation: 'true', nameid });
  expect(said).toMatchObject({
    aud: audience,
    iss: nameid,
    nbf: madeAt - 300,
    exp: madeAt + 600,
    nameid: 's-1-5-21-1004336348-1177238915-682003330-512',
  });
});

/** What jose says of such a token: 401 where its standard claims are not for this API, and otherwise what it may do decides. */
async function statusByJose(
  claims: Readonly<Record<string, unknown>>,
  options: JWTVerifyOptions,
): Promise<string> {
  const secret = new Uint8Array(32);
  const token = await new SignJWT({ ...claims }).setProtectedHeader({ alg: 'HS256' }).sign(secret);
  try {
    await jwtVerify(token, secret, options);
  } catch (error) {
    if (error instanceof errors.JWTClaimValidationFailed) return '401 Unauthorized';
    throw error;
  }
  const { azp, azpacr, roles } = claims;
  const may = azp === clientId && azpacr === '2' && Array.isArray(roles) && roles.includes('service-api');
  return may ? '200 OK' : '403 Forbidden';
}

test('Entra: the registration, the request for an API, and each token as that API answers it', async ({
  workbench,
  lessons,
  page,
}) => {
  const certificate = await lessons.certificate();
  const { madeAt, der, sha1, sha256, x509 } = certificate;
  await lessons.at('entra-today', 1);
  const { keyCredentials } = await lessons.object('Registered certificate');
  expect(keyCredentials).toMatchObject([
    {
      customKeyIdentifier: sha1.toString('base64'),
      key: der.toString('base64'),
      endDateTime: iso(Date.parse(x509.validTo) / 1000),
    },
  ]);

  await lessons.next();
  const url = `https://login.microsoftonline.com/${realm}/oauth2/v2.0/token`;
  const names = ['grant_type', 'client_id', 'scope', 'client_assertion_type', 'client_assertion'];
  const form = await expectForm(workbench, names, url);
  const api = 'b178f3a5-7588-492a-924f-72d7887b7e48';
  expect(form.get('scope')).toBe(`api://${api}/.default`);
  const assertion = form.get('client_assertion') ?? '';
  await verifyFor(assertion, certificate, { issuer: clientId, subject: clientId, audience: url });
  const { header, headerText, claimsText } = decodeAssertion(assertion);
  expect(header).toMatchObject({ 'x5t#S256': sha256.toString('base64url') });
  await expect(workbench.output('JOSE header')).toHaveText(headerText);
  await expect(workbench.output('Claims set')).toHaveText(claimsText);

  await lessons.next();
  const issuer = `https://login.microsoftonline.com/${realm}/v2.0`;
  const policy = { issuer, audience: api, currentDate: new Date(madeAt * 1000) };
  const tokens = await workbench.select('Token').getByRole('option').allTextContents();
  const seen = new Set<string>();
  for (const token of tokens) {
    await workbench.choose({ Token: token });
    const claims = await lessons.object('Access token');
    expect(claims).toMatchObject({ iat: madeAt, nbf: madeAt, exp: madeAt + 3600 });
    const status = await statusByJose(claims, policy);
    await expect(workbench.output('Answer of the API'), token).toHaveText(status);
    seen.add(status);
  }
  expect([tokens.length, seen.size]).toEqual([5, 3]);
  await workbench.choose({ Token: 'As it should be' });
  await expect(page.getByRole('listitem').filter({ hasText: `after ${madeAt}` })).toHaveCount(1);
});

test('Audience injection: what the client signs, and whether jose as the bank would take it', async ({
  workbench,
  lessons,
}) => {
  const certificate = await lessons.certificate();
  const { madeAt, sha256 } = certificate;
  await lessons.at('audience-injection', 1);
  await expect(workbench.output('x5t#S256')).toHaveText(sha256.toString('base64url'));
  const metadata = async (name: string) =>
    Promise.all(
      ['issuer', 'token_endpoint', 'pushed_authorization_request_endpoint'].map((member) =>
        workbench.read(`${name}: ${member}`),
      ),
    );
  const [bank, shop] = [await metadata('The bank'), await metadata('The shop')];
  expect(shop[1]).toBe(bank[1]);
  expect(shop[0]).not.toBe(bank[0]);

  for (const [step, written, accepted] of [
    // By RFC 7523 and RFC 9126 any name of the bank is its audience, and the client writes the token endpoint.
    [2, shop[1], bank],
    // By RFC 7523bis the issuer alone is, on both sides.
    [3, shop[0], bank.slice(0, 1)],
  ] as const) {
    await lessons.at('audience-injection', step);
    await expect(workbench.output('Audience')).toHaveText(written ?? '');
    const assertion = await workbench.read('Client assertion');
    const { header, headerText, claims, claimsText } = decodeAssertion(assertion);
    await expect(workbench.output('Claims set')).toHaveText(claimsText);
    await expect(workbench.output('JOSE header')).toHaveText(headerText);
    // “The new `typ`”.
    expect(header['typ']).toBe(step === 2 ? 'JWT' : 'client-authentication+jwt');
    expect(claims).toMatchObject({ aud: written, iat: madeAt, nbf: madeAt - 300, exp: madeAt + 600 });
    const taken = await verifyFor(assertion, certificate, {
      issuer: clientId,
      subject: clientId,
      audience: [...accepted],
    }).then(
      () => 'Accepted',
      (error: unknown) => {
        if (error instanceof errors.JWTClaimValidationFailed && error.claim === 'aud') return 'Refused';
        throw error;
      },
    );
    await expect(workbench.output('Answer of the bank')).toContainText(taken);
  }
});
