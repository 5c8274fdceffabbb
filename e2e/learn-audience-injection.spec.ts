/** The lesson on audience injection: what the client signs, and whether jose as the bank would take it. */
import { errors } from 'jose';
import { decodeAssertion } from './fixtures/judge';
import { clientId, verifyFor } from './fixtures/lesson-requests';
import { expect, test } from './fixtures/test';

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
