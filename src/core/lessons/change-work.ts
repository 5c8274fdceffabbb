/** One field of a request changed, and what follows for the others: a token and its parts are two views of one thing. RFC 7515 §3.1. */
import { encodeBase64urlText } from '../encoding/base64url';
import { decodeCompact } from '../jose/decode-compact';
import type { ClientWork, WorkField } from './client-work';

/** While nothing is signed again, header and claims go into the assertion as they are; whoever changes the assertion itself wants it sent so. */
export function changeWork<Field extends WorkField>(
  work: ClientWork,
  field: Field,
  value: ClientWork[Field],
): ClientWork {
  const changed = { ...work, [field]: value };
  if (field === 'assertion') {
    const { header, claims } = decodeCompact(changed.assertion);
    return {
      ...changed,
      signs: false,
      header: header.text ?? work.header,
      claims: claims.text ?? work.claims,
    };
  }
  if (work.signs || (field !== 'header' && field !== 'claims')) return changed;
  const segments = work.assertion.split('.');
  segments[field === 'header' ? 0 : 1] = encodeBase64urlText(String(value));
  return { ...changed, assertion: segments.join('.') };
}
