/** An assertion and its request as a server looks at them, one check after another, up to the first that fails. RFC 7521 §5.2, RFC 7523 §3. */
import { chooseRequest, type RequestChoice } from '../assertion/request-choice';
import type { DecodedCompact } from '../jose/decode-compact';
import type { JsonObject } from '../jose/json-members';
import type { ServerProfile } from '../profiles/server-profile';
import type { ParsedRequest } from '../request/parse-request/parsed-request';
import type { Certificate } from '../x509/certificate';
import { buildServerAnswer } from './build-server-answer';
import { assertionParameterOf, checkRequestForm } from './check-request-form';
import { grantOf, noRequest, type InspectedRequest } from './inspected-settings';
import { inspectAssertion } from './inspect-assertion';
import { inspectSegments } from './inspect-segments';
import type { SignatureResult } from './inspection';
import type { InspectionFinding } from './inspection-finding';
import {
  checkSteps,
  type CheckStep,
  type ServerCheck,
  type ServerVerdict,
  type UncheckedReason,
} from './server-check';
import { isStored, meantValues } from './read-request';
import { settleFindings } from './settle-findings';
import { stepOfFinding } from './step-of-finding';
import { kindOfToken } from './token-kind';

export interface SubmittedAssertion {
  readonly token: DecodedCompact;
  /** Undefined: only the token is there. */
  readonly request?: ParsedRequest | undefined;
  readonly profile: ServerProfile;
  /** Those that are registered with the client, leaf first. */
  readonly certificates: readonly Certificate[];
  /** The client that is registered, where the request does not name one. */
  readonly clientId?: string | undefined;
  /** NumericDate: the server's clock. */
  readonly now: number;
}

const specs: Readonly<Record<CheckStep, string>> = {
  request: 'RFC 6749 §3.2',
  grant: 'RFC 6749 §4.4.2, §5.2',
  assertion: 'RFC 7521 §4.2, RFC 7523 §2.2',
  segments: 'RFC 7515 §5.2, 1',
  header: 'RFC 7515 §5.2, 2–4',
  algorithm: 'RFC 7515 §5.2, 5; RFC 7518 §3.1',
  key: 'RFC 7515 §4.1.4–4.1.8, §6',
  certificate: 'RFC 5280 §4.1.2.5',
  signature: 'RFC 7515 §5.2, 8; RFC 7523 §3, 9',
  client: 'RFC 7523 §3, 1–2',
  audience: 'RFC 7523 §3, 3',
  expiry: 'RFC 7523 §3, 4',
  'not-before': 'RFC 7523 §3, 5',
  lifetime: 'RFC 7523 §3, 4 and 6',
  jti: 'RFC 7523 §3, 7',
  target: 'RFC 6749 §3.3, RFC 8707 §2',
};

/** Never rejects. Data alone: sentences are in `ui/messages/server-checks`. */
export async function checkAsServer(submitted: SubmittedAssertion): Promise<ServerVerdict> {
  const { token, request, profile, certificates, now } = submitted;
  const form = formOf(submitted);
  const header = token.header.object ?? {};
  const claims = token.claims.object ?? {};
  const choice = chooseRequest(profile, { grant: grantOf(form), authentication: 'signed-assertion' });
  const inspected = await inspectAssertion({ token, profile, request: form, given: certificates, now });
  const findings = settleFindings([
    ...inspectSegments(token, 'sent'),
    ...ofKind(header, claims),
    ...(request ? checkRequestForm(request, form, profile, claims) : []),
    ...inspected.findings,
  ]).map((finding) => ({ ...finding, evidence: { profile: profile.id, ...finding.evidence } }));

  const checks: ServerCheck[] = [];
  let failed: ServerCheck | undefined;
  for (const step of stepsOf(choice, profile, request)) {
    const own = findings.filter((finding) => stepOfFinding(finding) === step);
    const errors = own.filter(({ severity }) => severity === 'error');
    const reason = failed
      ? undefined
      : uncheckedReason(step, submitted, choice, inspected.signature.result, form);
    const check: ServerCheck = failed
      ? { step, outcome: 'not-reached', findings: [], spec: specs[step] }
      : errors.length > 0
        ? { step, outcome: 'failed', findings: errors, spec: specs[step] }
        : reason
          ? { step, outcome: 'not-checked', reason, findings: own, spec: specs[step] }
          : { step, outcome: 'passed', findings: own, spec: specs[step] };
    if (check.outcome === 'failed') failed = check;
    checks.push(check);
  }
  const isUnknown = checks.some(({ outcome }) => outcome === 'not-checked');
  return {
    profile,
    checks,
    outcome: failed ? 'refused' : isUnknown ? 'unknown' : 'accepted',
    ...(failed ? { answer: buildServerAnswer({ ...submitted, header, claims, choice, failed }) } : {}),
    order: {
      value: 'assumed',
      source:
        'RFC 7521 §5.2 and RFC 7523 §3 list the rules without an order, and no server documents one: each check here stands after those whose result it needs',
      checked: '2026-11-24',
    },
  };
}

