import { createPublicKey, verify } from 'node:crypto';
import { calculateJwkThumbprint, exportJWK, importSPKI } from 'jose';
import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { privateKeyInfo, rsaEncryption, rsaNumbersOf, rsaPrivateKey } from '../../../tools/der-fixtures';
import {
  makeCredential,
  makeKeyPem,
  openssl,
  type CredentialFixture,
  type FixtureKey,
} from '../../../tools/openssl-fixtures';
import { algorithmsForKey } from './algorithms';
import { jwkThumbprint } from './jwk-thumbprint';
import { importPrivateKey, type PrivateKey } from './private-key';
import { parsePrivateKeyInfo } from './private-key-info';
import { importPublicKey, parseSubjectPublicKeyInfo, type PublicKey } from './public-key';
import { isSameKey } from './same-key';

const kinds: readonly FixtureKey[] = ['RSA-1024', 'RSA-2048', 'P-256', 'P-384', 'P-521', 'Ed25519'];
const fixtures = new Map<FixtureKey, CredentialFixture>();
const imported = new Map<FixtureKey, PrivateKey>();

beforeAll(async () => {
  for (const kind of kinds) {
    const fixture = makeCredential(kind);
    fixtures.set(kind, fixture);
    imported.set(kind, await importPrivateKey(parsePrivateKeyInfo(new Uint8Array(fixture.keyDer))));
  }
});

afterEach(() => {
  vi.restoreAllMocks();
});

const keyOf = (kind: FixtureKey) => imported.get(kind) as PrivateKey;
const publicPemOf = (kind: FixtureKey) =>
  openssl(['pkey', '-pubout'], { input: (fixtures.get(kind) as CredentialFixture).keyPem }).toString();

describe('an imported private key', () => {
  test.each(kinds)('%s is not extractable, and can only sign', async (kind) => {
    const { signingKeys } = keyOf(kind);
    expect(signingKeys.size).toBeGreaterThan(0);
    for (const key of signingKeys.values()) {
      expect([key.type, key.extractable, key.usages]).toEqual(['private', false, ['sign']]);
      await expect(crypto.subtle.exportKey('pkcs8', key)).rejects.toThrow();
      await expect(crypto.subtle.exportKey('jwk', key)).rejects.toThrow();
    }
  });

  test.each(kinds)('%s stands ready for every algorithm that its kind can make', (kind) => {
    const key = keyOf(kind);
    expect([...key.signingKeys.keys()]).toEqual(algorithmsForKey(key).map(({ alg }) => alg));
  });

  test.each(kinds)('%s has the public key that OpenSSL derives', (kind) => {
    const der = openssl(['pkey', '-pubin', '-pubout', '-outform', 'DER'], { input: publicPemOf(kind) });
    expect(Buffer.from(keyOf(kind).publicKey?.spki ?? [])).toEqual(der);
    const digest = openssl(['dgst', '-sha256', '-r'], { input: der }).toString().slice(0, 64);
    expect(keyOf(kind).publicKey?.spkiSha256.toLowerCase()).toBe(digest);
  });

  test('leaves the octets that it was made of overwritten', async () => {
    const info = parsePrivateKeyInfo(new Uint8Array((fixtures.get('P-256') as CredentialFixture).keyDer));
    expect(info.pkcs8.some((octet) => octet !== 0)).toBe(true);
    await importPrivateKey(info);
    expect(info.pkcs8.every((octet) => octet === 0)).toBe(true);
  });

  test('of 512 bits is read, so that its weakness can be told', async () => {
    const pem = openssl(['genrsa', '512']).toString();
    const der = openssl(['pkcs8', '-topk8', '-nocrypt', '-outform', 'DER'], { input: pem });
    const key = await importPrivateKey(parsePrivateKeyInfo(new Uint8Array(der)));
    expect(key).toMatchObject({ keyType: 'RSA', bits: 512 });
    const message = Buffer.from('message');
    const signature = await crypto.subtle.sign(
      'RSASSA-PKCS1-v1_5',
      key.signingKeys.get('RS256') as CryptoKey,
      message,
    );
    expect(verify('sha256', message, createPublicKey(pem), Buffer.from(signature))).toBe(true);
  });

  test('too small for any signature is refused by the engine, not called a mismatch', async () => {
    // Factors of RFC 8017's own size are not needed to see this: 61 × 53, e = 17 (Wikipedia, “RSA (cryptosystem)”, example).
    const [p, q, e, d] = [61n, 53n, 17n, 2753n];
    const der = rsaPrivateKey({ n: p * q, e, d, p, q, dp: d % 60n, dq: d % 52n, qi: 38n });
    const info = parsePrivateKeyInfo(new Uint8Array(privateKeyInfo(rsaEncryption, der)));
    await expect(importPrivateKey(info)).rejects.toMatchObject({
      code: 'key/refused-by-engine',
      evidence: expect.objectContaining({ bits: 12 }) as object,
    });
  });

  test('of which the engine makes signatures that do not verify is refused by the engine, not called a mismatch', async () => {
    // As Firefox does with a public exponent of 80 bits.
    const verifies = vi.spyOn(crypto.subtle, 'verify').mockResolvedValue(false);
    const info = parsePrivateKeyInfo(new Uint8Array((fixtures.get('RSA-2048') as CredentialFixture).keyDer));
    await expect(importPrivateKey(info)).rejects.toMatchObject({
      code: 'key/refused-by-engine',
      evidence: { engineSays: 'verify: false', bits: 2048, publicExponent: '65537' },
    });
    verifies.mockRestore();
  });

  test.each(['P-256', 'Ed25519'] as const)(
    '%s is refused with the engine’s word where the engine takes it in no form',
    async (kind) => {
      vi.spyOn(crypto.subtle, 'importKey').mockRejectedValue(new DOMException('', 'NotSupportedError'));
      const info = parsePrivateKeyInfo(new Uint8Array((fixtures.get(kind) as CredentialFixture).keyDer));
      await expect(importPrivateKey(info)).rejects.toMatchObject({
        code: 'key/refused-by-engine',
        evidence: { engineSays: 'NotSupportedError', bits: 256 },
      });
      expect(info.pkcs8.every((octet) => octet === 0)).toBe(true);
    },
  );

  test('is refused with the engine’s word where the engine will not take it', async () => {
    vi.spyOn(crypto.subtle, 'importKey').mockRejectedValue(new DOMException('', 'DataError'));
    const info = parsePrivateKeyInfo(new Uint8Array((fixtures.get('RSA-2048') as CredentialFixture).keyDer));
    await expect(importPrivateKey(info)).rejects.toMatchObject({
      code: 'key/refused-by-engine',
      evidence: { engineSays: 'DataError', bits: 2048, publicExponent: '65537' },
    });
    expect(info.pkcs8.every((octet) => octet === 0)).toBe(true);
  });
});

