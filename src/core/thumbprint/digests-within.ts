/** Thumbprints amid the output of a tool: `Get-ChildItem Cert:`, `certutil -dump`, `keytool -list -v`, `openssl x509 -text`. */
import { memberOfLabel } from './unlabel-digest';
import type { ThumbprintMember } from './thumbprint-mistake';

export interface DigestWithin {
  /** Hex digits; of a member, what stands there. */
  readonly value: string;
  readonly member?: ThumbprintMember;
}

const octets = /(?<![\w+/=:-])[0-9A-F]{2}(?:[: ]?[0-9A-F]{2}){19,31}(?![\w+/=:-])/gi;
const labelled =
  /\b(x5t#S256|x5t|customKeyIdentifier)\\?["'`]?\s{0,4}[:=]\s{0,4}\\?["'`]?([\w+/=-]{1,200})/gi;
/** More are a list of certificates, of which the first ones tell enough. */
const mostFound = 50;

/** What a member holds first, then SHA-1 before SHA-256; each once. */
export function digestsWithin(text: string): readonly DigestWithin[] {
  const members = [...text.matchAll(labelled)].slice(0, mostFound).flatMap(([, name = '', value = '']) => {
    const member = memberOfLabel(name);
    return member ? [{ value, member }] : [];
  });
  const digits = [...text.matchAll(octets)].slice(0, mostFound).map(([found]) => found.replace(/[: ]/g, ''));
  const sha1 = digits.filter(({ length }) => length === 40);
  const sha256 = digits.filter(({ length }) => length === 64);
  const hex = [...new Set([...sha1, ...sha256].map((one) => one.toUpperCase()))];
  return [...members, ...hex.map((value) => ({ value }))];
}
