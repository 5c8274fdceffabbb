/** Causes that cannot be, by what follows from the values at hand: nobody need look at them. facts/protocol.md §7, §11. */
import type { Conclusion, ConclusionCode } from './conclusion';
import type { CauseCode } from './known-error';

const excluded: Readonly<Partial<Record<ConclusionCode, readonly CauseCode[]>>> = {
  'error/thumbprint-is-right': ['cause/thumbprint-wrong', 'cause/thumbprint-missing'],
  'error/assertion-expired': ['cause/not-yet-valid'],
  'error/clock-ahead': ['cause/assertion-kept-too-long', 'cause/external-token-expired'],
};

export function ruleOutCauses(
  causes: readonly CauseCode[],
  conclusions: readonly Conclusion[],
): readonly CauseCode[] {
  const out = new Set(
    conclusions
      .filter(({ confidence }) => confidence === 'certain')
      .flatMap(({ code }) => excluded[code] ?? []),
  );
  return causes.filter((cause) => !out.has(cause));
}