describe('one key pair', () => {
  test('is told from another of the same kind by signing and verifying', async () => {
    for (const kind of ['RSA-2048', 'P-256', 'Ed25519'] as const) {
      const own = keyOf(kind).publicKey as PublicKey;
      const otherPem = openssl(['pkey', '-pubout', '-outform', 'DER'], { input: makeKeyPem(kind) });
      const other = await parseSubjectPublicKeyInfo(new Uint8Array(otherPem));
      expect(await isSameKey(keyOf(kind), own)).toBe(true);
      expect(await isSameKey(keyOf(kind), other)).toBe(false);
    }
  });

  test('is of one kind, one curve, one size', async () => {
    for (const kind of kinds) {
      for (const other of kinds) {
        const same = await isSameKey(keyOf(kind), keyOf(other).publicKey as PublicKey);
        expect([kind, other, same]).toEqual([kind, other, kind === other]);
      }
    }
  });
});

describe('a public key', () => {
  test.each(kinds)('%s has the JWK thumbprint that jose computes (RFC 7638)', async (kind) => {
    const alg = algorithmsForKey(keyOf(kind))[0]?.alg ?? '';
    const jwk = await exportJWK(await importSPKI(publicPemOf(kind), alg, { extractable: true }));
    const expected = await calculateJwkThumbprint(jwk);
    expect(await jwkThumbprint(keyOf(kind).publicKey as PublicKey)).toBe(expected);
    expect(keyOf(kind).jwkThumbprint).toBe(expected);
  });

  test.each(kinds)('%s is imported for verifying, and not extractable unless asked', async (kind) => {
    for (const row of algorithmsForKey(keyOf(kind))) {
      const key = await importPublicKey(keyOf(kind).publicKey as PublicKey, row);
      expect([key.type, key.usages]).toEqual(['public', ['verify']]);
    }
  });

  test('has its digest taken over the octets as they stood, and is imported in canonical form', async () => {
    const { n, e } = rsaNumbersOf((fixtures.get('RSA-2048') as CredentialFixture).keyPem);
    const der = openssl(['pkey', '-pubin', '-pubout', '-outform', 'DER'], { input: publicPemOf('RSA-2048') });
    // Without the NULL of rsaEncryption: SEQUENCE lengths shrink by two, everything else stays.
    const bare = Buffer.concat([
      Buffer.of(0x30, 0x82, (der.length - 6) >> 8, (der.length - 6) & 0xff),
      Buffer.of(0x30, 0x0b),
      der.subarray(6, 17),
      der.subarray(19),
    ]);
    const parsed = await parseSubjectPublicKeyInfo(new Uint8Array(bare));
    expect(parsed).toMatchObject({ bits: n.toString(2).length, publicExponent: e.toString() });
    expect(Buffer.from(parsed.spki)).toEqual(der);
    const digest = openssl(['dgst', '-sha256', '-r'], { input: bare }).toString().slice(0, 64);
    expect(parsed.spkiSha256.toLowerCase()).toBe(digest);
  });
});
