/** The JOSE header of a pasted assertion, against the server's rules. RFC 7515 §4.1. */
import type { Severity } from '../assertion/finding';
import type { JsonObject } from '../jose/json-members';
import { signatureAlgorithms } from '../keys/algorithms';
import type { ServerProfile } from '../profiles/server-profile';
import { specOfMember } from '../thumbprint/thumbprint-mistake';
import type { Certificate } from '../x509/certificate';
import type { InspectionCode, InspectionFinding } from './inspection-finding';

export function inspectHeader(
  header: JsonObject,
  profile: ServerProfile,
  certificate: Certificate | undefined,
): InspectionFinding[] {
  const findings: InspectionFinding[] = [];
  const add: AddFinding = (code, severity, member, evidence, spec, fix) =>
    findings.push({
      code,
      severity,
      place: { part: 'header', member },
      evidence,
      ...(fix === undefined ? {} : { fix }),
      spec,
    });
  const isTaken = checkAlg(add, header, profile);
  // One finding for what belongs together: PS256 with x5t#S256, sent to a server that knows neither.
  if (isTaken) checkKeyNames(add, header, profile, certificate);
  checkTyp(add, header, profile);
  return findings;
}

type AddFinding = (
  code: InspectionCode,
  severity: Severity,
  member: string,
  evidence: InspectionFinding['evidence'],
  spec: string,
  fix?: string,
) => void;

/** `alg` as the table has it, whatever its letter case; undefined: none, or another one. */
export function algorithmName(header: JsonObject): string | undefined {
  const { alg } = header;
  if (typeof alg !== 'string') return undefined;
  return signatureAlgorithms.find((row) => row.alg.toLowerCase() === alg.trim().toLowerCase())?.alg;
}

export function isUnsigned({ alg }: JsonObject): boolean {
  return typeof alg === 'string' && alg.trim().toLowerCase() === 'none';
}

/** @returns whether there is more to say of how the header names the key */
function checkAlg(add: AddFinding, header: JsonObject, profile: ServerProfile): boolean {
  const { alg } = header;
  if (isUnsigned(header)) {
    add('alg/none', 'error', 'alg', { alg: String(alg) }, 'RFC 7523 §3: MUST be signed');
    return false;
  }
  if (typeof alg !== 'string' || alg.trim() === '') {
    add('alg/missing', 'error', 'alg', { found: JSON.stringify(alg ?? null) }, 'RFC 7515 §4.1.1');
    return true;
  }
  const expected = algorithmName(header);
  if (expected !== undefined && expected !== alg) {
    add('alg/letter-case', 'error', 'alg', { alg, expected }, 'RFC 7515 §4.1.1: case-sensitive', expected);
    return true;
  }
  const accepted = profile.algorithms.value.map((one) => one.alg as string);
  if (accepted.includes(alg)) return true;
  const evidence = { alg, accepted: accepted.join(', '), server: profile.name };
  // OpenID Connect Core 1.0 §9 has client_secret_jwt as well; Microsoft's servers do not.
  const mayTakeSecret = profile.id === 'generic-oidc' && /^HS(256|384|512)$/.test(alg);
  add('alg/not-accepted', mayTakeSecret ? 'warning' : 'error', 'alg', evidence, profile.algorithms.source);
  return false;
}

/** Whether the server can tell from the header which certificate to check with. */
function checkKeyNames(
  add: AddFinding,
  header: JsonObject,
  profile: ServerProfile,
  certificate: Certificate | undefined,
): void {
  if (profile.certificate.value !== 'required') return;
  const { value: rows, source } = profile.algorithms;
  const wanted = rows.find((row) => row.alg === algorithmName(header))?.thumbprint ?? rows[0]?.thumbprint;
  const known = new Set(rows.map((row) => row.thumbprint));
  const present = (['x5t', 'x5t#S256'] as const).filter((member) => header[member] !== undefined);
  if (!wanted || present.some((member) => known.has(member))) return;
  const fix = certificate?.thumbprints[wanted];
  const { kid } = header;
  if (present.length === 0 && kid !== undefined) {
    // MSAL.NET up to 4.9 sent the thumbprint in hex as kid, and Entra took it (#1708).
    const isThumbprint = typeof kid === 'string' && /^[0-9A-F]{40}$/i.test(kid);
    const severity = isThumbprint && profile.hasClouds ? 'warning' : 'error';
    const evidence = { kid: JSON.stringify(kid), wanted };
    add('kid/only', severity, wanted, evidence, `${profile.certificate.source}; keycloak #19425`, fix);
    return;
  }
  const evidence = { wanted, ...(present[0] ? { present: present[0] } : {}) };
  const spec = `${present[0] ? source : profile.certificate.source}; ${specOfMember(wanted)}`;
  add('x5t/missing', 'error', wanted, evidence, spec, fix);
}

function checkTyp(add: AddFinding, { typ }: JsonObject, profile: ServerProfile): void {
  if (typ === undefined) return;
  const { value: accepted, source } = profile.typ;
  const expected = accepted.join(' or ');
  if (typeof typ === 'string' && accepted.includes(typ)) return;
  const written =
    typeof typ === 'string'
      ? accepted.find((one) => one.toLowerCase() === typ.replace(/^application\//i, '').toLowerCase())
      : undefined;
  if (written === undefined)
    add('typ/not-expected', 'warning', 'typ', { typ: JSON.stringify(typ), expected }, source, accepted[0]);
  else
    add(
      'typ/letter-case',
      'warning',
      'typ',
      { typ: String(typ), expected: written },
      'RFC 7519 §5.1',
      written,
    );
}
