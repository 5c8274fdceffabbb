import { createPrivateKey, createPublicKey, generateKeyPairSync, verify, type JsonWebKey } from 'node:crypto';
import { calculateJwkThumbprint, exportJWK, generateKeyPair } from 'jose';
import { beforeAll, describe, expect, test } from 'vitest';
import { spkiSha256 } from '../../../tools/password-fixtures';
import { WorkbenchError } from '../errors';
import type { Evidence } from '../errors';
import { jwkThumbprint } from './jwk-thumbprint';
import { asJwk, isPrivateJwk, parsePrivateJwk, type Jwk } from './jwk';
import { importPrivateKey } from './private-key';
import type { PublicKey } from './public-key';

type Kind = 'RSA' | 'P-256' | 'P-384' | 'P-521' | 'Ed25519';
const kinds: readonly Kind[] = ['RSA', 'P-256', 'P-384', 'P-521', 'Ed25519'];
const jwks = new Map<Kind, Jwk>();
const others = new Map<Kind, Jwk>();

beforeAll(() => {
  for (const kind of kinds) {
    jwks.set(kind, make(kind));
    others.set(kind, make(kind));
  }
});

/** By node:crypto. */
function make(kind: Kind): Jwk {
  if (kind === 'RSA') return jwkOf(generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey);
  if (kind === 'Ed25519') return jwkOf(generateKeyPairSync('ed25519').privateKey);
  return jwkOf(generateKeyPairSync('ec', { namedCurve: kind }).privateKey);
}

const jwkOf = (key: { export(options: { format: 'jwk' }): JsonWebKey }) => ({
  ...key.export({ format: 'jwk' }),
});
const jwkFor = (kind: Kind) => jwks.get(kind) as Jwk;
const another = (kind: Kind) => others.get(kind) as Jwk;
const without = (jwk: Jwk, ...members: readonly string[]): Jwk =>
  Object.fromEntries(Object.entries(jwk).filter(([name]) => !members.includes(name)));
const keyOf = (jwk: Jwk) => createPrivateKey({ key: jwk as JsonWebKey, format: 'jwk' });
const pkcs8Of = (jwk: Jwk) => keyOf(jwk).export({ format: 'der', type: 'pkcs8' });

function refusalOf(jwk: Jwk): { code: string; evidence: Evidence } {
  try {
    parsePrivateJwk(jwk);
  } catch (error) {
    if (error instanceof WorkbenchError) return { code: error.code, evidence: error.evidence };
    throw error;
  }
  throw new Error('not refused');
}

