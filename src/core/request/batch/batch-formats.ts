/** A batch as a file: one request a line, in the forms that load testers read. */
import { encodeBase64 } from '../../encoding/base64';
import { encodeUtf8 } from '../../encoding/utf8';
import type { JsonObject, JsonValue } from '../../jose/json-members';
import { assertionParameter } from '../assertion-place';
import type { BatchEntry } from './sign-batch';

export type BatchFormatId = 'json-lines' | 'csv' | 'vegeta';

export interface BatchFormat {
  readonly id: BatchFormatId;
  readonly name: string;
  readonly fileName: string;
  readonly source: string;
  /** What comes before the lines, which have the members of the first. */
  readonly heading?: (first: BatchEntry) => string;
  /** With its end. */
  readonly line: (entry: BatchEntry) => string;
}

export const batchFormats: readonly BatchFormat[] = [
  {
    id: 'json-lines',
    name: 'JSON Lines',
    fileName: 'batch.jsonl',
    source: 'jsonlines.org; RFC 8259',
    line: (entry) => `${JSON.stringify(toObject(entry))}\n`,
  },
  {
    id: 'csv',
    name: 'CSV',
    fileName: 'batch.csv',
    source: 'RFC 4180',
    heading: (first) => toCsvLine(toRow(first).map(([name]) => name)),
    line: (entry) => toCsvLine(toRow(entry).map(([, value]) => value)),
  },
  {
    id: 'vegeta',
    name: 'Vegeta targets',
    fileName: 'batch-targets.jsonl',
    source: 'tsenart/vegeta, lib/target.schema.json',
    line: (entry) => `${JSON.stringify(toVegetaTarget(entry))}\n`,
  },
];

/**
 * The whole request, since a load tester sends it as it is, and what the assertion is told by: the assertion alone under the name
 * that the form has for it, for those who put a request together themselves, and its identifier and times, to find it
 * in a server's log and to pick the ones that are good at a moment.
 */
function toRow({ assertion, claims, request }: BatchEntry): readonly (readonly [string, JsonValue])[] {
  const [assertionName] = assertionParameter(request) ?? ['jwt'];
  const told = ['jti', 'nbf', 'iat', 'exp'] as const;
  return [
    ['url', request.url],
    ...told.flatMap((name) => (Object.hasOwn(claims, name) ? [[name, claims[name] ?? null] as const] : [])),
    [assertionName, assertion],
    ...(request.headers ?? [['form', request.body]]),
  ];
}

/** Header fields within one object: that is how they are handed on. */
function toObject(entry: BatchEntry): JsonObject {
  const { headers } = entry.request;
  const row = toRow(entry);
  if (!headers) return Object.fromEntries(row);
  return { ...Object.fromEntries(row.slice(0, -headers.length)), headers: Object.fromEntries(headers) };
}

/** The body is base64 there, and a header field has a list of values. */
function toVegetaTarget({ request }: BatchEntry): JsonObject {
  const { url, headers, method = 'POST', body } = request;
  const fields = headers ?? [['Content-Type', 'application/x-www-form-urlencoded'] as const];
  const header = Object.fromEntries(fields.map(([name, value]) => [name, [value]]));
  return { method, url, ...(headers ? {} : { body: encodeBase64(encodeUtf8(body)) }), header };
}

function toCsvLine(values: readonly JsonValue[]): string {
  return `${values.map(toCsvField).join(',')}\r\n`;
}

/** RFC 4180 §2, rules 5 to 7. */
function toCsvField(value: JsonValue): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
