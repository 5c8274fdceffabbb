/** Any pasted text → what it is and what is wrong with it. The contract is in `inspection.ts`. RFC 7519, RFC 7523, RFC 6749. */
import { decodeCompact } from '../jose/decode-compact';
import type { Inspection, InspectedKind, InspectionContext } from './inspection';
import type { FactCode, InspectionFact } from './inspection-fact';
import { inspectToken } from './inspect-token';
import { recognise } from './recognise';
import { readCertificates } from './read-certificates';

/** A request with a chain of certificates and a user's token has some twenty thousand characters. */
export const longestPaste = 200_000;

export async function inspect(text: string, context: InspectionContext): Promise<Inspection> {
  if (text.length > longestPaste)
    return nothing('too-long', { characters: text.length, limit: longestPaste });
  if (text.trim() === '') return nothing('empty');
  const form = recognise(text);
  if (form === 'jwt') return inspectToken(decodeCompact(text), context);
  if (form === 'private-key') return nothing('private-key');
  const certificates = await readCertificates(text);
  if (certificates.length > 0) return { ...nothing('certificate'), certificates };
  return nothing('unknown');
}

function nothing(
  kind: Extract<
    InspectedKind,
    'empty' | 'too-long' | 'unknown' | 'private-key' | 'certificate' | 'thumbprint'
  >,
  evidence: InspectionFact['evidence'] = {},
): Inspection {
  const code: FactCode = `fact/${kind}`;
  return { kind, certificates: [], findings: [], facts: [{ code, evidence }] };
}
