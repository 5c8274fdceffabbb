/** Private JSON Web Keys. RFC 7517 §4, RFC 7518 §6, RFC 8037 §2. */
import * as asn1js from 'asn1js';
import { derInteger, encodeDer, unsignedValue } from '../asn1/der';
import { decodeBase64url } from '../encoding/base64url';
import { wipeBytes, type Bytes } from '../encoding/bytes';
import { WorkbenchError } from '../errors';
import { curveByName } from './curves';
import { buildEcPrivateKeyInfo } from './ec-private-key';
import type { PrivateKeyInfo } from './pkcs8';
import { buildEd25519PrivateKeyInfo, parsePkcs1 } from './private-key-info';
import { recoverPrimes } from './recover-primes';

/** In base64url: the modulus of an RSA key of 16 384 bits has 2 731 characters. Arithmetic on a million would hold up the page. */
const longestMember = 4096;

export type Jwk = Readonly<Record<string, unknown>>;

/** @returns undefined: no JWK at all, such as the policy of a vault, which names a `kty` for keys to come */
export function asJwk(value: unknown): Jwk | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const jwk = value as Jwk;
  const hasKey = ['n', 'x', 'd', 'k'].some((member) => member in jwk);
  return typeof jwk['kty'] === 'string' && hasKey ? jwk : undefined;
}

export function isPrivateJwk(jwk: Jwk): boolean {
  return jwk['kty'] === 'oct' ? 'k' in jwk : 'd' in jwk;
}

/** @throws WorkbenchError `jwk/…`, `key/…` */
export function parsePrivateJwk(jwk: Jwk): PrivateKeyInfo {
  switch (jwk['kty']) {
    case 'RSA':
      return parseRsaJwk(jwk);
    case 'EC':
      return parseEcJwk(jwk);
    case 'OKP':
      return parseOkpJwk(jwk);
    default:
      throw new WorkbenchError('key/unsupported-algorithm', `JWK.kty ${String(jwk['kty'])}`, {
        oid: 'kty',
        name: jwk['kty'] === 'oct' ? 'a symmetric key' : String(jwk['kty']).slice(0, 40),
      });
  }
}

/** RFC 7518 §6.3.2: the primes are for speed, and left out by some. */
function parseRsaJwk(jwk: Jwk): PrivateKeyInfo {
  if (jwk['oth'] !== undefined) throw new WorkbenchError('key/multi-prime', 'JWK.oth: more than two primes');
  const take = (member: string) => unsignedValue(takeOctets(jwk, member));
  const [n, e, d] = [take('n'), take('e'), take('d')];
  const [p, q] = jwk['p'] === undefined ? recoverPrimes(n, e, d) : [take('p'), take('q')];
  const crt = ['dp', 'dq', 'qi'].map((member) => (jwk[member] === undefined ? 0n : take(member)));
  const der = encodeDer(new asn1js.Sequence({ value: [0n, n, e, d, p, q, ...crt].map(derInteger) }));
  try {
    const info = parsePkcs1(der);
    const hadAll = ['p', 'q', 'dp', 'dq', 'qi'].every((member) => jwk[member] !== undefined);
    return { ...info, crtRecomputed: hadAll && info.crtRecomputed };
  } finally {
    wipeBytes(der);
  }
}

function parseEcJwk(jwk: Jwk): PrivateKeyInfo {
  const curve = curveByName(String(jwk['crv']));
  if (!curve) throw unsupportedCurve(jwk);
  const coordinates = ['x', 'y'].map((member) => {
    const octets = takeOctets(jwk, member);
    if (octets.length !== curve.fieldLength) throw malformed(member, `${curve.fieldLength} octets`);
    return octets;
  });
  const point = Uint8Array.of(4, ...coordinates.flatMap((octets) => [...octets]));
  return buildEcPrivateKeyInfo(curve, takeOctets(jwk, 'd'), point);
}

function parseOkpJwk(jwk: Jwk): PrivateKeyInfo {
  if (jwk['crv'] !== 'Ed25519') throw unsupportedCurve(jwk);
  const [seed, publicKey] = [takeOctets(jwk, 'd'), takeOctets(jwk, 'x')];
  if (seed.length !== 32) throw malformed('d', '32 octets');
  if (publicKey.length !== 32) throw malformed('x', '32 octets');
  return buildEd25519PrivateKeyInfo(seed, publicKey);
}

function takeOctets(jwk: Jwk, member: string): Bytes {
  const value = jwk[member];
  if (typeof value !== 'string' || value === '') throw malformed(member, 'base64url text');
  if (value.length > longestMember) throw malformed(member, 'the number of a key');
  try {
    // RFC 7515 §2 leaves the padding out; some writers do not.
    return decodeBase64url(value.replace(/(?<!=)={1,2}$/, ''));
  } catch (cause) {
    throw malformed(member, 'base64url text', cause);
  }
}

function malformed(member: string, expected: string, cause?: unknown): WorkbenchError {
  return new WorkbenchError(
    'jwk/malformed',
    `JWK.${member}: expected ${expected}`,
    { member, expected },
    { cause },
  );
}

function unsupportedCurve(jwk: Jwk): WorkbenchError {
  const name = String(jwk['crv'] ?? 'a curve that it does not name').slice(0, 40);
  return new WorkbenchError('key/unsupported-curve', `JWK.crv ${name}`, { name });
}
