/** The one of a private key's engine keys that signs with an algorithm. */
import { WorkbenchError } from '../errors';
import { findAlgorithm, type JwsAlg, type SignatureAlgorithm } from './algorithms';
import type { PrivateKey } from './private-key';

export interface SigningKey {
  readonly algorithm: SignatureAlgorithm;
  /** Not extractable. */
  readonly signingKey: CryptoKey;
}

/** @throws WorkbenchError `signature/refused-by-engine` where the key does not go with the algorithm, or there is none */
export function signingKeyOf({ signingKeys }: PrivateKey, alg: JwsAlg | undefined): SigningKey {
  const algorithm = alg && findAlgorithm(alg);
  const signingKey = alg && signingKeys.get(alg);
  if (algorithm && signingKey) return { algorithm, signingKey };
  throw new WorkbenchError('signature/refused-by-engine', `the key cannot sign ${alg}`, { alg: alg ?? '' });
}
