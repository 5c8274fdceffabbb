/** A pasted request for a token: what it asks, what is wrong with it, and the assertion in it taken apart. RFC 6749 §3.2, RFC 7521 §4. */
import { decodeCompact, type DecodedCompact } from '../jose/decode-compact';
import type { ServerProfile } from '../profiles/server-profile';
import type { ParsedRequest } from '../request/parse-request/parsed-request';
import { headerOf } from '../request/parse-request/written-request';
import { checkRequest } from './check-request';
import { checkRequestAddress, shown } from './check-request-address';
import { detectServer } from './detect-server';
import { inspectToken } from './inspect-token';
import { grantOf, type InspectedRequest } from './inspected-settings';
import type { DetectedServer, Inspection, InspectionContext } from './inspection';
import type { InspectionFact } from './inspection-fact';
import type { InspectionFinding } from './inspection-finding';
import { problemFinding } from './request-finding';
import { isSent, isStored, lastEndpoint, meantUrl, meantValues, readRequest } from './read-request';
import { settleFindings } from './settle-findings';
import { kindOfToken } from './token-kind';

export async function inspectRequest(
  request: ParsedRequest,
  context: InspectionContext,
): Promise<Inspection> {
  const bearer = /^bearer\s+(ey\S+)/i.exec(headerOf(request.headers, 'authorization') ?? '')?.[1];
  // Nothing is asked for: an API is called with a token.
  if (bearer !== undefined && !isSent(request, 'grant_type') && !isSent(request, 'client_assertion'))
    return { ...(await inspectToken(decodeCompact(bearer), context)), request };
  const values = meantValues(request);
  const holder = holderOf(request, values);
  const token = holder === undefined ? undefined : decodeCompact(values.get(holder) ?? '');
  const claims = token?.claims.object ?? {};
  const server = detectServer({
    chosen: context.server,
    url: lastEndpoint(request.url),
    claims,
    scope: values.get('scope'),
  });
  const { profile } = server;
  const misplaced = misplacedIn(request, values, profile, token);
  const asSent = new Map(values);
  if (misplaced === 'assertion') {
    asSent.set('client_assertion', values.get('assertion') ?? '');
    asSent.delete('assertion');
  }
  const read = readRequest(request, profile, { url: request.url, values }, claims);
  const found = [
    ...request.problems.map(problemFinding),
    ...checkRequestAddress(read),
    ...checkRequest(read, misplaced),
  ].map((one) => ({ ...one, evidence: { profile: profile.id, ...one.evidence } }));
  const url = request.url === undefined ? undefined : meantUrl(request.url, profile, claims);
  const inner = token && (await judgeToken(token, context, server, { url, values: asSent }));
  return {
    kind: 'token-request',
    request,
    server,
    ...(inner?.token ? { token: inner.token } : {}),
    ...(inner?.signature ? { signature: inner.signature } : {}),
    certificates: inner?.certificates ?? [],
    findings: settleFindings([...found, ...(inner?.findings ?? []).filter((one) => !isSaid(one, found))]),
    facts: [...factsOf(request, { values }, token !== undefined), ...(inner?.facts ?? [])],
  };
}

/** The parameter whose value is a token that the client made. */
function holderOf(request: ParsedRequest, values: ReadonlyMap<string, string>): string | undefined {
  const isHere = (name: string) => isSent(request, name) && !isStored(request, name);
  if (isHere('client_assertion')) return 'client_assertion';
  const isOfUser =
    values.get('requested_token_use') === 'on_behalf_of' || /saml/.test(values.get('grant_type') ?? '');
  return isHere('assertion') && !isOfUser ? 'assertion' : undefined;
}

/** An assertion for the client in the place of a grant's, or the reverse. RFC 7521 §4.1, §4.2. */
function misplacedIn(
  request: ParsedRequest,
  values: ReadonlyMap<string, string>,
  profile: ServerProfile,
  token: DecodedCompact | undefined,
): 'assertion' | 'client_assertion' | undefined {
  const grant = grantOf({ values });
  const [ofGrant, ofClient] = [isSent(request, 'assertion'), isSent(request, 'client_assertion')];
  if (ofGrant && !ofClient) {
    if (grant === 'on-behalf-of' || grant === 'saml-bearer') return undefined;
    const takesGrant = profile.grants.some(({ id }) => id === 'jwt-bearer');
    if (grant === 'jwt-bearer' && (takesGrant || !isOwn(token))) return undefined;
    return 'assertion';
  }
  return grant === 'jwt-bearer' && ofClient && !ofGrant ? 'client_assertion' : undefined;
}

function isOwn(token: DecodedCompact | undefined): boolean {
  return (
    token !== undefined && kindOfToken(token.header.object ?? {}, token.claims.object) === 'client-assertion'
  );
}

/** The server is known from the request: the token's own signs do not change it. */
async function judgeToken(
  token: DecodedCompact,
  context: InspectionContext,
  server: DetectedServer,
  request: InspectedRequest,
): Promise<Inspection> {
  const inner = await inspectToken(token, { ...context, server: server.profile.id }, request);
  const facts = inner.facts.map((fact) =>
    fact.code === 'fact/server' ? { ...fact, evidence: { ...fact.evidence, by: server.by } } : fact,
  );
  return { ...inner, facts };
}

/** What is said of the address is not said again of an audience that was copied from it. */
function isSaid({ code }: InspectionFinding, found: readonly InspectionFinding[]): boolean {
  const has = (wanted: string) => found.some((one) => one.code === wanted);
  return (
    (code === 'aud/common-endpoint' && has('request/common-endpoint')) ||
    (code === 'aud/http' && has('aud/http')) ||
    (code === 'aud/trailing-slash' && has('aud/trailing-slash'))
  );
}

function factsOf(
  request: ParsedRequest,
  { values }: { values: ReadonlyMap<string, string> },
  hasToken: boolean,
): readonly InspectionFact[] {
  const stored = request.parameters.filter(({ file, variable }) => (file ?? variable) !== undefined);
  const isElsewhere = stored.some(({ name }) => /assertion$/.test(name) || name === '');
  return [
    {
      code: 'fact/request',
      evidence: { grant: values.get('grant_type')?.slice(0, 200) ?? '', url: shown(request.url ?? '') },
    },
    ...stored.map(({ name, file, variable }): InspectionFact => ({
      code: 'fact/request-value-in-file',
      evidence: { parameter: name, file: file ?? variable ?? '' },
    })),
    ...(hasToken || isElsewhere ? [] : [{ code: 'fact/request-without-token', evidence: {} } as const]),
  ];
}
