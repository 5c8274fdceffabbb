/** Why the algorithm that somebody looks for is not offered. */
import type { AlgorithmChoice, MissingAlgorithm } from '../../core/assertion/algorithm-choice';
import type { KeyShape } from '../../core/keys/algorithms';
import type { ServerProfile } from '../../core/profiles/server-profile';
import { keyName } from './key-names';

export function explainMissingAlgorithms(
  { missing }: AlgorithmChoice,
  profile: ServerProfile,
  key: KeyShape | undefined,
): string {
  const byKey = missing.filter((one) => one.reason === 'key');
  const byServer = missing.filter((one) => one.reason === 'server');
  const needs = [...new Set(byKey.map((one) => one.needs))];
  return [
    ...(byServer.length > 0 ? [`Not accepted by ${profile.name}: ${list(byServer)}.`] : []),
    ...(key && byKey.length > 0
      ? [
          `Not for this key (${keyName(key)}): ${list(byKey)}, which ${byKey.length === 1 ? 'needs' : 'need'} ${needs.join(' or ')}.`,
        ]
      : []),
  ].join(' ');
}

function list(algorithms: readonly MissingAlgorithm[]): string {
  return algorithms.map((one) => one.alg).join(', ');
}
