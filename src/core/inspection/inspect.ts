/** Any pasted text → what it is and what is wrong with it. The contract is in `inspection.ts`. RFC 7519, RFC 7523, RFC 6749. */
import { decodeCompact } from '../jose/decode-compact';
import { parseRequest } from '../request/parse-request/parse-request';
import type { Inspection, InspectedKind, InspectionContext } from './inspection';
import type { FactCode, InspectionFact } from './inspection-fact';
import { inspectAnswer } from './inspect-answer';
import { inspectCertificates } from './inspect-certificate';
import { inspectRequest } from './inspect-request';
import { inspectThumbprint } from './inspect-thumbprint';
import { inspectToken } from './inspect-token';
import { longestPaste } from './longest-paste';
import { postedToken } from './posted-token';
import { recognise } from './recognise';

export async function inspect(text: string, context: InspectionContext): Promise<Inspection> {
  if (text.length > longestPaste)
    return nothing('too-long', { characters: text.length, limit: longestPaste });
  if (text.trim() === '') return nothing('empty');
  const form = recognise(text);
  if (form === 'jwt') return inspectToken(decodeCompact(text), context);
  if (form === 'private-key') return nothing('private-key');
  const request = parseRequest(text);
  const answer = await inspectAnswer(text, context);
  if (request) {
    const inspection = await inspectRequest(request, context);
    // A trace has the answer after the request.
    return answer?.errorText === undefined ? inspection : { ...inspection, errorText: answer.errorText };
  }
  if (answer) return answer;
  const posted = postedToken(text);
  if (posted !== undefined) return inspectToken(decodeCompact(posted), context);
  const { origin, certificates } = await inspectThumbprint(text);
  if (origin === 'certificate') return inspectCertificates(certificates, context);
  return nothing(origin === 'digest' || origin === 'key-credential' ? 'thumbprint' : 'unknown');
}

function nothing(
  kind: Extract<InspectedKind, 'empty' | 'too-long' | 'unknown' | 'private-key' | 'thumbprint'>,
  evidence: InspectionFact['evidence'] = {},
): Inspection {
  const code: FactCode = `fact/${kind}`;
  return { kind, certificates: [], findings: [], facts: [{ code, evidence }] };
}
