/** Header and claims → client assertion. The texts that are returned are the ones that were signed. RFC 7523 §2.2, RFC 7515 §5.1. */
import { encodeJsonObject, type JsonObject, type JsonText } from '../jose/json-members';
import { signCompact } from '../jose/sign-compact';
import { findAlgorithm, type JwsAlg } from '../keys/algorithms';
import type { PrivateKey } from '../keys/private-key';
import { WorkbenchError } from '../errors';

export interface ClientAssertion {
  readonly header: JsonText;
  readonly claims: JsonText;
  /** The three segments of the compact serialization. */
  readonly segments: readonly [header: string, claims: string, signature: string];
  readonly compact: string;
  readonly alg: JwsAlg;
  readonly signatureLength: number;
}

/** @throws WorkbenchError `signature/refused-by-engine` */
export async function signAssertion(
  header: JsonObject,
  claims: JsonObject,
  alg: JwsAlg,
  privateKey: PrivateKey,
): Promise<ClientAssertion> {
  const algorithm = findAlgorithm(alg);
  const signingKey = privateKey.signingKeys.get(alg);
  if (!algorithm || !signingKey) {
    throw new WorkbenchError('signature/refused-by-engine', `the key cannot sign ${alg}`, { alg });
  }
  const headerText = encodeJsonObject(header);
  const claimsText = encodeJsonObject(claims);
  const jws = await signCompact(headerText.text, claimsText.text, algorithm, signingKey);
  const [encodedHeader, encodedClaims] = jws.signingInput.split('.') as [string, string];
  return {
    header: headerText,
    claims: claimsText,
    segments: [encodedHeader, encodedClaims, jws.signature],
    compact: `${jws.signingInput}.${jws.signature}`,
    alg,
    signatureLength: jws.signatureLength,
  };
}
