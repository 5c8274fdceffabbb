/** A request of a Postman collection. https://schema.getpostman.com/json/collection/v2.1.0/collection.json */
import { encodeBase64 } from '../../encoding/base64';
import { encodeUtf8 } from '../../encoding/utf8';
import { storedValue } from './read-http';
import { parseJson } from './read-json-body';
import { field, formType, type WrittenBody, type WrittenRequest } from './written-request';
import { expandBraces, spell, type Variables } from './written-text';

type Json = Readonly<Record<string, unknown>>;

/** Requests looked at, of a collection of any size. */
const mostItems = 2000;

/** undefined: no collection. Of several requests, the first that is for a token. */
export function readPostman(text: string): WrittenRequest | undefined {
  const root = parseJson(text);
  if (!isObject(root)) return undefined;
  const requests = [...requestsOf(root)];
  if (requests.length === 0) return undefined;
  const variables: Variables = new Map(
    rowsOf(root['variable']).map(({ key, value }) => [key, storedValue(value)]),
  );
  const written = requests.map((one) => toRequest(one, variables));
  return written.find((one) => one.body?.kind === 'form' && one.method === 'POST') ?? written[0];
}

function* requestsOf(root: Json): Generator<Json> {
  const waiting: unknown[] = [root];
  for (let count = 0; waiting.length > 0 && count < mostItems; count++) {
    const one = waiting.shift();
    if (!isObject(one)) continue;
    if (isObject(one['request'])) yield one['request'];
    else if (isObject(one['body']) && one['url'] !== undefined) yield one;
    if (Array.isArray(one['item'])) waiting.push(...(one['item'] as unknown[]).slice(0, mostItems));
  }
}

function toRequest(request: Json, variables: Variables): WrittenRequest {
  const expand = (value: string) => spell(expandBraces(value, variables));
  const { url, method, header, body, auth } = request;
  const address = isObject(url) ? url['raw'] : url;
  const headers = rowsOf(header).map(({ key, value }) => [expand(key), expand(value)] as const);
  const read = isObject(body) ? bodyOf(body, variables) : undefined;
  return {
    dialect: 'postman',
    method: typeof method === 'string' ? method.toUpperCase() : 'GET',
    ...(typeof address === 'string' ? { url: expand(address) } : {}),
    headers: [...headers, ...authorization(auth, expand)],
    ...(read ? { body: read } : {}),
    contentType:
      read?.kind === 'form' ? formType : isObject(body) && body['mode'] === 'raw' ? rawType(body) : undefined,
  };
}

function bodyOf(body: Json, variables: Variables): WrittenBody | undefined {
  const { mode, raw } = body;
  if (mode === 'raw' && typeof raw === 'string') return { kind: 'text', text: expandBraces(raw, variables) };
  if (mode !== 'urlencoded' && mode !== 'formdata') return undefined;
  const pieces = rowsOf(body[mode]).map(({ key, value }) => field(key, expandBraces(value, variables)));
  return { kind: mode === 'urlencoded' ? 'form' : 'multipart', pieces };
}

function rawType({ options }: Json): string {
  const raw = isObject(options) ? options['raw'] : undefined;
  return isObject(raw) && raw['language'] === 'json' ? 'application/json' : 'text/plain';
}

function authorization(
  auth: unknown,
  expand: (text: string) => string,
): readonly (readonly [string, string])[] {
  if (!isObject(auth)) return [];
  const valueOf = (type: string, wanted: string) =>
    expand(rowsOf(auth[type]).find(({ key }) => key === wanted)?.value ?? '');
  if (auth['type'] === 'bearer') return [['Authorization', `Bearer ${valueOf('bearer', 'token')}`]];
  if (auth['type'] !== 'basic') return [];
  const pair = `${valueOf('basic', 'username')}:${valueOf('basic', 'password')}`;
  return [['Authorization', `Basic ${encodeBase64(encodeUtf8(pair))}`]];
}

/** Those that are not switched off. */
function rowsOf(rows: unknown): readonly { readonly key: string; readonly value: string }[] {
  if (!Array.isArray(rows)) return [];
  return (rows as readonly unknown[])
    .filter(isObject)
    .flatMap(({ key, value, disabled }) =>
      typeof key === 'string' && disabled !== true
        ? [{ key, value: typeof value === 'string' ? value : '' }]
        : [],
    );
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
