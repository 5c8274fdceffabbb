/** Proof of possession for addKey. microsoft-graph-docs, concepts/application-rollkey-prooftoken.md. */
import { signAssertion, type ClientAssertion } from '../assertion/sign-assertion';
import { WorkbenchError } from '../errors';
import type { JsonObject } from '../jose/json-members';
import { algorithmsForKey } from '../keys/algorithms';
import type { Credential } from '../x509/credential';

/** The application ID of Azure AD Graph, whatever the cloud. */
const audience = '00000002-0000-0000-c000-000000000000';

/** “exp should be nbf + 10 minutes”. */
const lifetime = 600;

/** @param now NumericDate */
export function buildAddKeyProofClaims(objectId: string, now: number): JsonObject {
  return { aud: audience, iss: objectId, nbf: now, exp: now + lifetime };
}

/**
 * As .NET's X509SigningCredentials writes it: RS256, `kid` the thumbprint in hex, `x5t`.
 * @param credential one whose certificate is registered and valid already
 * @throws WorkbenchError `signature/refused-by-engine`
 */
export async function signAddKeyProof(
  credential: Credential,
  objectId: string,
  now: number,
): Promise<ClientAssertion> {
  const { privateKey, chain } = credential;
  const row = algorithmsForKey(privateKey).find(({ alg }) => alg === 'RS256');
  const thumbprints = chain[0]?.thumbprints;
  if (!row || !thumbprints) {
    throw new WorkbenchError(
      'signature/refused-by-engine',
      'no RSA key with a certificate to name in the proof',
      {
        alg: 'RS256',
      },
    );
  }
  const header = { alg: row.alg, kid: thumbprints.sha1, x5t: thumbprints.x5t, typ: 'JWT' };
  return signAssertion(header, buildAddKeyProofClaims(objectId, now), row.alg, privateKey);
}
