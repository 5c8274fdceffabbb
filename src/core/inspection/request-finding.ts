/** A finding of the form, or of the writing, as one about a pasted request. */
import type { Finding } from '../assertion/finding';
import type { EncodingProblem } from '../request/parse-request/parsed-request';
import type { InspectionCode, InspectionFinding } from './inspection-finding';

export function requestFinding(
  { code, severity, evidence, fix, spec }: Finding,
  member: string,
): InspectionFinding {
  return {
    code: code as InspectionCode,
    severity,
    place: { part: 'request', member },
    evidence,
    ...(fix ? { fix: fix.value } : {}),
    spec,
  };
}

const specs: Readonly<Record<EncodingProblem['code'], string>> = {
  'request/unencoded-plus': 'RFC 6749 appendix B; WHATWG URL §5.1',
  'request/double-encoded': 'RFC 6749 appendix B',
  'request/line-breaks': 'RFC 6749 appendix B; RFC 7515 §7.1',
  'request/wrong-content-type': 'RFC 6749 §4; AADSTS900144, AADSTS7000218',
  'request/unquoted-ampersand': 'IEEE Std 1003.1 §2.9.3; cmd.exe: & parts commands',
};

export function problemFinding({ code, parameter, evidence, fix }: EncodingProblem): InspectionFinding {
  return {
    code,
    severity: 'error',
    place: { part: 'request', ...(parameter === '' ? {} : { member: parameter }) },
    evidence,
    ...(fix === undefined ? {} : { fix }),
    spec: specs[code],
  };
}
