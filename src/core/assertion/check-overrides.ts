/** Whether the override texts are JSON objects. */
import { WorkbenchError } from '../errors';
import type { AssertionSettings } from './assertion-settings';
import type { Finding } from './finding';
import { parseOverrides } from './overrides';

export function checkOverrides(settings: AssertionSettings): Finding[] {
  return (['headerOverrides', 'claimsOverrides'] as const).flatMap((path): Finding[] => {
    try {
      parseOverrides(settings[path]);
      return roundedNumbers(settings[path]).map((number): Finding => ({
        code: 'overrides/number-rounded',
        severity: Number.isFinite(Number(number)) ? 'warning' : 'error',
        path,
        evidence: { number, becomes: JSON.stringify(Number(number)) },
        spec: 'RFC 8259 §6',
      }));
    } catch (error) {
      if (!(error instanceof WorkbenchError)) throw error;
      const code = error.code === 'overrides/not-json' ? error.code : 'overrides/not-an-object';
      return [{ code, severity: 'error', path, evidence: error.evidence, spec: 'RFC 7515 §4, RFC 7519 §4' }];
    }
  });
}

/** Numbers in a JSON text that come out of `JSON.parse` as others: too long, or beyond what a double holds. */
function roundedNumbers(text: string): readonly string[] {
  const withoutStrings = text.replace(/"(?:[^"\\]|\\.)*"/g, '""');
  const numbers = withoutStrings.match(/-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g) ?? [];
  return numbers.filter((number) => {
    const value = Number(number);
    return !Number.isFinite(value) || (/^-?\d+$/.test(number) && !Number.isSafeInteger(value));
  });
}
