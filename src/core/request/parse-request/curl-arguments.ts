/** What curl makes of its arguments. https://curl.se/docs/manpage.html */
import { encodeBase64 } from '../../encoding/base64';
import { percentEncode } from '../../encoding/percent';
import { encodeUtf8 } from '../../encoding/utf8';
import { shortOptions, curlValueOptions } from './curl-value-options';
import { decodeFormText } from './decode-form';
import type { RequestDialect } from './parsed-request';
import { field, formType, type FormPiece, type WrittenBody, type WrittenRequest } from './written-request';
import { fromFile, mapText, spell, splitFirst, type WrittenText } from './written-text';

interface CurlReading {
  method?: string;
  url?: string;
  isGet?: true;
  json?: WrittenText;
  readonly headers: (readonly [name: string, value: string])[];
  readonly pieces: FormPiece[];
  readonly parts: FormPiece[];
  /** curl's own variables, by name, with the file that each is read from. */
  readonly files: Map<string, string>;
  /** What it reads from its standard input. */
  readonly input: WrittenText | undefined;
}

/** @param args without the program's name */
export function readCurlArguments(
  args: readonly WrittenText[],
  dialect: RequestDialect,
  input?: WrittenText,
): WrittenRequest {
  const reading: CurlReading = { headers: [], pieces: [], parts: [], files: new Map(), input };
  for (let at = 0; at < args.length; at++) {
    const word = args[at] as WrittenText;
    const text = spell(word);
    // Of several requests, the first.
    if (text === '--next' || text === '-:') break;
    if (!text.startsWith('-') || text === '-') {
      reading.url ??= text;
      continue;
    }
    const { name, attached } = text.startsWith('--') ? { name: text.slice(2) } : shortOption(word, text);
    if (attached) apply(reading, name, attached);
    else if (curlValueOptions.has(name)) apply(reading, name, args[++at] ?? []);
    if (name === 'get' || /^-[A-Za-z]*G/.test(text)) reading.isGet = true;
  }
  return toRequest(reading, dialect);
}

/** `-sSXPOST` is three options: the first that takes a value takes what follows it. */
function shortOption(word: WrittenText, text: string): { name: string; attached?: WrittenText } {
  for (let at = 1; at < Math.min(text.length, 20); at++) {
    const name = shortOptions.get(text.charAt(at)) ?? '';
    if (!curlValueOptions.has(name)) continue;
    const [first = '', ...rest] = word;
    const isWhole = at + 1 >= text.length;
    if (isWhole || typeof first !== 'string') return { name };
    return { name, attached: [first.slice(at + 1), ...rest] };
  }
  return { name: '' };
}

function apply(reading: CurlReading, name: string, value: WrittenText): void {
  const text = spell(value);
  const { headers, pieces } = reading;
  switch (name) {
    case 'request':
      reading.method = text.toUpperCase();
      return;
    case 'url':
      reading.url ??= text;
      return;
    case 'header':
      headers.push(readHeader(text));
      return;
    case 'user':
      // A colon alone is the user of the Windows session.
      if (text !== ':') headers.push(['Authorization', `Basic ${encodeBase64(encodeUtf8(text))}`]);
      return;
    case 'oauth2-bearer':
      headers.push(['Authorization', `Bearer ${text}`]);
      return;
    case 'variable':
      reading.files.set(/^\w+/.exec(text)?.[0] ?? '', text.replace(/^\w*@?/, ''));
      return;
    case 'data':
    case 'data-ascii':
      pieces.push({
        encoded: mapText(contentOf(value, reading), (one) =>
          text.startsWith('@') ? one.replace(/[\r\n]/g, '') : one,
        ),
      });
      return;
    case 'data-binary':
      pieces.push({ encoded: contentOf(value, reading) });
      return;
    case 'data-raw':
      pieces.push({ encoded: value });
      return;
    case 'expand-data':
      pieces.push({ encoded: expandFiles(text, reading.files) });
      return;
    case 'data-urlencode':
      pieces.push(readUrlencode(value, reading));
      return;
    case 'json':
      reading.json = [...(reading.json ?? []), ...contentOf(value, reading)];
      return;
    case 'form':
    case 'form-string': {
      const [key, whole = []] = splitFirst(value, /=/) ?? [value];
      // What follows a semicolon describes the part.
      const content = name === 'form' ? (splitFirst(whole, /;/)?.[0] ?? whole) : whole;
      const file = name === 'form' ? /^[@<]([^;]*)/.exec(spell(content))?.[1] : undefined;
      reading.parts.push(field(spell(key), file === undefined ? content : fromFile(file)));
    }
  }
}

function readHeader(text: string): readonly [name: string, value: string] {
  const colon = text.indexOf(':');
  return colon < 0 ? [text, ''] : [text.slice(0, colon).trim(), text.slice(colon + 1).trim()];
}

/** `@file`, and `@-` is what it is given on its standard input. */
function contentOf(value: WrittenText, { input }: CurlReading): WrittenText {
  const text = spell(value);
  if (!text.startsWith('@')) return value;
  return text === '@-' && input ? input : fromFile(text.slice(1));
}

/** `content`, `=content`, `name=content`, `@file`, `name@file`. The name is sent as it stands. */
function readUrlencode(value: WrittenText, reading: CurlReading): FormPiece {
  const named = splitFirst(value, /=/);
  if (named) return field(decodeFormText(spell(named[0])), named[1]);
  const [name, file] = splitFirst(value, /@/) ?? [];
  if (!name || !file) return field('', value);
  return field(decodeFormText(spell(name)), contentOf(['@', ...file], reading));
}

/** `{{name}}` and `{{name:trim}}`, of a variable that was read from a file. */
function expandFiles(text: string, files: ReadonlyMap<string, string>): WrittenText {
  const [before = '', name = '', after = ''] = text.split(/\{\{(\w{1,100})[^}]{0,100}\}\}/, 3);
  const file = files.get(name);
  return file === undefined ? [text] : [before, ...fromFile(file), after].filter((one) => one !== '');
}

function toRequest(reading: CurlReading, dialect: RequestDialect): WrittenRequest {
  const { headers, pieces, parts, json, isGet, url } = reading;
  const [body, contentType] = bodyOf(pieces, parts, json);
  const method = reading.method ?? (body && !isGet ? 'POST' : 'GET');
  // curl asks for http where nothing is said.
  const address = url === undefined || /^[a-z][a-z0-9+.-]*:\/\//i.test(url) ? url : `http://${url}`;
  if (!isGet) return { dialect, method, url: address, headers, body, contentType };
  const query = pieces.map(encodePiece).join('&');
  return { dialect, method, url: `${address ?? ''}${address?.includes('?') ? '&' : '?'}${query}`, headers };
}

function encodePiece(piece: FormPiece): string {
  if ('encoded' in piece) return spell(piece.encoded);
  return `${percentEncode(piece.name)}=${percentEncode(spell(piece.value))}`;
}

function bodyOf(
  pieces: readonly FormPiece[],
  parts: readonly FormPiece[],
  json: WrittenText | undefined,
): readonly [body: WrittenBody | undefined, contentType: string | undefined] {
  if (parts.length > 0) return [{ kind: 'multipart', pieces: parts }, 'multipart/form-data'];
  if (json) return [{ kind: 'text', text: json }, 'application/json'];
  const [first] = pieces;
  if (!first) return [undefined, undefined];
  // JSON is one text; a form may be in pieces.
  if (pieces.length === 1 && 'encoded' in first) return [{ kind: 'text', text: first.encoded }, formType];
  return [{ kind: 'form', pieces }, formType];
}
