/** An authorization server that is in the page: it gets a request as it is sent, checks it as a real one does, and answers. RFC 6749 §5, RFC 7521 §5.2, RFC 7523 §3. */
import { checkAsServer } from '../inspection/check-as-server';
import { assertionParameterOf } from '../inspection/check-request-form';
import { meantValues } from '../inspection/read-request';
import type { ServerAnswer, ServerCheck, ServerVerdict } from '../inspection/server-check';
import { decodeCompact } from '../jose/decode-compact';
import type { ProfileId, ServerProfile } from '../profiles/server-profile';
import { buildParsedRequest } from '../request/parse-request/build-parsed-request';
import type { ParsedRequest } from '../request/parse-request/parsed-request';
import type { Certificate } from '../x509/certificate';
import { answerRefusal, type LocalRefusal } from './answer-refusal';

export interface SentRequest {
  readonly method: 'POST' | 'GET';
  readonly url: string;
  readonly contentType: string;
  readonly body: string;
}

export interface LocalAuthorizationServer {
  readonly profile: ServerProfile;
  /** Its own address, and the one client that it knows. */
  readonly tokenEndpoint: string;
  readonly clientId: string;
  /** Registered with that client. */
  readonly certificates: readonly Certificate[];
  /** NumericDate: its clock. */
  readonly now: number;
  /** Of assertions that it has accepted. */
  readonly usedJtis: readonly string[];
}

export interface LocalAnswer {
  readonly accepted: boolean;
  readonly checks: readonly ServerCheck[];
  readonly refusal?: LocalRefusal;
  readonly status: number;
  /** JSON; empty where nobody answers. */
  readonly body: string;
  /** Present where it was refused. */
  readonly answer?: ServerAnswer;
  /** For the next request. */
  readonly server: LocalAuthorizationServer;
}

/** No server but this page issues it, and none accepts it. */
export const issuedToken = 'issued-by-this-page-and-good-nowhere';

/** Those whose documents say that an assertion is good once: OpenID Connect Core 1.0 §9, and the profiles' sources for `jti`. */
const rememberJti: ReadonlySet<ProfileId> = new Set(['generic-oidc', 'okta', 'auth0']);

/** Never rejects. */
export async function answerTokenRequest(
  server: LocalAuthorizationServer,
  sent: SentRequest,
): Promise<LocalAnswer> {
  const request = readRequest(sent);
  const values = meantValues(request);
  const parameter = assertionParameterOf(server.profile, { url: sent.url, values }) ?? 'client_assertion';
  const token = decodeCompact(request.parameters.find(({ name }) => name === parameter)?.value ?? '');
  const { profile, certificates, now } = server;
  const verdict = await checkAsServer({ token, request, profile, certificates, now });
  const jti = token.claims.object?.['jti'];
  const { checks, refusal } = withMemory(verdict, server, sent, values.get('client_id'), jti);
  if (refusal) {
    const answer = answerRefusal(refusal, profile, sent.url);
    const { status, body } = answer;
    return { accepted: false, checks, refusal, status, body, answer, server };
  }
  if (verdict.answer) {
    const { status, body } = verdict.answer;
    return { accepted: false, checks, status, body, answer: verdict.answer, server };
  }
  const body = JSON.stringify({ token_type: 'Bearer', expires_in: 3599, access_token: issuedToken });
  const usedJtis = typeof jti === 'string' ? [...server.usedJtis, jti] : server.usedJtis;
  return { accepted: true, checks, status: 200, body, server: { ...server, usedJtis } };
}

/** A body in which nothing belongs to a token request is a request without parameters. */
function readRequest({ method, url, contentType, body }: SentRequest): ParsedRequest {
  const headers = [['Content-Type', contentType]] as const;
  const written = { dialect: 'http', method, url, headers } as const;
  return (
    buildParsedRequest({ ...written, body: { kind: 'text', text: [body] } }) ?? {
      ...written,
      parameters: [],
      problems: [],
    }
  );
}

/** The checks, with the one failed that no look at the request alone can make, if it stands before the first that did. */
function withMemory(
  { checks }: ServerVerdict,
  server: LocalAuthorizationServer,
  sent: SentRequest,
  clientId: string | undefined,
  jti: unknown,
): { readonly checks: readonly ServerCheck[]; readonly refusal?: LocalRefusal } {
  const isReused =
    rememberJti.has(server.profile.id) && typeof jti === 'string' && server.usedJtis.includes(jti);
  const remembered = (
    [
      ['request', 'other-address', withoutQuery(sent.url) !== withoutQuery(server.tokenEndpoint)],
      ['client', 'unknown-client', clientId !== undefined && clientId !== server.clientId],
      ['jti', 'jti-reused', isReused],
    ] as const
  ).find(
    ([step, , isWrong]) => isWrong && checks.some((one) => one.step === step && one.outcome === 'passed'),
  );
  if (!remembered) return { checks };
  const at = checks.findIndex(({ step }) => step === remembered[0]);
  return {
    refusal: remembered[1],
    checks: checks.map((one, index) =>
      index < at
        ? one
        : { ...one, findings: [], outcome: index === at ? ('failed' as const) : ('not-reached' as const) },
    ),
  };
}

function withoutQuery(url: string): string {
  return url.split(/[?#]/, 1)[0] ?? '';
}
