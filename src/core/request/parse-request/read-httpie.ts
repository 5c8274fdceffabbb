/** An HTTPie command in a POSIX shell. https://httpie.io/docs/cli/request-items */
import { encodeBase64 } from '../../encoding/base64';
import { encodeUtf8 } from '../../encoding/utf8';
import { readPosixCommands, type PosixCommand } from './posix-commands';
import { field, formType, headerOf, type FormPiece, type WrittenRequest } from './written-request';
import { fromFile, spell, type WrittenText } from './written-text';

const withValue =
  /^(--(raw|auth|auth-type|session|session-read-only|output|print|style|pretty|proxy|verify|cert|cert-key|timeout|max-redirects|boundary|default-scheme|ssl|ciphers)|-[aopsA])$/;

/** undefined: no command of the text calls HTTPie. */
export function readHttpie(text: string): WrittenRequest | undefined {
  if (!/(?:^|[\s;|&(}])(?:https?|xhs?)[ \t\\]/m.test(text)) return undefined;
  for (const command of readPosixCommands(text)) {
    const at = command.words.findIndex((word) => /^(https?|xhs?)$/.test(spell(word)));
    const request = at < 0 ? undefined : readArguments(command, at);
    if (request) return request;
  }
  return undefined;
}

interface Item {
  readonly separator: string;
  readonly name: string;
  readonly value: WrittenText;
}

function readArguments({ words, input }: PosixCommand, program: number): WrittenRequest | undefined {
  const scheme = /^(https|xhs)$/.test(spell(words[program] as WrittenText)) ? 'https' : 'http';
  const operands: WrittenText[] = [];
  const headers: (readonly [string, string])[] = [];
  let raw: WrittenText | undefined;
  let contentType = 'application/json';
  for (let at = program + 1; at < words.length; at++) {
    const word = words[at] as WrittenText;
    const text = spell(word);
    if (!text.startsWith('-') || text === '-') {
      operands.push(word);
      continue;
    }
    const [option = '', attached] = /^(--[\w-]{1,40})=([^]*)$/.exec(text)?.slice(1) ?? [text];
    const value =
      attached !== undefined
        ? dropFirst(word, option.length + 1)
        : withValue.test(option)
          ? words[++at]
          : undefined;
    if (option === '--form' || /^-[a-z]*f/.test(option)) contentType = formType;
    if (option === '--multipart') contentType = 'multipart/form-data';
    if (option === '--raw') raw = value;
    if ((option === '--auth' || option === '-a') && value && spell(value) !== ':')
      headers.push(['Authorization', `Basic ${encodeBase64(encodeUtf8(spell(value)))}`]);
  }
  const named = /^[A-Z]{3,10}$/.test(spell(operands[0] ?? [])) ? spell(operands.shift() ?? []) : undefined;
  const address = operands.shift();
  if (address === undefined) return undefined;
  const items = operands.map(readItem);
  headers.push(
    ...items
      .filter(({ separator }) => separator === ':')
      .map(({ name, value }) => [name, spell(value)] as const),
  );
  const pieces = items
    .filter(({ separator }) => /^=@?$|^:=/.test(separator))
    .map(({ name, value }) => field(name, value));
  const query = items.filter(({ separator }) => separator === '==');
  const text = raw ?? (pieces.length === 0 ? input : undefined);
  const hasBody = text !== undefined || pieces.length > 0;
  return {
    dialect: 'httpie',
    method: named ?? (hasBody ? 'POST' : 'GET'),
    url: urlOf(spell(address), scheme, query),
    headers,
    ...(text
      ? { body: { kind: 'text', text } }
      : pieces.length > 0
        ? { body: bodyOf(pieces, contentType) }
        : {}),
    contentType: headerOf(headers, 'content-type') ?? contentType,
  };
}

function bodyOf(pieces: readonly FormPiece[], contentType: string): WrittenRequest['body'] {
  if (contentType === formType) return { kind: 'form', pieces };
  if (contentType !== 'application/json') return { kind: 'multipart', pieces };
  const entries = pieces.map((piece) => ('encodedBy' in piece ? [piece.name, spell(piece.value)] : []));
  return { kind: 'text', text: [JSON.stringify(Object.fromEntries(entries))] };
}

/** What comes first tells what it is, and of what begins there the longest; a backslash before it says that it is not. */
function readItem(word: WrittenText): Item {
  const text = spell(word);
  const found = /(?<!\\)(:=@|:=|==|=@|=|@|:)/.exec(text.slice(0, 2000));
  if (!found) return { separator: '', name: text, value: [] };
  const [separator] = found;
  const name = text.slice(0, found.index).replace(/\\([=:@])/g, '$1');
  const value = dropFirst(word, found.index + separator.length);
  return {
    separator: separator.replace('@', separator === '@' ? '@' : ''),
    name,
    value: separator.endsWith('=@') ? fromFile(spell(value)) : value,
  };
}

function dropFirst([first = '', ...rest]: WrittenText, count: number): WrittenText {
  return typeof first === 'string'
    ? [first.slice(count), ...rest].filter((one) => one !== '')
    : [first, ...rest];
}

/** `:3000/path` is on this machine, and what names no scheme is that of the program. */
function urlOf(address: string, scheme: string, query: readonly Item[]): string {
  const local = address.replace(/^:(\d*)/, (_, port: string) => `localhost${port === '' ? '' : `:${port}`}`);
  const url = /^[a-z][a-z0-9+.-]*:\/\//i.test(local) ? local : `${scheme}://${local}`;
  const pairs = query.map(
    ({ name, value }) =>
      `${encodeURIComponent(name.toWellFormed())}=${encodeURIComponent(spell(value).toWellFormed())}`,
  );
  return pairs.length === 0 ? url : `${url}${url.includes('?') ? '&' : '?'}${pairs.join('&')}`;
}
