/** Header and claims → client assertion. The texts that are returned are the ones that were signed. RFC 7523 §2.2, RFC 7515 §5.1. */
import { encodeJsonSegment, type JsonObject, type JsonSegment } from '../jose/json-members';
import { signInput } from '../jose/sign-input';
import type { JwsAlg } from '../keys/algorithms';
import type { PrivateKey } from '../keys/private-key';
import { signingKeyOf } from '../keys/signing-key';

export interface ClientAssertion {
  readonly header: JsonSegment;
  readonly claims: JsonSegment;
  readonly signature: string;
  readonly compact: string;
  readonly alg: JwsAlg;
  readonly signatureLength: number;
}

/** @throws WorkbenchError `signature/refused-by-engine` */
export function signAssertion(
  header: JsonObject,
  claims: JsonObject,
  alg: JwsAlg,
  privateKey: PrivateKey,
): Promise<ClientAssertion> {
  return signSegments(encodeJsonSegment(header), encodeJsonSegment(claims), alg, privateKey);
}

/** For a header that is the same in many assertions. @throws WorkbenchError `signature/refused-by-engine` */
export async function signSegments(
  header: JsonSegment,
  claims: JsonSegment,
  alg: JwsAlg,
  privateKey: PrivateKey,
): Promise<ClientAssertion> {
  const key = signingKeyOf(privateKey, alg);
  const signingInput = `${header.encoded}.${claims.encoded}`;
  const { signature, signatureLength } = await signInput(signingInput, key);
  return { header, claims, signature, compact: `${signingInput}.${signature}`, alg, signatureLength };
}
