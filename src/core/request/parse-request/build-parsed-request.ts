/** What a reader found → what would be sent: parameters as the server reads them, and what the writing does to them. RFC 6749 §3.2. */
import { decodeForm } from './decode-form';
import { isTokenRequestName, knownParameters } from './known-parameters';
import type { EncodingProblem, ParsedRequest, RequestParameter } from './parsed-request';
import { readJsonBody } from './read-json-body';
import { readMultipartBody } from './read-multipart-body';
import { findValueProblems } from './value-problems';
import {
  field,
  formType,
  headerOf,
  type FormPiece,
  type WrittenBody,
  type WrittenRequest,
} from './written-request';
import { spell } from './written-text';

interface UnderstoodBody {
  readonly kind: 'form' | 'multipart' | 'json';
  readonly pieces: readonly FormPiece[];
}

/** undefined: nothing in it says that it is a request for a token. */
export function buildParsedRequest(written: WrittenRequest): ParsedRequest | undefined {
  const { dialect, method, url, headers } = written;
  const body = written.body && understandBody(written.body, headers);
  const inBody = body ? decodeForm(body.pieces, written.breaksAreLayout === true) : [];
  const inUrl = queryParameters(url);
  const found = [...inBody, ...inUrl];
  // The break before a name is one of the problems; the name is known for what it is all the same.
  const parameters = found.map((one) => ({ ...one, name: one.name.trim() }));
  if (!isTokenRequest(written, parameters)) return undefined;
  return {
    dialect,
    ...(method === undefined ? {} : { method }),
    ...(url === undefined ? {} : { url }),
    headers,
    parameters,
    problems: [...cutProblem(written), ...typeProblem(written, body, inUrl), ...findValueProblems(found)],
  };
}

/** A text is a form, unless it is JSON or in parts, whatever its header says. */
function understandBody(body: WrittenBody, headers: WrittenRequest['headers']): UnderstoodBody {
  if (body.kind !== 'text') return body;
  const text = spell(body.text);
  const ofPairs = (pairs: readonly (readonly [string, string])[]) =>
    pairs.map(([name, value]) => field(name, [value]));
  const members = readJsonBody(text);
  if (members) return { kind: 'json', pieces: ofPairs(members) };
  const parts = readMultipartBody(text, headerOf(headers, 'content-type') ?? '');
  if (parts) return { kind: 'multipart', pieces: ofPairs(parts) };
  return { kind: 'form', pieces: [{ encoded: body.text }] };
}

function queryParameters(url: string | undefined): readonly RequestParameter[] {
  const query = /\?([^#]*)/.exec(url ?? '')?.[1] ?? '';
  return decodeForm([{ encoded: [query] }], false).map((one) => ({ ...one, inUrl: true }));
}

/** Without a grant and an assertion: a bearer token, or what is posted to something called a token endpoint. */
function isTokenRequest(
  { url = '', headers }: WrittenRequest,
  parameters: readonly RequestParameter[],
): boolean {
  if (parameters.some(({ name }) => isTokenRequestName(name))) return true;
  const known = parameters.filter(
    ({ name, file, inUrl }) => !inUrl && (knownParameters.has(name) || file !== undefined),
  );
  const isEndpoint = /\/(token|access_token|tokens\/oauth\/2)\/?(\?|$)/i.test(url);
  const isBearer = /^bearer\s{1,9}ey/i.test(headerOf(headers, 'authorization') ?? '');
  return isBearer || known.length > (isEndpoint ? 0 : 2);
}

function cutProblem({ cutBefore }: WrittenRequest): EncodingProblem[] {
  if (cutBefore === undefined) return [];
  return [{ code: 'request/unquoted-ampersand', parameter: '', evidence: { parameter: cutBefore } }];
}

/** RFC 6749 §4: the parameters of every token request are in the body, in the format of forms. */
function typeProblem(
  { headers, contentType, dialect, method }: WrittenRequest,
  body: UnderstoodBody | undefined,
  inUrl: readonly RequestParameter[],
): EncodingProblem[] {
  const declared = headerOf(headers, 'content-type') ?? contentType;
  const problem = (found: string): EncodingProblem[] => [
    {
      code: 'request/wrong-content-type',
      parameter: '',
      evidence: { found, declared: declared ?? '' },
      fix: formType,
    },
  ];
  if (!body || body.pieces.length === 0)
    return method === 'POST' && inUrl.some(({ name }) => isTokenRequestName(name)) ? problem('query') : [];
  if (body.kind !== 'form') return problem(body.kind);
  if (declared !== undefined) return declared.toLowerCase().startsWith(formType) ? [] : problem('form');
  // Who copied no header at all, or only where it goes, left out more than the type.
  return dialect === 'http' && headers.length > 1 ? problem('form') : [];
}
