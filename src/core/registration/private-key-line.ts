/** Whether a text that should hold certificates holds a private key. RFC 7468 §10–11, RFC 5958 §2–3, RFC 7292 §4, RFC 7517 §9. */

const marks = /PRIVATE KEY|PuTTY-User-Key-File/;
const base64Run = /[A-Za-z0-9+/]{40,}/g;
/** Enough for what stands at the beginning of a structure, a multiple of four. */
const beginning = 400;

/** @returns the line, counted from 1, or undefined where there is none */
export function privateKeyLine(text: string): number | undefined {
  const offset = offsetOfPrivateKey(text);
  return offset === undefined ? undefined : text.slice(0, offset).split('\n').length;
}

function offsetOfPrivateKey(text: string): number | undefined {
  const mark = marks.exec(text) ?? (/"kty"\s*:/.test(text) ? /"[dk]"\s*:\s*"/.exec(text) : null);
  if (mark) return mark.index;
  for (const run of text.matchAll(base64Run)) {
    const characters = run[0].slice(0, Math.min(beginning, run[0].length - (run[0].length % 4)));
    const octets = atob(characters);
    if (marks.test(octets) || beginsAsPrivateKey(octets)) return run.index;
  }
  return undefined;
}

/**
 * A certificate begins with the SEQUENCE of what is signed, whose first element is a tag or a number. A version first is
 * PKCS#8, PKCS#1, SEC1 or PFX; an algorithm's OID first is an encrypted key.
 */
function beginsAsPrivateKey(octets: string): boolean {
  if (octets[0] !== '\x30') return false;
  const content = contentOffset(octets, 0);
  if (octets[content] === '\x02') return true;
  return octets[content] === '\x30' && octets[contentOffset(octets, content)] === '\x06';
}

/** Past the tag and the length of a DER element. X.690 §8.1.3. */
function contentOffset(octets: string, at: number): number {
  const length = octets.charCodeAt(at + 1);
  return at + 2 + (length > 0x80 ? length - 0x80 : 0);
}
