/** The label that tools and people put before a thumbprint, taken off: `SHA1 Fingerprint=`, `Thumbprint :`, `"x5t":`. */
import type { ThumbprintMember } from './thumbprint-mistake';

export interface Unlabelled {
  readonly value: string;
  readonly member?: ThumbprintMember;
}

/** Every repetition has an end: the text may be a hundred thousand characters of one kind. */
const label = /^["'`]?([A-Za-z0-9#()_. -]{1,60}?)["'`]?\s{0,8}[:=]\s{0,8}(?=[^=\s])/;
const names = /finger ?print|thumb ?print|\bhash\b|\bsha-?(?:1|256)\b|x5t|customkeyidentifier/i;

/** What else stands before the first colon, such as the first octet of `84:E0:…`, is no label. */
export function unlabelDigest(text: string): Unlabelled {
  const [whole = '', name = ''] = label.exec(text) ?? [];
  const isLabel = names.test(name);
  const value = unquote(isLabel ? text.slice(whole.length) : text);
  const member = isLabel ? memberOfLabel(name) : undefined;
  return member ? { value, member } : { value };
}

export function memberOfLabel(name: string): ThumbprintMember | undefined {
  if (/x5t ?#? ?s256/i.test(name)) return 'x5t#S256';
  if (/\bx5t\b/i.test(name)) return 'x5t';
  return /customKeyIdentifier/i.test(name) ? 'customKeyIdentifier' : undefined;
}

/** Up to three characters at each end: `"…",`. */
function unquote(text: string): string {
  return text
    .replace(/^["'`\u2018-\u201f]{1,3}/, '')
    .replace(/["'`\u2018-\u201f,;]{1,3}$/, '')
    .trim();
}
