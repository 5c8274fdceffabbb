/** The lessons on certificates and claims: every figure that they show, by the account of node:crypto, OpenSSL and jose. */
import type { Page } from '@playwright/test';
import { errors, jwtVerify, SignJWT } from 'jose';
import { openssl } from '../tools/openssl-fixtures';
import { decodeAssertion, verifyWithJose } from './fixtures/judge';
import { digest, hex, iso } from './fixtures/lessons';
import { expect, test } from './fixtures/test';

const fields = (form: string) => [...new URLSearchParams(form)];
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

test('Why a certificate: both requests, what the server keeps, and the strength in a token', async ({
  workbench,
  lessons,
}) => {
  const { pem, der, x509, sha1, sha256, madeAt } = await lessons.certificate();
  await lessons.at('why-a-certificate', 1);
  const secret = fields(await workbench.read('With a secret'));
  const proven = fields(await workbench.read('With an assertion'));
  // “Only the last fields differ.”
  expect(secret.slice(0, -1)).toEqual(proven.slice(0, -2));
  expect([secret, proven].map((pairs) => pairs.map(([name]) => name).slice(3))).toEqual([
    ['client_secret'],
    ['client_assertion_type', 'client_assertion'],
  ]);
  expect(Buffer.from(secret.at(-1)?.[1] ?? '', 'base64url')).toHaveLength(30);
  const assertion = proven.at(-1)?.[1] ?? '';
  await verifyWithJose(assertion, pem);
  const { header, claims } = decodeAssertion(assertion);
  expect(header).toEqual({ alg: 'PS256', typ: 'JWT', 'x5t#S256': sha256.toString('base64url') });
  expect(claims).toMatchObject({ iat: madeAt, nbf: madeAt - 300, exp: madeAt + 600 });
  expect(claims['jti']).toMatch(uuid);

  await lessons.next();
  const { keyCredentials } = await lessons.object('Registered certificate');
  expect(keyCredentials).toEqual([
    {
      customKeyIdentifier: sha1.toString('base64'),
      displayName: x509.subject,
      startDateTime: iso(Date.parse(x509.validFrom) / 1000),
      endDateTime: iso(Date.parse(x509.validTo) / 1000),
      key: der.toString('base64'),
      keyId: expect.stringMatching(uuid) as unknown,
      type: 'AsymmetricX509Cert',
      usage: 'Verify',
    },
  ]);

  await lessons.next();
  for (const [proof, strength] of [
    ['not at all', '0'],
    ['a client secret', '1'],
    ['a client assertion, signed with a certificate’s key', '2'],
  ] as const) {
    await workbench.choose({ 'How the client proved itself': proof });
    expect(await lessons.object('Access token')).toMatchObject({
      iat: madeAt,
      exp: madeAt + 3600,
      appidacr: strength,
    });
    // As the question of the Ruby daemon has it (seed 000).
    const refusal = `2000010;reason="The access token is acquired using an authentication method that is too weak to allow access for this application. Presented auth strength was ${strength}, required is 2.";`;
    const answer = await workbench.read('Answer of the API');
    expect(answer.includes(refusal), proof).toBe(strength !== '2');
  }
});

/** The cells of the table of three bytes and four characters, column by column. */
async function columns(page: Page): Promise<readonly (readonly string[])[]> {
  const cells = await page.getByRole('cell').allTextContents();
  return [0, 1, 2].map((column) => cells.filter((_, index) => index % 3 === column).slice(0, 7));
}

test('From certificate to x5t: lengths, digests, spellings, and the three that are wrong', async ({
  workbench,
  lessons,
  page,
}) => {
  const { pem, der, x509, sha1, sha256, madeAt } = await lessons.certificate();
  expect(x509.verify(x509.publicKey)).toBe(true);
  expect(Date.parse(x509.validTo) / 1000 - madeAt).toBe(30 * 86_400);
  expect(pem.trim()).toBe(openssl(['x509', '-inform', 'DER'], { input: der }).toString().trim());
  await expect(lessons.heading(`certificate.pem, ${pem.length} characters`)).toBeVisible();
  await expect(lessons.heading(`certificate.cer, ${der.length} bytes`)).toBeVisible();

  await lessons.next();
  await expect(page.getByText(`of ${der.length}, counted from 0`)).toBeVisible();
  await expect(workbench.output('SHA-1 of the DER')).toHaveText(hex(sha1));
  await page.getByRole('checkbox', { name: 'Flip the last bit of byte' }).check();
  for (const at of [0, 100, der.length - 1]) {
    await page.getByRole('spinbutton', { name: 'Byte to flip' }).fill(String(at));
    const flipped = der.with(at, (der[at] as number) ^ 1);
    for (const [name, octets] of [
      ['SHA-1', digest('sha1', Buffer.from(flipped))],
      ['SHA-256', digest('sha256', Buffer.from(flipped))],
    ] as const)
      await expect(workbench.output(`${name} of the DER`)).toHaveText(hex(octets));
  }

  await lessons.next();
  const groups = (text: string, size: number) => text.match(new RegExp(`.{1,${size}}`, 'g'));
  expect(await columns(page)).toEqual([
    groups(hex(sha1), 6)?.map((six) => groups(six, 2)?.join(' ')),
    groups(sha1.toString('base64'), 4),
    groups(sha1.toString('base64url'), 4),
  ]);
  await expect(workbench.output('Hex')).toHaveText(hex(sha1));

  await lessons.next();
  const shown = async (name: string) =>
    (await workbench.output(name).allTextContents()).map((text) => text.trim());
  const [right, another] = await shown('x5t, 27 characters');
  expect(right).toBe(sha1.toString('base64url'));
  // Of a certificate that is nowhere in the page: the unit test of `wrongThumbprints` has it.
  const others = Buffer.from(another ?? '', 'base64url');
  expect(others.equals(sha1)).toBe(false);
  expect(await shown('As the server prints it, 20 bytes')).toEqual([hex(sha1), hex(others)]);
  expect(await shown('x5t, 43 characters')).toEqual([sha256.toString('base64url')]);
  expect(await shown('As the server prints it, 32 bytes')).toEqual([hex(sha256)]);
  const asText = Buffer.from(hex(sha1));
  expect(await shown('x5t, 54 characters')).toEqual([asText.toString('base64url')]);
  expect(await shown('As the server prints it, 40 bytes')).toEqual([hex(asText)]);
});

