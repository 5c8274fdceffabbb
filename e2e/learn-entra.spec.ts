/** The lesson on Entra: registration, request and tokens, against node:crypto and bash, and the API's answers against jose's. */
import { errors, jwtVerify, SignJWT, type JWTVerifyOptions } from 'jose';
import { decodeAssertion } from './fixtures/judge';
import { clientId, expectForm, realm, verifyFor } from './fixtures/lesson-requests';
import { iso } from './fixtures/lessons';
import { expect, test } from './fixtures/test';

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
