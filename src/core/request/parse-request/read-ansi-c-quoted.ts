/** `$'…'` of bash, with the escapes of C in it. bash, “ANSI-C Quoting”. */

const simple: Readonly<Record<string, string>> = {
  a: '\x07',
  b: '\b',
  e: '\x1b',
  E: '\x1b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
  '\\': '\\',
  "'": "'",
  '"': '"',
  '?': '?',
};

const numeric = /^(?:x([0-9a-fA-F]{1,2})|u([0-9a-fA-F]{1,4})|U([0-9a-fA-F]{1,8})|([0-7]{1,3}))/;

/** @param from after the opening quote. The end is after the closing one. */
export function readAnsiCQuoted(text: string, from: number): { value: string; end: number } {
  const parts: string[] = [];
  /** `\x` and `\NNN` are octets, and several of them make a character. */
  let octets: number[] = [];
  const flush = () => {
    if (octets.length > 0)
      parts.push(new TextDecoder('utf-8', { ignoreBOM: true }).decode(new Uint8Array(octets)));
    octets = [];
  };
  let at = from;
  while (at < text.length && text.charAt(at) !== "'") {
    if (text.charAt(at) !== '\\') {
      flush();
      const stop = /['\\]/g;
      stop.lastIndex = at;
      const end = stop.exec(text)?.index ?? text.length;
      parts.push(text.slice(at, end));
      at = end;
      continue;
    }
    const [escape = '', hex, short, long, octal] = numeric.exec(text.slice(at + 1, at + 10)) ?? [];
    const octet = hex ?? octal;
    if (octet !== undefined) {
      octets.push(Number.parseInt(octet, hex === undefined ? 8 : 16) & 0xff);
      at += 1 + escape.length;
      continue;
    }
    flush();
    const codePoint = short ?? long;
    if (codePoint !== undefined) {
      const number = Number.parseInt(codePoint, 16);
      parts.push(number <= 0x10ffff ? String.fromCodePoint(number) : '');
      at += 1 + escape.length;
    } else if (text.charAt(at + 1) === 'c' && at + 2 < text.length) {
      parts.push(String.fromCharCode(text.charCodeAt(at + 2) & 0x1f));
      at += 3;
    } else {
      const next = text.charAt(at + 1);
      parts.push(simple[next] ?? `\\${next}`);
      at += 2;
    }
  }
  flush();
  return { value: parts.join(''), end: at + 1 };
}