function formOf({ request, clientId }: SubmittedAssertion): InspectedRequest {
  const form = request ? { url: request.url, values: meantValues(request) } : noRequest;
  if (clientId === undefined || form.values.get('client_id')) return form;
  return { ...form, values: new Map([...form.values, ['client_id', clientId]]) };
}

/** A token that a server has issued is no assertion, however well it is signed. */
function ofKind(header: JsonObject, claims: JsonObject): InspectionFinding[] {
  const kind = kindOfToken(header, claims);
  if (kind !== 'access-token' && kind !== 'id-token') return [];
  const iss = typeof claims['iss'] === 'string' ? claims['iss'] : '';
  return [
    {
      code: kind === 'access-token' ? 'token/is-access-token' : 'token/is-id-token',
      severity: 'error',
      place: { part: 'token' },
      evidence: { iss },
      spec: 'RFC 7523 §3; AADSTS50048: microsoft-authentication-library-for-java #430',
    },
  ];
}

/** Those that this server makes. */
function stepsOf(
  choice: RequestChoice,
  profile: ServerProfile,
  request: ParsedRequest | undefined,
): readonly CheckStep[] {
  const claims = new Set(choice.claims.value.map(([name]) => name));
  const asksForTarget = choice.settings.some(({ name }) => name === 'scope' || name === 'resource');
  const has: Readonly<Partial<Record<CheckStep, boolean>>> = {
    grant: !profile.bearerHeaders,
    audience: claims.has('aud') || !choice.signs,
    'not-before': claims.has('nbf'),
    jti: claims.has('jti'),
    target: asksForTarget && !claims.has('scope') && !profile.bearerHeaders,
    request: request !== undefined || !profile.bearerHeaders,
  };
  return checkSteps.filter((step) => has[step] ?? true);
}

function uncheckedReason(
  step: CheckStep,
  { request, profile, certificates }: SubmittedAssertion,
  { signs }: RequestChoice,
  signature: SignatureResult,
  form: InspectedRequest,
): UncheckedReason | undefined {
  if (step === 'request' || step === 'grant' || step === 'assertion' || step === 'target') {
    if (!request) return 'no-request';
    const parameter = step === 'assertion' ? assertionParameterOf(profile, form) : undefined;
    return parameter !== undefined && isStored(request, parameter) ? 'value-in-file' : undefined;
  }
  if (!signs && (step === 'key' || step === 'certificate' || step === 'signature')) return 'other-issuer';
  if (step === 'key' || step === 'certificate')
    return certificates.length === 0 ? 'no-certificate' : undefined;
  if (step !== 'signature' || signature.outcome === 'valid') return undefined;
  // By the token's own x5c it may verify; whether that is registered is another question.
  if (certificates.length === 0) return 'no-certificate';
  return signature.outcome === 'not-checked' ? 'not-verifiable' : undefined;
}
