/** The signature of a pasted token, with the certificates at hand or with its own. RFC 7515 §5.2, RFC 7523 §3. */
import { encodeBase64url } from '../encoding/base64url';
import type { DecodedCompact } from '../jose/decode-compact';
import type { JsonObject } from '../jose/json-members';
import {
  judgeSignature,
  type NotCheckedReason,
  type SignatureCode,
  type SignatureVerdict,
} from '../jose/verify-compact';
import { usablePublicKey, type Certificate } from '../x509/certificate';
import { looseChain } from '../x509/chain';
import { algorithmName, isUnsigned } from './inspect-header';
import type { SignatureResult } from './inspection';
import type { FindingPlace, InspectionFinding } from './inspection-finding';
import { isNamed } from './named-certificate';

export interface CertificatesAtHand {
  /** Pasted or loaded. */
  readonly given: readonly Certificate[];
  /** The token's own. */
  readonly own: readonly Certificate[];
}

export interface CheckedSignature {
  readonly result: SignatureResult;
  readonly findings: readonly InspectionFinding[];
  /** Whose key signed, or should have; then the others, in their order. Empty where none are at hand. */
  readonly certificates: readonly Certificate[];
}

const specs: Readonly<Record<SignatureCode, string>> = {
  'signature/empty': 'RFC 7515 §3.1',
  'signature/invalid': 'RFC 7515 §5.2; AADSTS700027',
  'signature/other-key': 'RFC 7515 §5.2; AADSTS700027: msgraph-sdk-php #1585',
  'signature/rs-ps-swap': 'RFC 7518 §3.3, §3.5',
  'signature/pss-salt': 'RFC 7518 §3.5',
  'signature/der-ecdsa': 'RFC 7518 §3.4',
  'alg/key-mismatch': 'RFC 7518 §3.1; AADSTS5002730: MSAL.NET #4712',
};

export async function inspectSignature(
  token: DecodedCompact,
  { given, own }: CertificatesAtHand,
): Promise<CheckedSignature> {
  const header = token.header.object ?? {};
  const chosen = given.length > 0 ? given : own;
  const notChecked = (reason: NotCheckedReason): CheckedSignature => ({
    result: { outcome: 'not-checked', reason },
    findings: [],
    certificates: leafFirst(header, chosen),
  });
  if (isUnsigned(header)) return notChecked('unsigned');
  if (!token.header.object || !token.signature.bytes) return notChecked('not-decoded');
  const alg = algorithmName(header) ?? (typeof header['alg'] === 'string' ? header['alg'] : '');
  if (token.signature.bytes.length === 0) {
    const found = findingOf('signature/empty', { alg });
    const findings = token.count === 3 ? [found] : [];
    return { ...notChecked('no-key'), result: { outcome: 'invalid' }, findings };
  }
  if (/^HS\d+$/i.test(alg)) return notChecked('symmetric');
  if (chosen.length === 0) return notChecked(alg ? 'no-key' : 'alg-unknown');
  const source = given.length > 0 ? 'certificate' : 'x5c';
  const { verdict, certificates } = await judgeWithEach(token, alg, leafFirst(header, chosen));
  const [certificate] = certificates;
  if (!certificate) return notChecked('refused-by-engine');
  if (verdict.outcome === 'not-checked') return { ...notChecked(verdict.reason), certificates };
  const result: SignatureResult = { outcome: verdict.outcome, with: source, certificate };
  if (verdict.outcome === 'valid') return { result, findings: [], certificates };
  const { x5c } = await byOwn(token, alg, given, own);
  const evidence = { ...verdict.evidence, certificate: certificate.subject, with: source, ...x5c };
  return { result, findings: [findingOf(verdict.code, evidence)], certificates };
}

/** The first key that verifies tells whose signature it is; where none does, the verdict of the leaf counts. */
async function judgeWithEach(
  token: DecodedCompact,
  alg: string,
  certificates: readonly Certificate[],
): Promise<{ verdict: SignatureVerdict; certificates: readonly Certificate[] }> {
  let first: SignatureVerdict = { outcome: 'not-checked', reason: 'refused-by-engine' };
  for (const [index, certificate] of certificates.entries()) {
    const key = usablePublicKey(certificate);
    const verdict = key && (await judgeEitherText(token, alg, key));
    if (index === 0 && verdict) first = verdict;
    if (verdict?.outcome === 'valid')
      return { verdict, certificates: [certificate, ...certificates.filter((one) => one !== certificate)] };
  }
  return { verdict: first, certificates };
}

/** Signed as it stands, or as it stood before somebody encoded it anew: then that is the mistake, and not the key. */
async function judgeEitherText(
  token: DecodedCompact,
  alg: string,
  key: NonNullable<ReturnType<typeof usablePublicKey>>,
): Promise<SignatureVerdict> {
  const { signingInput, header, claims, signature } = token;
  const octets = signature.bytes ?? new Uint8Array();
  const verdict = await judgeSignature({ signingInput, signature: octets, alg }, key);
  if (verdict.outcome !== 'invalid' || !header.bytes || !claims.bytes) return verdict;
  const canonical = `${encodeBase64url(header.bytes)}.${encodeBase64url(claims.bytes)}`;
  if (canonical === signingInput) return verdict;
  const other = await judgeSignature({ signingInput: canonical, signature: octets, alg }, key);
  return other.outcome === 'valid' ? other : verdict;
}

async function byOwn(
  token: DecodedCompact,
  alg: string,
  given: readonly Certificate[],
  own: readonly Certificate[],
): Promise<{ x5c: { x5c?: string } }> {
  const key = given.length > 0 && own[0] ? usablePublicKey(own[0]) : undefined;
  const verdict = key && (await judgeEitherText(token, alg, key));
  return { x5c: verdict?.outcome === 'valid' ? { x5c: 'verifies' } : {} };
}

/** The one that the header names, unless that issued another of them; else the one that issued none. */
function leafFirst(header: JsonObject, certificates: readonly Certificate[]): readonly Certificate[] {
  const [leaf] = looseChain(certificates);
  const isIssuer = (one: Certificate) =>
    certificates.some((other) => other !== one && other.issuer === one.subject);
  const named = certificates.find((one) => isNamed(header, one) && !isIssuer(one));
  const first = named ?? leaf;
  return first ? [first, ...certificates.filter((one) => one !== first)] : [];
}

function findingOf(code: SignatureCode, evidence: InspectionFinding['evidence']): InspectionFinding {
  const place: FindingPlace =
    code === 'alg/key-mismatch' ? { part: 'header', member: 'alg' } : { part: 'signature' };
  return { code, severity: 'error', place, evidence, spec: specs[code] };
}
