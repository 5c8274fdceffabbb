import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import {
  integer,
  nothing,
  octetString,
  privateKeyInfo,
  rsaEncryption,
  sequence,
  tlv,
} from '../../../tools/der-fixtures';
import { makeCredential, type CredentialFixture } from '../../../tools/openssl-fixtures';
import { WorkbenchError } from '../errors';
import { parsePkcs1, parsePrivateKeyInfo } from './private-key-info';
import { parseSubjectPublicKeyInfo } from './public-key';

let rsa: CredentialFixture;
let ec: CredentialFixture;

beforeAll(() => {
  rsa = makeCredential('RSA-1024');
  ec = makeCredential('P-256');
});

/** The error of a parser that must either give a value or refuse in its own words. */
function refusal(parse: () => unknown): WorkbenchError | undefined {
  try {
    parse();
    return undefined;
  } catch (error) {
    expect(error).toBeInstanceOf(WorkbenchError);
    return error as WorkbenchError;
  }
}

describe('a private key', () => {
  test('cut off anywhere is refused, saying how long it should have been', () => {
    for (const { keyDer } of [rsa, ec]) {
      for (let length = 4; length < keyDer.length; length += 7) {
        const error = refusal(() => parsePrivateKeyInfo(new Uint8Array(keyDer.subarray(0, length))));
        expect(error?.code).toBe('der/truncated');
        expect(error?.evidence).toEqual({ declared: keyDer.length, present: length });
      }
    }
  });

  test('with any one octet changed is read or refused, never a crash', () => {
    fc.assert(
      fc.property(fc.boolean(), fc.nat(), fc.integer({ min: 1, max: 255 }), (isRsa, at, flip) => {
        const der = new Uint8Array((isRsa ? rsa : ec).keyDer);
        der[at % der.length] = (der[at % der.length] ?? 0) ^ flip;
        refusal(() => parsePrivateKeyInfo(der));
        refusal(() => parsePkcs1(der));
      }),
      { numRuns: 1000 },
    );
  });

  test('of random octets is refused', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (octets) => {
        expect(refusal(() => parsePrivateKeyInfo(new Uint8Array(octets)))).toBeDefined();
      }),
    );
  });

  test.each<[string, Uint8Array, string]>([
    ['nothing inside', sequence(), 'PrivateKeyInfo.version'],
    ['no algorithm', sequence(integer(0n)), 'PrivateKeyInfo.privateKeyAlgorithm'],
    [
      'an algorithm without an OID',
      sequence(integer(0n), sequence()),
      'PrivateKeyInfo.privateKeyAlgorithm.algorithm',
    ],
    ['no key', sequence(integer(0n), rsaEncryption), 'PrivateKeyInfo.privateKey'],
    [
      'a key that is no OCTET STRING',
      sequence(integer(0n), rsaEncryption, nothing()),
      'PrivateKeyInfo.privateKey',
    ],
    ['a key that is no SEQUENCE inside', privateKeyInfo(rsaEncryption, nothing()), 'RSAPrivateKey'],
    [
      'an RSA key of OCTET STRINGs',
      privateKeyInfo(rsaEncryption, sequence(octetString(Buffer.of(1)))),
      'RSAPrivateKey.version',
    ],
  ])('with %s is refused, naming the element', (_, der, element) => {
    const error = refusal(() => parsePrivateKeyInfo(new Uint8Array(der)));
    expect(error).toMatchObject({ code: 'der/unexpected-element', evidence: { element } });
  });

  test('of a length of four gigabytes is refused at once', () => {
    const huge = Uint8Array.of(0x30, 0x84, 0xff, 0xff, 0xff, 0xff, 0x02, 0x01, 0x00);
    expect(refusal(() => parsePrivateKeyInfo(huge))).toMatchObject({ code: 'der/truncated' });
  });

  test('nested ten thousand deep is refused at once', () => {
    let nested: Uint8Array = nothing();
    for (let depth = 0; depth < 10_000 && nested.length < 60_000; depth++) nested = tlv(0x30, nested);
    expect(refusal(() => parsePrivateKeyInfo(new Uint8Array(nested)))).toMatchObject({
      code: 'der/malformed',
    });
  });
});

test('a public key of random or damaged octets is refused, never a crash', async () => {
  const { publicKey } = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, [
    'sign',
    'verify',
  ]);
  const spki = new Uint8Array(await crypto.subtle.exportKey('spki', publicKey));
  await fc.assert(
    fc.asyncProperty(fc.nat(), fc.nat(255), async (at, octet) => {
      const der = spki.slice();
      der[at % der.length] = octet;
      await parseSubjectPublicKeyInfo(der).catch((error: unknown) => {
        expect(error).toBeInstanceOf(WorkbenchError);
      });
    }),
    { numRuns: 500 },
  );
});
