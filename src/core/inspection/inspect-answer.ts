/** What a server answered: a token response, or an error in any of the forms that it travels in. RFC 6749 §5, RFC 6750 §3. */
import { decodeCompact } from '../jose/decode-compact';
import type { JsonObject } from '../jose/json-members';
import { readJsonObject } from '../jose/json-object';
import { parseServerError } from '../server-errors/parse-server-error';
import { inspectToken } from './inspect-token';
import type { Inspection, InspectionContext } from './inspection';
import type { InspectionFact } from './inspection-fact';
import { claimText } from './claim-text';

/** Secrets that are worth more than the token that is looked at. */
const hiddenMembers = ['refresh_token', 'device_code', 'client_secret'] as const;

/** Undefined: no server answers so. */
export async function inspectAnswer(
  text: string,
  context: InspectionContext,
): Promise<Inspection | undefined> {
  const body = bodyOf(text);
  if (body && holdsToken(body)) return inspectResponse(body, context);
  return isErrorText(text, body) ? errorResponse(text) : undefined;
}

/** The JSON by itself, or behind the header fields of a response. */
function bodyOf(text: string): JsonObject | undefined {
  const start = text.indexOf('{');
  if (start < 0 || !/^\s*(\{|HTTP\/\d)/.test(text)) return undefined;
  const reading = readJsonObject(text.slice(start, text.lastIndexOf('}') + 1));
  return 'object' in reading ? reading.object : undefined;
}

function holdsToken(body: JsonObject): boolean {
  return ['access_token', 'id_token', 'accessToken', 'AccessToken'].some(
    (name) => typeof body[name] === 'string',
  );
}

async function inspectResponse(body: JsonObject, context: InspectionContext): Promise<Inspection> {
  const compact = claimText(body, 'access_token', 'accessToken', 'AccessToken', 'id_token');
  const facts: InspectionFact[] = [
    {
      code: 'fact/token-response',
      evidence: {
        type: claimText(body, 'token_type', 'tokenType'),
        expiresIn: claimText(body, 'expires_in'),
        members: Object.keys(body).slice(0, 20).join(', '),
      },
    },
    ...hiddenMembers
      .filter((member) => typeof body[member] === 'string')
      .map((member): InspectionFact => ({
        code: 'fact/token-response-part',
        evidence: { member, characters: claimText(body, member).length },
      })),
  ];
  // A token that is opaque, as RFC 6749 §1.4 has it, has no parts.
  if (!/^[\w-]+\.[\w-]+\./.test(compact))
    return { kind: 'token-response', certificates: [], findings: [], facts };
  const inner = await inspectToken(decodeCompact(compact), context);
  return { ...inner, kind: 'token-response', facts: [...facts, ...inner.facts] };
}

const errorSigns: readonly (readonly [sign: RegExp, source: string])[] = [
  [/\bAADSTS\d{4,8}\b|\bAADB2C\d{5}\b/, 'Microsoft Entra ID'],
  [/\bMSIS\d{4}\b/, 'AD FS'],
  [/x-ms-diagnostics|insufficient_auth_strength|Presented auth strength/i, 'Exchange'],
  [/www-authenticate\s{0,4}["':=]|^\s*Bearer\s+[a-z_]+=/im, 'an API (WWW-Authenticate)'],
  [/[?&#]error=[a-z_]+|^error=[a-z_]+(&|$)/im, 'a redirect'],
];

function isErrorText(text: string, body: JsonObject | undefined): boolean {
  if (errorSigns.some(([sign]) => sign.test(text))) return true;
  const error = body?.['error'] ?? body?.['odata.error'];
  if ((typeof error === 'string' && error !== '') || (typeof error === 'object' && error !== null))
    return true;
  return parseServerError(text) !== undefined;
}

function errorResponse(text: string): Inspection {
  const source = errorSigns.find(([sign]) => sign.test(text))?.[1] ?? 'an authorization server or an API';
  return {
    kind: 'error-response',
    certificates: [],
    errorText: text.trim(),
    findings: [],
    facts: [{ code: 'fact/error-response', evidence: { source } }],
  };
}
