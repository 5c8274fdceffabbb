/** A request as it goes over the wire, as a trace shows it, or as an .http file has it. RFC 9112 §3; JetBrains, HTTP Request in Editor. */
import type { WrittenBody, WrittenRequest } from './written-request';
import { headerOf } from './written-request';
import { expandBraces, fromFile, spell, type Variables, type WrittenText } from './written-text';

const requestLine =
  /(?:^|[\s>(:])(GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS)[ \t]{1,9}([^\s]{1,6000})(?:[ \t]{1,9}HTTP\/\d(?:\.\d)?)?/g;

/** undefined: no request line. Of several requests, the first that has something to do with tokens. */
export function readHttp(text: string): WrittenRequest | undefined {
  const plain = withoutTraceMarks(text.replace(/\r\n?/g, '\n'));
  const variables = fileVariables(plain);
  const parts = plain.split(/^###.*$/m).map((part) => readPart(part, variables));
  const requests = parts.filter((one) => one !== undefined);
  return requests.find((one) => /grant_type|client_assertion/.test(bodyTextOf(one))) ?? requests[0];
}

function bodyTextOf({ body }: WrittenRequest): string {
  return body?.kind === 'text' ? spell(body.text) : '';
}

/** `curl -v` marks what it sends with `> `, and Wireshark and others likewise. */
function withoutTraceMarks(text: string): string {
  if (!/^> (GET|POST) /m.test(text)) return text;
  return text
    .split('\n')
    .filter((line) => !/^[*<{}] /.test(line))
    .map((line) => line.replace(/^> ?/, ''))
    .join('\n');
}

/** `@name = value`, before any request. */
function fileVariables(text: string): Variables {
  const found = text.matchAll(/^@([\w.-]{1,100})[ \t]{0,9}=[ \t]{0,9}(.*)$/gm);
  return new Map([...found].map(([, name = '', value = '']) => [name, storedValue(value.trim())]));
}

/** What this page writes in the place of an assertion that is kept in a file. */
export function storedValue(value: string): WrittenText {
  const file = /^put-the-content-of-([\w.-]{1,100})-here$/.exec(value)?.[1];
  return file === undefined ? [value] : fromFile(file);
}

function readPart(part: string, variables: Variables): WrittenRequest | undefined {
  for (const found of part.matchAll(requestLine)) {
    const [written, method = '', target = ''] = found;
    if (!/^(https?:\/\/|\/|\{\{)/i.test(target)) continue;
    return readAfterLine(method, target, part.slice(found.index + written.length), variables);
  }
  return undefined;
}

function readAfterLine(method: string, target: string, after: string, variables: Variables): WrittenRequest {
  const blank = /\n[ \t]{0,9}\n/.exec(after);
  const head = blank ? after.slice(0, blank.index) : after;
  const { fields, query } = readHead(head);
  const headers = fields.map(([name, value]) => [name, spell(expandBraces(value, variables))] as const);
  const rest = blank ? after.slice(blank.index + blank[0].length) : '';
  const body = readBody(rest, variables);
  const address = spell(expandBraces(`${target}${query}`, variables));
  return {
    dialect: 'http',
    method,
    url: address.startsWith('/') ? fromHost(address, headerOf(headers, 'host')) : address,
    headers,
    ...(body && method !== 'GET' ? { body } : {}),
    breaksAreLayout: true,
  };
}

/** Header fields, each on its line or, as a page may show them, all on one; and lines that continue the address. */
function readHead(head: string): { fields: readonly (readonly [string, string])[]; query: string } {
  const fields: (readonly [string, string])[] = [];
  let query = '';
  for (const line of head.split('\n').slice(0, 200)) {
    if (/^(#|\/\/)/.test(line)) continue;
    if (/^[ \t]*[?&]\S/.test(line)) query += line.trim();
    const starts = [...line.matchAll(/(?:^|[ \t])([A-Za-z][\w-]{0,60}):[ \t]/g)];
    // A value may have a colon and a blank in it: only a line that is all request has several fields.
    const names = starts.length > 1 && line === head.split('\n', 1)[0] ? starts : starts.slice(0, 1);
    names.forEach((found, index) => {
      const until = names[index + 1]?.index ?? line.length;
      fields.push([found[1] as string, line.slice(found.index + found[0].length, until).trim()]);
    });
  }
  return { fields, query };
}

/** Up to the answer, or to what somebody wrote below it. */
function readBody(text: string, variables: Variables): WrittenBody | undefined {
  const untilAnswer =
    text.split(/^(?:HTTP\/\d|\{"(?:access_token|token_type|error)"|> \{%|< \{%)/m, 1)[0] ?? '';
  const body = untilAnswer.trim();
  if (body === '') return undefined;
  const file = /^<@?[ \t]{1,9}(\S{1,300})$/.exec(body)?.[1];
  if (file !== undefined) return { kind: 'text', text: fromFile(file) };
  const isForm = /^&?[\w.-]{1,80}=/.test(body);
  return { kind: 'text', text: expandBraces(isForm ? formOf(body) : body, variables) };
}

/** A form has no empty line in it; what follows one and is no parameter is no part of it. */
function formOf(body: string): string {
  const kept: string[] = [];
  for (const paragraph of body.split(/\n[ \t]{0,9}\n/)) {
    if (kept.length > 0 && !/^\s{0,9}&?[\w.-]{1,80}=/.test(paragraph)) break;
    kept.push(paragraph);
  }
  return kept.join('\n');
}

/** Microsoft's documents have the tenant after the host. RFC 6749 §3.2: never without TLS, so that is what is meant. */
function fromHost(path: string, host: string | undefined): string {
  if (host === undefined) return path;
  // Some of them have the scheme there, too.
  const name = host.replace(/^https?:\/\//i, '').replace(/\/{1,9}$/, '');
  const isLoopback = /^(localhost|127\.|\[::1\])/.test(name) || /:80$/.test(name);
  return `${isLoopback ? 'http' : 'https'}://${name}${path}`;
}
