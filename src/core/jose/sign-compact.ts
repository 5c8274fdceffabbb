/** JWS compact serialization of segments that are signed as they stand. RFC 7515 §5.1, §7.1. */
import { encodeBase64url } from '../encoding/base64url';
import { lendUtf8 } from '../encoding/utf8';
import { WorkbenchError } from '../errors';
import type { SignatureAlgorithm } from '../keys/algorithms';

export interface CompactJws {
  /** ASCII(BASE64URL(header) || '.' || BASE64URL(payload)), RFC 7515 §2. */
  readonly signingInput: string;
  readonly signature: string;
  readonly signatureLength: number;
}

/**
 * @param header and payload: encoded, as they are sent
 * @throws WorkbenchError `signature/refused-by-engine`
 */
export async function signCompact(
  header: string,
  payload: string,
  algorithm: SignatureAlgorithm,
  signingKey: CryptoKey,
): Promise<CompactJws> {
  const signingInput = `${header}.${payload}`;
  try {
    const octets = await lendUtf8(signingInput, (input) =>
      crypto.subtle.sign(algorithm.signParameters, signingKey, input),
    );
    const signature = encodeBase64url(new Uint8Array(octets));
    return { signingInput, signature, signatureLength: octets.byteLength };
  } catch (cause) {
    throw new WorkbenchError(
      'signature/refused-by-engine',
      `sign refused ${algorithm.alg}`,
      { alg: algorithm.alg, engineSays: cause instanceof Error ? cause.name : 'unknown' },
      { cause },
    );
  }
}
