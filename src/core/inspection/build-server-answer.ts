/** The answer of a server whose check has failed. RFC 6749 §5.2, RFC 7521 §4.1.1, §4.2.1, RFC 6750 §3.1. */
import type { RequestChoice } from '../assertion/request-choice';
import { encodeHex } from '../encoding/hex';
import type { JsonObject } from '../jose/json-members';
import type { ServerProfile } from '../profiles/server-profile';
import type { ParsedRequest } from '../request/parse-request/parsed-request';
import { decodeEitherBase64 } from '../thumbprint/undo-encoding';
import type { Certificate } from '../x509/certificate';
import { adfsAnswers } from './adfs-answers';
import { numericDate } from './inspect-times';
import {
  entraAnswers,
  severalProofs,
  standardTexts,
  type AnswerTemplate,
  type ServerAnswers,
} from './server-answers';
import type { ServerAnswer, ServerCheck } from './server-check';

export interface FailedCheck {
  readonly profile: ServerProfile;
  readonly choice: RequestChoice;
  readonly request?: ParsedRequest | undefined;
  readonly header: JsonObject;
  readonly claims: JsonObject;
  readonly certificates: readonly Certificate[];
  readonly clientId?: string | undefined;
  readonly failed: ServerCheck;
  readonly now: number;
}

/** A value that somebody pasted may be long; a server's answer quotes some of it. */
const longestQuoted = 200;

export function buildServerAnswer(failed: FailedCheck): ServerAnswer {
  const template = templateOf(failed);
  const values = valuesOf(failed);
  const text = template.text.replace(/\{(\w+)\}/g, (_, name: string) =>
    (values[name] ?? '').slice(0, longestQuoted),
  );
  const { error, code, isDocumented, source } = template;
  const description = code === undefined ? text : `${code}: ${text}`;
  const number = code === undefined ? undefined : /^AADSTS(\d+)$/.exec(code)?.[1];
  const body = {
    error,
    error_description: description,
    ...(number === undefined
      ? {}
      : {
          error_codes: [Number(number)],
          timestamp: `${new Date(failed.now * 1000).toISOString().slice(0, 19).replace('T', ' ')}Z`,
          error_uri: `https://login.microsoftonline.com/error?code=${number}`,
        }),
  };
  return {
    status: error === 'invalid_client' || error === 'invalid_token' ? 401 : 400,
    error,
    ...(code === undefined ? {} : { code }),
    text,
    body: JSON.stringify(body),
    isDocumented,
    source,
  };
}

const noSeconds = 'a time is missing or not a NumericDate in seconds';

/** Where the name of the check alone would say something else. */
const standardTextsByCode: Readonly<Record<string, string>> = {
  'request/secret-and-assertion': severalProofs,
  'exp/milliseconds': noSeconds,
  'exp/missing': noSeconds,
  'exp/not-seconds': noSeconds,
  'time/string': noSeconds,
};

function templateOf({ profile, choice, failed }: FailedCheck): AnswerTemplate {
  const answers = answersOf(profile);
  const [finding] = failed.findings;
  const found = (finding && answers?.byCode[finding.code]) ?? answers?.byStep[failed.step];
  if (found) return found;
  return {
    error: standardError(profile, choice, failed),
    text: standardTextsByCode[finding?.code ?? ''] ?? standardTexts[failed.step],
    isDocumented: false,
    source: profile.bearerHeaders
      ? 'RFC 6750 §3.1; the text is ours'
      : 'RFC 6749 §5.2, RFC 7521 §4.1.1, §4.2.1; the text is ours',
  };
}

/** Of the other servers no texts were found. */
function answersOf({ id }: ServerProfile): ServerAnswers | undefined {
  if (/^entra-|^azure-ad-b2c$/.test(id)) return entraAnswers;
  return id === 'adfs' ? adfsAnswers : undefined;
}

function standardError(
  profile: ServerProfile,
  { grant }: RequestChoice,
  { step, findings }: ServerCheck,
): string {
  if (profile.bearerHeaders) return 'invalid_token';
  // RFC 6749 §5.2 has a word of its own for more than one mechanism.
  if (findings[0]?.code === 'request/secret-and-assertion') return 'invalid_request';
  if (step === 'request' || step === 'grant') return 'invalid_request';
  if (step === 'target') return profile.target.value === 'scope' ? 'invalid_scope' : 'invalid_target';
  // The assertion is the grant, and not the client's proof.
  return grant.id === 'jwt-bearer' ? 'invalid_grant' : 'invalid_client';
}

function valuesOf({
  header,
  claims,
  certificates,
  request,
  clientId,
  failed,
  now,
}: FailedCheck): Readonly<Record<string, string>> {
  const parameter = (name: string) => request?.parameters.find((one) => one.name === name)?.value ?? '';
  const text = (value: unknown) => (typeof value === 'string' ? value : '');
  const x5t = decodeEitherBase64(text(header['x5t'] ?? header['x5t#S256']).trim());
  const [leaf] = certificates;
  return {
    thumbprint: x5t ? encodeHex(x5t) : '',
    clientId: parameter('client_id') || clientId || text(claims['iss']),
    parameter: failed.findings[0]?.place.member ?? '',
    scope: parameter('scope') || parameter('resource'),
    now: entraTime(now),
    // Without nbf the server says that the assertion is valid from 1970 on.
    from: entraTime(numericDate(claims['nbf']) ?? 0),
    until: entraTime(numericDate(claims['exp']) ?? 0),
    start: leaf ? keyTime(leaf.notBefore) : '',
    end: leaf ? keyTime(leaf.notAfter) : '',
  };
}

/** `2026-11-24T21:15:00.0000000Z`; a date beyond the calendar is the calendar's end, as .NET's is. */
function entraTime(seconds: number): string {
  const milliseconds = Math.min(Math.max(seconds * 1000, -6.2135596e13), 2.534023007999e14);
  return new Date(milliseconds).toISOString().replace(/(\.\d{3})Z$/, '$10000Z');
}

/** `11/24/2026 21:15:00` */
function keyTime(milliseconds: number): string {
  const [, year, month, day, time] =
    /^(\d+)-(\d+)-(\d+)T(\d\d:\d\d:\d\d)/.exec(new Date(milliseconds).toISOString()) ?? [];
  return `${month}/${day}/${year} ${time}`;
}