/** What jose, without tolerance, makes of the times by that clock. */
async function verdictOfJose(times: { nbf: number; exp: number }, now: number): Promise<string> {
  const secret = new Uint8Array(32);
  const token = await new SignJWT(times).setProtectedHeader({ alg: 'HS256' }).sign(secret);
  try {
    await jwtVerify(token, secret, { currentDate: new Date(now * 1000), clockTolerance: 0 });
    return 'Valid';
  } catch (error) {
    if (error instanceof errors.JWTExpired) return 'by this clock the assertion is expired';
    if (error instanceof errors.JWTClaimValidationFailed && error.claim === 'nbf')
      return 'by this clock the assertion is not valid yet';
    throw error;
  }
}

test('Claims: what is signed, to whom, and what jose makes of each difference of clocks', async ({
  workbench,
  lessons,
  page,
}) => {
  const { madeAt } = await lessons.certificate();
  await lessons.at('why-a-certificate', 1);
  const assertion = new URLSearchParams(await workbench.read('With an assertion')).get('client_assertion');
  await lessons.at('claims-and-time', 1);
  const { claims, claimsText } = decodeAssertion(assertion ?? '');
  expect(await workbench.read('Claims set')).toBe(claimsText);
  // “The seven claims”.
  expect(Object.keys(claims)).toHaveLength(7);

  await lessons.next();
  // Of each server's documents: facts/protocol.md §3 to §5, §8.
  const tenant = 'https://login.microsoftonline.com/aaaabbbb-0000-cccc-1111-dddd2222eeee';
  for (const [server, audience] of [
    ['Microsoft Entra ID (v2.0)', `${tenant}/oauth2/v2.0/token`],
    ['Microsoft Entra ID (v1.0)', `${tenant}/oauth2/token`],
    ['AD FS', 'https://adfs.contoso.com/adfs/oauth2/token'],
    ['RFC 7523bis', 'https://as.example.com'],
    ['Auth0', 'https://contoso.eu.auth0.com/'],
  ] as const)
    await expect(workbench.output(server)).toHaveText(audience);
  expect(claims['aud']).toBe(await workbench.read('Microsoft Entra ID (v2.0)'));

  await lessons.next();
  await expect(workbench.output('Server’s now')).toHaveText(`${madeAt} · ${iso(madeAt)}`);
  const verdicts = new Set<string>();
  for (const [ahead, offset, lifetime] of [
    [0, 300, 600],
    [300, 300, 600],
    [360, 300, 600],
    [-540, 300, 600],
    [-600, 300, 600],
    [60, 0, 60],
    [0, 0, 0],
    [-1200, 3600, 86_400],
    [1200, 1200, 120],
  ] as const) {
    await page.getByRole('slider', { name: 'Your clock is ahead by (seconds)' }).fill(String(ahead));
    await page.getByRole('spinbutton', { name: 'Not before offset (seconds)' }).fill(String(offset));
    await page.getByRole('spinbutton', { name: 'Lifetime (seconds)' }).fill(String(lifetime));
    const [now, nbf, exp] = [madeAt + ahead, madeAt + ahead - offset, madeAt + ahead + lifetime];
    await expect(workbench.output('Difference of the clocks')).toHaveText(`${ahead} s`);
    await expect(workbench.output('Your now')).toHaveText(iso(now));
    await expect(workbench.output('nbf')).toHaveText(`${nbf} · ${iso(nbf)}`);
    await expect(workbench.output('exp')).toHaveText(`${exp} · ${iso(exp)}`);
    const verdict = await verdictOfJose({ nbf, exp }, madeAt);
    await expect(workbench.output('Verdict')).toContainText(verdict);
    verdicts.add(verdict);
  }
  expect(verdicts.size).toBe(3);
  // The question's own case: six minutes fast, five of offset, ten of life; nbf is one minute ahead.
  expect(await verdictOfJose({ nbf: madeAt + 360 - 300, exp: madeAt + 360 + 600 }, madeAt)).toContain('yet');
  expect(await verdictOfJose({ nbf: madeAt + 60, exp: madeAt + 960 }, madeAt + 60)).toBe('Valid');

  await lessons.next();
  await expect(workbench.output('jti')).toHaveText(String(claims['jti']));
  await workbench.button('Send it').click();
  await expect(workbench.output('Answer of the server')).toContainText('Accepted');
  await workbench.button('Send it again').click();
  await expect(workbench.output('Answer of the server')).toContainText('Refused');
});
