/** A fresh RSA pair for a throw-away credential. */

/** Extractable, so that the caller can bring it into the same form as every other key. */
export function generateRsaKeyPair(bits: number): Promise<CryptoKeyPair> {
  const parameters = {
    name: 'RSASSA-PKCS1-v1_5',
    hash: 'SHA-256',
    modulusLength: bits,
    publicExponent: Uint8Array.of(1, 0, 1),
  };
  return crypto.subtle.generateKey(parameters, true, ['sign', 'verify']);
}
