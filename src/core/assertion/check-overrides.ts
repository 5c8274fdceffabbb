/** Whether the override texts are JSON objects. */
import { WorkbenchError } from '../errors';
import type { AssertionSettings } from './assertion-settings';
import type { Finding } from './finding';
import { parseOverrides } from './overrides';

export function checkOverrides(settings: AssertionSettings): Finding[] {
  return (['headerOverrides', 'claimsOverrides'] as const).flatMap((path): Finding[] => {
    try {
      parseOverrides(settings[path]);
      return [];
    } catch (error) {
      if (!(error instanceof WorkbenchError)) throw error;
      const code = error.code === 'overrides/not-json' ? error.code : 'overrides/not-an-object';
      return [{ code, severity: 'error', path, evidence: error.evidence, spec: 'RFC 7515 §4, RFC 7519 §4' }];
    }
  });
}