describe('a private JWK (RFC 7517 §4)', () => {
  test.each(kinds)('%s of node:crypto is the key that node:crypto has of it', async (kind) => {
    const jwk = jwkFor(kind);
    const info = parsePrivateJwk(jwk);
    expect(spkiSha256(info.pkcs8)).toBe(spkiSha256(pkcs8Of(jwk)));
    expect(info.crtRecomputed).toBe(false);
    const { publicKey } = await importPrivateKey(info);
    expect(publicKey?.spkiSha256.toLowerCase()).toBe(spkiSha256(pkcs8Of(jwk)));
    // RFC 7638, by another implementation.
    expect(await jwkThumbprint(publicKey as PublicKey)).toBe(await calculateJwkThumbprint(jwk as JsonWebKey));
  });

  test.each([
    ['RS256', 'RSA'],
    ['ES256', 'P-256'],
    ['ES384', 'P-384'],
    ['ES512', 'P-521'],
    ['EdDSA', 'Ed25519'],
  ])('of jose, for %s, signs what node:crypto verifies', async (alg) => {
    const pair = await generateKeyPair(alg, { extractable: true });
    const jwk = await exportJWK(pair.privateKey);
    const { signingKeys } = await importPrivateKey(parsePrivateJwk({ ...jwk }));
    const key = [...signingKeys].find(([name]) => name === alg)?.[1] as CryptoKey;
    const message = Buffer.from('jwk');
    const hash = alg === 'EdDSA' ? null : `sha${alg.slice(2)}`;
    const parameters =
      key.algorithm.name === 'ECDSA' ? { name: 'ECDSA', hash: `SHA-${alg.slice(2)}` } : key.algorithm;
    const signature = Buffer.from(await crypto.subtle.sign(parameters, key, message));
    const publicKey = { key: createPublicKey(keyOf({ ...jwk })), dsaEncoding: 'ieee-p1363' as const };
    expect(verify(hash, message, publicKey, signature)).toBe(true);
  });

  test('of RSA is read without its primes, which RFC 7518 §6.3.2 leaves out', () => {
    const jwk = jwkFor('RSA');
    for (const left of [without(jwk, 'p', 'q', 'dp', 'dq', 'qi'), without(jwk, 'dp', 'dq', 'qi')]) {
      const info = parsePrivateJwk(left);
      expect(Buffer.from(info.pkcs8)).toEqual(pkcs8Of(jwk));
      expect(info.crtRecomputed).toBe(false);
    }
  });

  test('of RSA with CRT values that are not the primes’ own is mended, and says so', () => {
    const jwk = jwkFor('RSA');
    const info = parsePrivateJwk({ ...jwk, dp: jwk['dq'], dq: jwk['dp'] });
    expect(Buffer.from(info.pkcs8)).toEqual(pkcs8Of(jwk));
    expect(info.crtRecomputed).toBe(true);
  });

  test('may have padding, which RFC 7515 §2 leaves out', () => {
    const jwk = jwkFor('P-256');
    expect(String(jwk['d']).length % 4).toBe(3);
    expect(spkiSha256(parsePrivateJwk({ ...jwk, d: `${String(jwk['d'])}=` }).pkcs8)).toBe(
      spkiSha256(pkcs8Of(jwk)),
    );
  });

  test('is told from a public one by d, or k where it is symmetric', () => {
    const publicOf = (kind: Kind) => jwkOf(createPublicKey(keyOf(jwkFor(kind))));
    for (const kind of kinds) {
      expect([isPrivateJwk(jwkFor(kind)), isPrivateJwk(publicOf(kind))]).toEqual([true, false]);
    }
    expect(isPrivateJwk({ kty: 'oct', k: 'AQ' })).toBe(true);
    expect(asJwk({ kty: 'RSA', n: 'AQAB' })).toBeDefined();
    for (const other of [null, 'RSA', [], {}, { kty: 1, n: 'AQAB' }, { kty: 'RSA', keySize: 2048 }])
      expect(asJwk(other)).toBeUndefined();
  });
});

describe('a JWK that is malformed names the member', () => {
  test.each<[string, Kind, (jwk: Jwk) => Jwk, string]>([
    ['without n', 'RSA', (jwk) => without(jwk, 'n'), 'n'],
    ['without e', 'RSA', (jwk) => without(jwk, 'e'), 'e'],
    ['with a d that is empty', 'RSA', (jwk) => ({ ...jwk, d: '' }), 'd'],
    ['with an n that is a number', 'RSA', (jwk) => ({ ...jwk, n: 65537 }), 'n'],
    ['with an n in standard base64', 'RSA', (jwk) => ({ ...jwk, n: '+/+/' }), 'n'],
    ['with p but without q', 'RSA', (jwk) => without(jwk, 'q'), 'q'],
    ['with a dp that is null', 'RSA', (jwk) => ({ ...jwk, dp: null }), 'dp'],
    ['with an n of megabytes', 'RSA', (jwk) => ({ ...jwk, n: 'A'.repeat(4_000_000) }), 'n'],
    ['with a d of megabytes of padding', 'RSA', (jwk) => ({ ...jwk, d: `${'='.repeat(4000)}A` }), 'd'],
    ['without x', 'P-256', (jwk) => without(jwk, 'x'), 'x'],
    ['with a short y', 'P-256', (jwk) => ({ ...jwk, y: 'AQAB' }), 'y'],
    ['with the x of another curve', 'P-384', (jwk) => ({ ...jwk, x: jwkFor('P-256')['x'] }), 'x'],
    ['with a short x', 'Ed25519', (jwk) => ({ ...jwk, x: 'AQAB' }), 'x'],
    ['with a long d', 'Ed25519', (jwk) => ({ ...jwk, d: jwkFor('P-384')['d'] }), 'd'],
    ['with a lone character', 'Ed25519', (jwk) => ({ ...jwk, d: 'A' }), 'd'],
  ])('%s (%s)', (_, kind, bend, member) => {
    const { code, evidence } = refusalOf(bend(jwkFor(kind)));
    expect([code, evidence['member']]).toEqual(['jwk/malformed', member]);
  });

  test('and tells nothing else of it', () => {
    const jwk = jwkFor('RSA');
    const told = JSON.stringify(refusalOf({ ...jwk, q: `${String(jwk['q'])}!` }));
    for (const member of ['d', 'p', 'q']) expect(told).not.toContain(String(jwk[member]).slice(0, 20));
  });
});

