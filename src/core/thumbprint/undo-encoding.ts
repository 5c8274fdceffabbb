/** Octets that are a digest written down and encoded once more → the digest, and what was done to it. RFC 4648. */
import { encodeBase64 } from '../encoding/base64';
import { decodeBase64url } from '../encoding/base64url';
import type { Bytes } from '../encoding/bytes';
import { decodeHex } from '../encoding/hex';
import { isDigestLength } from './digest-length';
import type { MistakeCode } from './thumbprint-mistake';

export interface UndoneEncoding {
  readonly code: MistakeCode;
  readonly evidence: Readonly<Record<string, string | number>>;
  /** What was encoded once too often. */
  readonly bytes: Bytes;
}

/** Nobody has been seen to go further, and each step makes the octets fewer. */
const deepest = 3;
/** Hex in UTF-16 with colons and a label; what is longer is no thumbprint. */
const longest = 600;

/** As `openssl x509 -fingerprint` prints it, label and all. */
const labelledHex =
  /^(?:(?:sha-?(?:1|256)\s?)?(?:(?:finger|thumb)print\s?)?[=:]\s?)?(?:0x)?([0-9A-F]{2}(?:[: -]?[0-9A-F]{2})+)(\s*)$/i;

/** The digest in it with each step that led there, outermost first; undefined where the octets are no writing of a digest. */
export function undoEncodings(
  octets: Uint8Array,
): { readonly digest: Bytes; readonly steps: readonly UndoneEncoding[] } | undefined {
  const steps: UndoneEncoding[] = [];
  let bytes = octets;
  while (!isDigestLength(bytes.length)) {
    const step: UndoneEncoding | undefined = steps.length < deepest ? undoEncoding(bytes) : undefined;
    if (!step) return undefined;
    steps.push(step);
    bytes = step.bytes;
  }
  return { digest: new Uint8Array(bytes), steps };
}

function undoEncoding(octets: Uint8Array): UndoneEncoding | undefined {
  if (octets.length > longest) return undefined;
  return undoHexText(octets) ?? undoBase64Text(octets) ?? undoHexAsBase64(octets);
}

/** `echo HEX | base64`, `btoa(hex)`, `Encoding.Unicode.GetBytes(hex)`. */
function undoHexText(octets: Uint8Array): UndoneEncoding | undefined {
  const { text, encoding } = textOf(octets);
  const parts = labelledHex.exec(text);
  const [, spelled = '', end = ''] = parts ?? [];
  const digits = spelled.replace(/[: -]/g, '');
  if (!isDigestLength(digits.length / 2)) return undefined;
  const newline = /\r/.test(end) ? 'CRLF' : /\n/.test(end) ? 'LF' : '';
  const code = newline === '' ? 'x5t/hex-text' : 'x5t/hex-text-with-newline';
  const separators = spelled.includes(':') ? 'colons' : spelled === digits ? '' : 'spaces';
  const evidence = { encoding, digits: digits.length, octets: octets.length, newline, separators };
  return { code, evidence, bytes: decodeHex(digits) };
}

/** The base64 or base64url of a digest, or of its hex, encoded a second time. */
function undoBase64Text(octets: Uint8Array): UndoneEncoding | undefined {
  const { text, encoding } = textOf(octets);
  const inner = /^([A-Za-z0-9+/_-]{27,}={0,2})\s*$/.exec(text)?.[1];
  const bytes = inner === undefined ? undefined : decodeEitherBase64(inner);
  if (!inner || !bytes || !(isDigestLength(bytes.length) || undoEncoding(bytes))) return undefined;
  return { code: 'x5t/double-base64', evidence: { encoding, octets: octets.length, inner }, bytes };
}

/** Somebody read hex as if it were base64: encoding the octets again gives the hex back. */
function undoHexAsBase64(octets: Uint8Array): UndoneEncoding | undefined {
  const hex = encodeBase64(octets);
  if (!/^[0-9A-Fa-f]+$/.test(hex) || !isDigestLength(hex.length / 2)) return undefined;
  return { code: 'x5t/hex-as-base64', evidence: { octets: octets.length, hex }, bytes: decodeHex(hex) };
}

/** Hex of something that is no certificate’s digest, such as an MD5: written as text, or read as if it were base64. */
export function undoForeignHex(octets: Uint8Array): Bytes | undefined {
  if (octets.length > longest) return undefined;
  const hex = [textOf(octets).text.replace(/[:\s-]/g, ''), encodeBase64(octets)].find((text) =>
    /^(?:[0-9A-F]{2}){10,}$/i.test(text),
  );
  return hex === undefined || isDigestLength(hex.length / 2) ? undefined : decodeHex(hex);
}

/** Either alphabet, padded or not; undefined where that is no base64. The unused bits of the last character may be set. */
export function decodeEitherBase64(text: string): Bytes | undefined {
  const url = text
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/={1,2}$/, '');
  return /^[\w-]*$/.test(url) && url.length % 4 !== 1 ? decodeBase64url(url) : undefined;
}

/** PowerShell and .NET have text in UTF-16 at hand, with every second octet 0. */
function textOf(octets: Uint8Array): { readonly text: string; readonly encoding: 'ASCII' | 'UTF-16' } {
  const isWide = octets.length % 2 === 0 && octets.every((octet, index) => index % 2 === 0 || octet === 0);
  const characters = isWide ? octets.filter((_, index) => index % 2 === 0) : octets;
  return { text: String.fromCharCode(...characters), encoding: isWide ? 'UTF-16' : 'ASCII' };
}
