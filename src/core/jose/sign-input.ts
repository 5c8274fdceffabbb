/** The JWS signature of a text as it stands. RFC 7515 §5.1. */
import { encodeBase64url } from '../encoding/base64url';
import { lendUtf8 } from '../encoding/utf8';
import { WorkbenchError } from '../errors';
import type { SignatureAlgorithm } from '../keys/algorithms';
import type { SigningKey } from '../keys/signing-key';

export interface JwsSignature {
  /** Base64url. */
  readonly signature: string;
  /** Octets. */
  readonly signatureLength: number;
}

/**
 * @param signingInput ASCII(BASE64URL(header) || '.' || BASE64URL(payload)), RFC 7515 §2
 * @throws WorkbenchError `signature/refused-by-engine`
 */
export async function signInput(
  signingInput: string,
  { algorithm, signingKey }: SigningKey,
): Promise<JwsSignature> {
  try {
    const octets = await lendUtf8(signingInput, (input) =>
      crypto.subtle.sign(algorithm.signParameters, signingKey, input),
    );
    return { signature: encodeBase64url(new Uint8Array(octets)), signatureLength: octets.byteLength };
  } catch (cause) {
    throw refusedByEngine(algorithm, cause instanceof Error ? cause.name : 'unknown', cause);
  }
}

/** @param engineSays a name as DOMException has it */
export function refusedByEngine(
  { alg }: SignatureAlgorithm,
  engineSays: string,
  cause?: unknown,
): WorkbenchError {
  const evidence = { alg, engineSays };
  return new WorkbenchError('signature/refused-by-engine', `sign refused ${alg}`, evidence, { cause });
}