describe('a JWK that contradicts itself is refused', () => {
  test.each<[string, Kind, (jwk: Jwk) => Jwk, string]>([
    ['n of another key', 'RSA', (jwk) => ({ ...jwk, n: another('RSA')['n'] }), 'RSAPrivateKey.modulus'],
    [
      'd of another key',
      'RSA',
      (jwk) => ({ ...jwk, d: another('RSA')['d'] }),
      'RSAPrivateKey.privateExponent',
    ],
    [
      'd of another key, no primes',
      'RSA',
      (jwk) => ({ kty: 'RSA', n: jwk['n'], e: jwk['e'], d: another('RSA')['d'] }),
      'JWK.d',
    ],
    ['d that is zero', 'P-256', (jwk) => ({ ...jwk, d: 'A'.repeat(43) }), 'ECPrivateKey.privateKey'],
    [
      'd beyond the order',
      'P-256',
      (jwk) => ({ ...jwk, d: Buffer.alloc(32, 255).toString('base64url') }),
      'ECPrivateKey.privateKey',
    ],
    [
      'd beyond the field',
      'P-256',
      (jwk) => ({ ...jwk, d: Buffer.alloc(33, 1).toString('base64url') }),
      'ECPrivateKey.privateKey',
    ],
  ])('%s (%s)', (_, kind, bend, element) => {
    const { code, evidence } = refusalOf(bend(jwkFor(kind)));
    expect([code, evidence['element']]).toEqual(['key/inconsistent', element]);
  });

  test.each<Kind>(['P-256', 'P-384', 'P-521', 'Ed25519'])('public part of another key (%s)', async (kind) => {
    const { x, y } = another(kind);
    const info = parsePrivateJwk({ ...jwkFor(kind), x, ...(y === undefined ? {} : { y }) });
    await expect(importPrivateKey(info)).rejects.toMatchObject({
      code: expect.stringMatching(/^key\/(public-key-mismatch|refused-by-engine)$/) as string,
    });
  });
});

describe('a JWK that JWS does not sign with is refused by name', () => {
  test.each<[Jwk, string, string]>([
    [{ kty: 'oct', k: 'c2VjcmV0' }, 'key/unsupported-algorithm', 'a symmetric key'],
    [{ kty: 'AKP', d: 'AQ' }, 'key/unsupported-algorithm', 'AKP'],
    [{ kty: 'EC', crv: 'secp256k1', d: 'AQ' }, 'key/unsupported-curve', 'secp256k1'],
    [{ kty: 'EC', d: 'AQ' }, 'key/unsupported-curve', 'a curve that it does not name'],
    [{ kty: 'OKP', crv: 'X25519', d: 'AQ' }, 'key/unsupported-curve', 'X25519'],
    [{ kty: 'OKP', crv: 'Ed448', d: 'AQ' }, 'key/unsupported-curve', 'Ed448'],
  ])('%j', (jwk, code, name) => {
    const refusal = refusalOf(jwk);
    expect([refusal.code, refusal.evidence['name']]).toEqual([code, name]);
  });

  test('RSA of three primes (RFC 7518 §6.3.2.7)', () => {
    expect(refusalOf({ ...jwkFor('RSA'), oth: [{ r: 'AQ', d: 'AQ', t: 'AQ' }] }).code).toBe(
      'key/multi-prime',
    );
  });

  test('names no more of it than a line', () => {
    const { evidence } = refusalOf({ kty: 'x'.repeat(100_000), d: 'AQ' });
    expect(String(evidence['name']).length).toBeLessThan(60);
  });
});
