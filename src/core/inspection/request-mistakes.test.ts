/** The mistake matrix of requests: every mistake, in every dialect that can carry it. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { client, endpoints } from '../../../tools/assertion-styles';
import { hourInto, signJws, x5tOf } from '../../../tools/jws-fixtures';
import { makeCredential, type CredentialFixture } from '../../../tools/openssl-fixtures';
import { requestMistakes, type SignClaims } from '../../../tools/request-mistakes';
import { parseCertificate, type Certificate } from '../x509/certificate';
import { inspect } from './inspect';

let credential: CredentialFixture;
let certificate: Certificate;
let now: number;
const counted = { made: 0, named: 0, others: 0 };

const sign: SignClaims = (claims = {}) =>
  signJws(
    { alg: 'RS256', typ: 'JWT', x5t: x5tOf(credential) },
    {
      aud: endpoints.v2,
      iss: client,
      sub: client,
      jti: 'e27909a7',
      iat: now,
      nbf: now - 300,
      exp: now + 600,
      ...claims,
    },
    credential.keyPem,
  );

beforeAll(async () => {
  credential = makeCredential('RSA-2048', { subject: '/CN=client.contoso.com' });
  certificate = await parseCertificate(new Uint8Array(credential.certificateDer));
  now = hourInto(credential);
});

afterAll(() => {
  process.stdout.write(
    `request mistakes named ${counted.named} of ${counted.made} made, ${counted.others} other errors claimed\n`,
  );
});

describe('a mistake in a request is named first, in every dialect, and no other error is claimed', () => {
  test.each(requestMistakes.map((one) => [one.number, one.how, one.code, one] as const))(
    '%i: %s: %s',
    async (_, __, code, { write }) => {
      const wrong: unknown[] = [];
      for (const [dialect, text] of write(sign)) {
        const { kind, findings } = await inspect(text, { now, certificates: [certificate] });
        const errors = findings.filter(({ severity }) => severity === 'error').map((one) => one.code);
        counted.made += 1;
        counted.named += errors[0] === code ? 1 : 0;
        counted.others += errors.filter((one) => one !== code).length;
        if (kind !== 'token-request' || errors.join() !== code) wrong.push([dialect, kind, errors.join()]);
      }
      expect(wrong).toEqual([]);
    },
  );
});
