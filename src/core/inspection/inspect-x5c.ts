/** `x5c`: the certificates that a token brings along, and how they are written. RFC 7515 §4.1.6. */
import type { Severity } from '../assertion/finding';
import { decodeBase64, encodeBase64 } from '../encoding/base64';
import type { JsonObject } from '../jose/json-members';
import type { ServerProfile } from '../profiles/server-profile';
import type { Certificate } from '../x509/certificate';
import type { InspectionCode, InspectionFinding } from './inspection-finding';
import { certificateOf } from './read-certificates';

export interface OwnCertificate {
  readonly certificate: Certificate;
  /** Which entry of the array, counted from 1. */
  readonly place: number;
}

export interface InspectedX5c {
  readonly own: readonly OwnCertificate[];
  readonly findings: readonly InspectionFinding[];
}

/** Chains are shorter. */
const mostEntries = 10;
const spec = 'RFC 7515 §4.1.6';

export async function inspectX5c(header: JsonObject, profile: ServerProfile): Promise<InspectedX5c> {
  const { x5c } = header;
  if (x5c === undefined) return { own: [], findings: [] };
  const findings: InspectionFinding[] = [];
  const add = (code: InspectionCode, severity: Severity, evidence: InspectionFinding['evidence']) =>
    findings.push({ code, severity, place: { part: 'header', member: 'x5c' }, evidence, spec });
  // MSAL.NET writes a string, to AD FS as well; MSAL Python leaves the ends of lines in. Entra takes both.
  const tolerated = profile.hasClouds || profile.id === 'adfs' ? 'warning' : 'error';
  if (typeof x5c === 'string') add('x5c/string', tolerated, {});
  else if (!Array.isArray(x5c) || x5c.length === 0)
    add('x5c/unreadable', 'error', { what: JSON.stringify(x5c).slice(0, 60) });
  const entries: readonly unknown[] = Array.isArray(x5c) ? x5c : typeof x5c === 'string' ? [x5c] : [];
  const own: OwnCertificate[] = [];
  for (const [index, entry] of entries.slice(0, mostEntries).entries()) {
    const place = index + 1;
    const spelling = spellingOf(entry);
    const [certificate] = await certificateOf(() => decodeBase64(spelling.base64));
    if (!certificate) {
      add('x5c/unreadable', 'error', { place });
      continue;
    }
    own.push({ certificate, place });
    if (spelling.code)
      add(spelling.code, spelling.code === 'x5c/newlines' ? tolerated : 'error', {
        place,
        ...spelling.evidence,
      });
  }
  const fix = own.length > 0 && own.length === entries.length ? fixOf(own) : undefined;
  return { own, findings: fix === undefined ? findings : findings.map((one) => ({ ...one, fix })) };
}

/** The member's value as it is to be written. */
export function fixOf(own: readonly OwnCertificate[]): string {
  return JSON.stringify(own.map(({ certificate }) => encodeBase64(certificate.der)));
}

interface Spelling {
  readonly base64: string;
  readonly code?: 'x5c/pem' | 'x5c/base64url' | 'x5c/newlines';
  readonly evidence?: InspectionFinding['evidence'];
}

/** The base64 in it, and what stands in its way: of several things the one that explains most. */
function spellingOf(entry: unknown): Spelling {
  if (typeof entry !== 'string') return { base64: '' };
  const body = entry.replace(/-----(BEGIN|END) [A-Z0-9 ]{0,40}-----/g, '');
  const base64 = body.replace(/\s|\\[nr]/g, '');
  const standard = base64.replaceAll('-', '+').replaceAll('_', '/').replace(/=+$/, '');
  const padded = standard + '='.repeat((4 - (standard.length % 4)) % 4);
  if (body !== entry) return { base64: padded, code: 'x5c/pem', evidence: {} };
  const foreign = /[-_]/.exec(base64)?.[0];
  if (foreign) return { base64: padded, code: 'x5c/base64url', evidence: { character: foreign } };
  // Certificates have any number of octets; without its padding it is base64url that needs no - and no _.
  if (base64 !== padded) return { base64: padded, code: 'x5c/base64url', evidence: { character: 'no =' } };
  const count = entry.match(/\r\n|\n|\r|\\n/g)?.length ?? 0;
  return { base64: padded, ...(base64 === entry ? {} : { code: 'x5c/newlines', evidence: { count } }) };
}
