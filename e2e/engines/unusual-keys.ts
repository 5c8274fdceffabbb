/** Keys that engines take differently when they are given them as they are: by OpenSSL, or written octet by octet. */
import { createPrivateKey } from 'node:crypto';
import {
  compressed,
  ecOctetsOf,
  ecPrivateKey,
  ecPublicKey,
  privateKeyInfo,
  uncompressed,
  type EcOctets,
} from '../../tools/der-fixtures';
import { makeKeyBy, makeKeyPem, openssl, type FixtureKey } from '../../tools/openssl-fixtures';

/** What a person chooses, and the public key that judges what is signed with it. */
export interface KeyFile {
  readonly content: string | Buffer;
  readonly publicPem: string;
}

export interface UnusualKey {
  readonly name: string;
  /** The row of README.md that it belongs to. */
  readonly row: string;
  readonly make: () => KeyFile;
  readonly alg: string;
  /** What the page says where it does not sign with it. */
  readonly explanation: RegExp;
}

type Row = readonly [name: string, make: () => KeyFile, alg: string, explanation?: RegExp];

const p256 = '1.2.840.10045.3.1.7';
const exponentOf80Bits = '1208925819614629174706111';
const engineRefuses = /this browser refuses the key \(.*\), though it is well formed/;

const rows: Readonly<Record<string, readonly Row[]>> = {
  'RSA of 1024 to 4096 bits': [
    ['RSA 1024', () => made('RSA-1024'), 'RS256'],
    ['RSA 2048', () => made('RSA-2048'), 'RS256'],
    ['RSA 4096', () => generated('RSA', 'rsa_keygen_bits:4096'), 'RS256'],
  ],
  'RSA with public exponent 3 or 2³²+1': [
    ['RSA, e = 3', () => generated('RSA', 'rsa_keygen_pubexp:3'), 'RS256'],
    ['RSA, e = 2³²+1', () => generated('RSA', 'rsa_keygen_pubexp:4294967297'), 'RS256'],
  ],
  'RSA with a public exponent of 80 bits': [
    [
      'RSA, e of 80 bits',
      () => generated('RSA', `rsa_keygen_pubexp:${exponentOf80Bits}`),
      'RS256',
      new RegExp(`${engineRefuses.source.replace('.*', `.*public exponent ${exponentOf80Bits}`)}`),
    ],
  ],
  'RSA for PSS only (id-RSASSA-PSS)': [
    ['RSA-PSS', () => generated('RSA-PSS', 'rsa_keygen_bits:2048'), 'PS256'],
  ],
  'RSA as a JWK without its primes': [['RSA, n, e and d', () => jwkOf('RSA-2048', 'n', 'e', 'd'), 'RS256']],
  'RSA of three primes': [
    ['RSA of three primes', () => generated('RSA', 'rsa_keygen_primes:3'), 'RS256', /more than two primes/],
  ],
  'EC P-256, P-384, P-521, in PKCS#8 and as JWK': [
    ['P-256', () => made('P-256'), 'ES256'],
    ['P-384', () => made('P-384'), 'ES384'],
    ['P-521', () => made('P-521'), 'ES512'],
    ['P-521, JWK', () => jwkOf('P-521', 'crv', 'x', 'y', 'd'), 'ES512'],
  ],
  'EC without its public key, or with it compressed': [
    ['no public key', () => ecFile(({ scalar }) => ecPrivateKey(scalar)), 'ES256'],
    ['compressed', () => ecFile((key) => ecPrivateKey(key.scalar, { point: compressed(key) })), 'ES256'],
  ],
  'EC with the public key of another': [
    [
      'public key of another',
      () =>
        ecFile(({ scalar }) =>
          ecPrivateKey(scalar, { point: uncompressed(ecOctetsOf(makeKeyPem('P-256'))) }),
        ),
      'ES256',
      /belongs to another one/,
    ],
  ],
  'EC with explicit parameters, secp256k1, brainpool': [
    [
      'explicit parameters',
      () => generated('EC', 'ec_paramgen_curve:P-256', 'ec_param_enc:explicit'),
      'ES256',
      /its curve is explicit parameters/,
    ],
    ['secp256k1', () => generated('EC', 'ec_paramgen_curve:secp256k1'), 'ES256', /its curve is secp256k1/],
    [
      'brainpool',
      () => generated('EC', 'ec_paramgen_curve:brainpoolP256r1'),
      'ES256',
      /its curve is brainpoolP256r1/,
    ],
  ],
  Ed25519: [['Ed25519', () => made('Ed25519'), 'EdDSA']],
  Ed448: [['Ed448', () => generated('ED448'), 'EdDSA', /its key is Ed448/]],
};

export const unusualKeys: readonly UnusualKey[] = Object.entries(rows).flatMap(([row, keys]) =>
  keys.map(([name, make, alg, explanation = engineRefuses]) => ({ name, row, make, alg, explanation })),
);

function made(key: FixtureKey): KeyFile {
  return withPublicKey(makeKeyPem(key));
}

function generated(algorithm: string, ...options: readonly string[]): KeyFile {
  const args = options.flatMap((option) => ['-pkeyopt', option]);
  return withPublicKey(makeKeyBy(['-algorithm', algorithm, ...args]));
}

function withPublicKey(keyPem: string, content: string | Buffer = keyPem): KeyFile {
  return { content, publicPem: openssl(['pkey', '-pubout'], { input: keyPem }).toString() };
}

/** With these members only. */
function jwkOf(key: FixtureKey, ...members: readonly string[]): KeyFile {
  const pem = makeKeyPem(key);
  const whole = Object.entries(createPrivateKey(pem).export({ format: 'jwk' }));
  const kept = whole.filter(([name]) => name === 'kty' || members.includes(name));
  return withPublicKey(pem, JSON.stringify(Object.fromEntries(kept)));
}

function ecFile(write: (key: EcOctets) => Buffer): KeyFile {
  const pem = makeKeyPem('P-256');
  return withPublicKey(pem, privateKeyInfo(ecPublicKey(p256), write(ecOctetsOf(pem))));
}
