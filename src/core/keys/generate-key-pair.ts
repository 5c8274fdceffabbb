/** Fresh key pairs. RFC 8017 §3, RFC 5480 §2.1.1, RFC 8410 §3. */

export type GeneratedKeyKind = 'RSA 2048' | 'RSA 3072' | 'RSA 4096' | 'EC P-256' | 'EC P-384' | 'Ed25519';

/** In the order in which they are offered: what every server takes comes first. */
export const generatedKeyKinds: readonly GeneratedKeyKind[] = [
  'RSA 2048',
  'RSA 3072',
  'RSA 4096',
  'EC P-256',
  'EC P-384',
  'Ed25519',
];

/** Extractable, so that the caller can save it and bring it into the same form as every other key. */
export async function generateKeyPair(kind: GeneratedKeyKind): Promise<CryptoKeyPair> {
  const pair = await crypto.subtle.generateKey(parametersOf(kind), true, ['sign', 'verify']);
  return pair as CryptoKeyPair;
}

function parametersOf(kind: GeneratedKeyKind): RsaHashedKeyGenParams | EcKeyGenParams | Algorithm {
  if (kind === 'Ed25519') return { name: 'Ed25519' };
  const [family, size = ''] = kind.split(' ');
  if (family === 'EC') return { name: 'ECDSA', namedCurve: size };
  return {
    name: 'RSASSA-PKCS1-v1_5',
    hash: 'SHA-256',
    modulusLength: Number(size),
    publicExponent: Uint8Array.of(1, 0, 1),
  };
}
