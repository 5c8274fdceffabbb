/** The table: JWS `alg` → key, WebCrypto parameters, smallest key. RFC 7518 §3, RFC 8037 §3.1. */

export type KeyType = 'RSA' | 'EC' | 'OKP';
export type Curve = 'P-256' | 'P-384' | 'P-521' | 'Ed25519';
export type JwsAlg =
  'RS256' | 'RS384' | 'RS512' | 'PS256' | 'PS384' | 'PS512' | 'ES256' | 'ES384' | 'ES512' | 'EdDSA';

export interface SignatureAlgorithm {
  readonly alg: JwsAlg;
  readonly keyType: KeyType;
  /** The one curve of the algorithm; absent for RSA. */
  readonly curve?: Curve;
  /** RFC 7518 §3.3 and §3.5: 2048 bits or more MUST be used. */
  readonly minimumBits?: number;
  readonly importParameters: RsaHashedImportParams | EcKeyImportParams | Algorithm;
  readonly signParameters: RsaPssParams | EcdsaParams | Algorithm;
  readonly spec: string;
}

export const signatureAlgorithms: readonly SignatureAlgorithm[] = [
  rsaPss('PS256', 256),
  rsaPss('PS384', 384),
  rsaPss('PS512', 512),
  rsaPkcs1('RS256', 256),
  rsaPkcs1('RS384', 384),
  rsaPkcs1('RS512', 512),
  ecdsa('ES256', 'P-256', 256),
  ecdsa('ES384', 'P-384', 384),
  ecdsa('ES512', 'P-521', 512),
  {
    alg: 'EdDSA',
    keyType: 'OKP',
    curve: 'Ed25519',
    importParameters: { name: 'Ed25519' },
    signParameters: { name: 'Ed25519' },
    spec: 'RFC 8037 §3.1',
  },
];

/** What an algorithm needs to know of a key. */
export interface KeyShape {
  readonly keyType: KeyType;
  readonly curve?: Curve;
  /** Of the modulus, or of the curve's field. */
  readonly bits: number;
  /** An id-RSASSA-PSS key, which is for that padding only (RFC 4055 §1.2). */
  readonly padding?: 'PSS';
}

/** The algorithms that a key of this shape can make a signature with, the table's order kept. */
export function algorithmsForKey(key: KeyShape): readonly SignatureAlgorithm[] {
  return signatureAlgorithms.filter(
    (row) =>
      row.keyType === key.keyType &&
      row.curve === key.curve &&
      (key.padding === undefined || row.alg.startsWith('PS')),
  );
}

export function findAlgorithm(alg: string): SignatureAlgorithm | undefined {
  return signatureAlgorithms.find((row) => row.alg === alg);
}

/** As people say it: `RSA 2048`, `RSA 2048, PSS only`, `EC P-256`, `Ed25519`. */
export function keyName(key: KeyShape): string {
  if (key.keyType === 'RSA') return `RSA ${key.bits}${key.padding ? ', PSS only' : ''}`;
  return key.keyType === 'EC' ? `EC ${key.curve}` : String(key.curve);
}

function rsaPkcs1(alg: JwsAlg, bits: number): SignatureAlgorithm {
  const name = 'RSASSA-PKCS1-v1_5';
  return {
    alg,
    keyType: 'RSA',
    minimumBits: 2048,
    importParameters: { name, hash: `SHA-${bits}` },
    signParameters: { name },
    spec: 'RFC 7518 §3.3',
  };
}

function rsaPss(alg: JwsAlg, bits: number): SignatureAlgorithm {
  const name = 'RSA-PSS';
  return {
    alg,
    keyType: 'RSA',
    minimumBits: 2048,
    importParameters: { name, hash: `SHA-${bits}` },
    // RFC 7518 §3.5: the salt is as long as the hash output.
    signParameters: { name, saltLength: bits / 8 },
    spec: 'RFC 7518 §3.5',
  };
}

function ecdsa(alg: JwsAlg, curve: Curve, bits: number): SignatureAlgorithm {
  return {
    alg,
    keyType: 'EC',
    curve,
    importParameters: { name: 'ECDSA', namedCurve: curve },
    signParameters: { name: 'ECDSA', hash: `SHA-${bits}` },
    spec: 'RFC 7518 §3.4',
  };
}
