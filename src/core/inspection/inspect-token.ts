/** A decoded token → its kind, what is said of that kind, and what is wrong with it. RFC 7519 §7.2. */
import type { DecodedCompact } from '../jose/decode-compact';
import type { JsonObject } from '../jose/json-members';
import { detectServer, profileOf } from './detect-server';
import { explainContextToken, inspectContextToken, maskRefreshToken } from './explain-context-token';
import {
  explainAssertion,
  explainEncrypted,
  explainIdToken,
  explainOtherToken,
  explainSignature,
} from './explain-token';
import { explainAccessToken, inspectAccessToken } from './inspect-access-token';
import { inspectAssertion } from './inspect-assertion';
import { inspectSegments } from './inspect-segments';
import { inspectSignature } from './inspect-signature';
import { inspectX5c } from './inspect-x5c';
import { noRequest, type InspectedRequest } from './inspected-settings';
import type { Inspection, InspectionContext } from './inspection';
import type { InspectionFact } from './inspection-fact';
import type { InspectionFinding } from './inspection-finding';
import { namedCertificate } from './named-certificate';
import { settleFindings } from './settle-findings';
import { claimText } from './claim-text';
import { kindOfToken, type TokenKind } from './token-kind';

/** @param request the one that the token was in; its `client_assertion` is the token */
export async function inspectToken(
  token: DecodedCompact,
  context: InspectionContext,
  request: InspectedRequest = noRequest,
): Promise<Inspection> {
  const header = token.header.object ?? {};
  if (token.serialization === 'jwe') return inspectEncrypted(token, header);
  const kind = kindOfToken(header, token.claims.object);
  const isSent = request.values.has('client_assertion');
  const isAssertion = kind === 'client-assertion' || isSent;
  const segments = inspectSegments(token, isSent ? 'sent' : isAssertion ? 'assertion' : 'other');
  const isUsed = isSent || isLabelled(segments);
  const found =
    kind === 'client-assertion'
      ? await inspectAsAssertion(token, context, request)
      : await inspectOther(kind, token, context, isUsed);
  const profile = found.server?.profile ?? profileOf(context.server ?? 'generic-oidc');
  const findings = settleFindings([...segments, ...found.findings]).map((one) => ({
    ...one,
    evidence: { profile: profile.id, ...one.evidence },
  }));
  return { ...found, findings };
}

async function inspectAsAssertion(
  token: DecodedCompact,
  context: InspectionContext,
  request: InspectedRequest,
): Promise<Inspection> {
  const server = detectServer({
    chosen: context.server,
    url: request.url,
    claims: token.claims.object,
    scope: request.values.get('scope'),
  });
  const { findings, signature, own } = await inspectAssertion({
    token,
    profile: server.profile,
    request,
    given: context.certificates,
    now: context.now,
  });
  return {
    kind: 'client-assertion',
    token,
    server,
    signature: signature.result,
    certificates: own,
    findings,
    facts: [
      ...explainAssertion(token, server, signature.certificates, context.now),
      ...explainSignature(token.header.object ?? {}, signature.result, 'client'),
    ],
  };
}

/** A server's token, or nobody knows whose: the loaded certificate is its signer's only where it says so, or where it verifies. */
async function inspectOther(
  kind: Exclude<TokenKind, 'client-assertion'>,
  token: DecodedCompact,
  { certificates: given, now }: InspectionContext,
  isUsed: boolean,
): Promise<Inspection> {
  const header = token.header.object ?? {};
  const claims = token.claims.object ?? {};
  const x5c = await inspectX5c(header, profileOf('generic-oidc'));
  const own = x5c.own.map(({ certificate }) => certificate);
  const named = namedCertificate(header, given);
  // Graph's tokens are signed over another header than they are sent with.
  const isAltered = kind === 'access-token' && header['nonce'] !== undefined;
  const checked = await inspectSignature(token, { given: kind === 'other-jwt' || named ? given : [], own });
  const signature = isAltered
    ? ({ outcome: 'not-checked', reason: 'header-altered' } as const)
    : checked.result;
  const signatureFacts = kind === 'context-token' ? [] : explainSignature(header, signature, 'issuer');
  return {
    kind,
    token: kind === 'context-token' ? maskRefreshToken(token) : token,
    signature,
    certificates: own,
    findings: [
      ...(isUsed ? misused(kind, claims) : []),
      ...(isAltered ? [] : checked.findings),
      ...(kind === 'access-token' ? inspectAccessToken(claims, now) : []),
      ...(kind === 'context-token' ? inspectContextToken(claims, now) : []),
    ],
    facts: [...factsOf(kind, header, claims, now), ...signatureFacts, ...endOf(kind, header)],
  };
}

function factsOf(
  kind: Exclude<TokenKind, 'client-assertion'>,
  header: JsonObject,
  claims: JsonObject,
  now: number,
): readonly InspectionFact[] {
  if (kind === 'access-token') return explainAccessToken(claims, now);
  if (kind === 'id-token') return explainIdToken(claims, now);
  return kind === 'context-token' ? explainContextToken(header, claims, now) : explainOtherToken(claims, now);
}

function endOf(kind: TokenKind, header: JsonObject): readonly InspectionFact[] {
  if (kind !== 'access-token') return [];
  const nonce: readonly InspectionFact[] =
    header['nonce'] === undefined ? [] : [{ code: 'fact/graph-nonce', evidence: {} }];
  return [...nonce, { code: 'fact/access-token-use', evidence: {} }];
}

/** A token that a server issued, in the place of the client's own. msal-java #430. */
function misused(kind: TokenKind, claims: JsonObject): InspectionFinding[] {
  if (kind !== 'access-token' && kind !== 'id-token') return [];
  return [
    {
      code: `token/is-${kind}`,
      severity: 'error',
      place: { part: 'token' },
      evidence: { issuer: claimText(claims, 'iss'), audience: claimText(claims, 'aud') },
      spec: 'RFC 7523 §3; AADSTS50048, AADSTS50013: msal-java #430',
    },
  ];
}

/** `client_assertion=eyJ…`, without the rest of the request. */
function isLabelled(segments: readonly InspectionFinding[]): boolean {
  return segments.some(({ evidence }) => /\bclient_assertion\b/.test(String(evidence['found'] ?? '')));
}

function inspectEncrypted(token: DecodedCompact, header: JsonObject): Inspection {
  return {
    kind: 'encrypted-jwt',
    token,
    signature: { outcome: 'not-checked', reason: 'encrypted' },
    certificates: [],
    findings: settleFindings(inspectSegments(token, 'other')),
    facts: explainEncrypted(header),
  };
}
