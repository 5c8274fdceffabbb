/** A request of Bruno. https://docs.usebruno.com/bru-lang/overview */
import { encodeBase64 } from '../../encoding/base64';
import { encodeUtf8 } from '../../encoding/utf8';
import { storedValue } from './read-http';
import { field, formType, type WrittenBody, type WrittenRequest } from './written-request';
import { expandBraces, spell, type Variables } from './written-text';

type Pairs = readonly (readonly [name: string, value: string])[];

const methods = ['post', 'get', 'put', 'patch', 'delete', 'head', 'options'];

/** undefined: no block with a method's name and an address in it. */
export function readBruno(text: string): WrittenRequest | undefined {
  if (!/^(post|get|put|patch|delete|head|options) \{[ \t]{0,9}\r?$/m.test(text)) return undefined;
  const blocks = readBlocks(text.replace(/\r\n/g, '\n'));
  const method = methods.find((name) => blocks.has(name));
  if (method === undefined) return undefined;
  const pairs = (name: string) => readPairs(blocks.get(name) ?? []);
  const variables: Variables = new Map(
    pairs('vars:pre-request').map(([name, value]) => [name, storedValue(value)]),
  );
  const expand = (value: string) => spell(expandBraces(value, variables));
  const url = pairs(method).find(([name]) => name === 'url')?.[1];
  const basic = new Map(pairs('auth:basic'));
  const headers = pairs('headers').map(([name, value]) => [name, expand(value)] as const);
  const user = expand(`${basic.get('username') ?? ''}:${basic.get('password') ?? ''}`);
  const [body, contentType] = bodyOf(blocks, variables);
  return {
    dialect: 'bruno',
    method: method.toUpperCase(),
    ...(url === undefined ? {} : { url: expand(url) }),
    headers:
      basic.size > 0 ? [...headers, ['Authorization', `Basic ${encodeBase64(encodeUtf8(user))}`]] : headers,
    ...(body ? { body } : {}),
    contentType,
  };
}

/** `name {`, its lines, and a bracket that begins a line. */
function readBlocks(text: string): ReadonlyMap<string, readonly string[]> {
  const blocks = new Map<string, string[]>();
  let block: string[] | undefined;
  for (const line of text.split('\n')) {
    const name = /^([a-z][\w:-]{0,40}) \{[ \t]{0,9}$/.exec(line)?.[1];
    if (!block && name !== undefined) {
      block = [];
      blocks.set(name, block);
    } else if (line.startsWith('}')) block = undefined;
    else block?.push(line.replace(/^ {2}/, ''));
  }
  return blocks;
}

/** A line each; `~` before one switches it off; three quotes hold several lines. */
function readPairs(lines: readonly string[]): Pairs {
  const pairs: (readonly [string, string])[] = [];
  for (let at = 0; at < lines.length; at++) {
    const [, name = '', value = ''] = /^\s{0,20}([^:]{0,400}?)\s{0,9}:(.*)$/.exec(lines[at] ?? '') ?? [];
    let text = value.trim();
    if (text === "'''") {
      const rest = lines.slice(at + 1);
      const end = rest.findIndex((line) => line.trim() === "'''");
      const several = end < 0 ? rest : rest.slice(0, end);
      text = several.map((line) => line.replace(/^ {2}/, '')).join('\n');
      at += several.length + 1;
    }
    if (name !== '' && !name.startsWith('~')) pairs.push([name.replace(/^"(.*)"$/, '$1'), text]);
  }
  return pairs;
}

function bodyOf(
  blocks: ReadonlyMap<string, readonly string[]>,
  variables: Variables,
): readonly [WrittenBody | undefined, string | undefined] {
  const text = (name: string): WrittenBody => ({
    kind: 'text',
    text: expandBraces((blocks.get(name) ?? []).join('\n'), variables),
  });
  const table = (kind: 'form' | 'multipart', name: string): WrittenBody => ({
    kind,
    pieces: readPairs(blocks.get(name) ?? []).map(([key, value]) =>
      field(key, expandBraces(value, variables)),
    ),
  });
  if (blocks.has('body:form-urlencoded')) return [table('form', 'body:form-urlencoded'), formType];
  if (blocks.has('body:multipart-form'))
    return [table('multipart', 'body:multipart-form'), 'multipart/form-data'];
  if (blocks.has('body:json')) return [text('body:json'), 'application/json'];
  if (blocks.has('body:text')) return [text('body:text'), 'text/plain'];
  return [undefined, undefined];
}
