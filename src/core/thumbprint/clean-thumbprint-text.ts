/** What copying leaves in a thumbprint, taken out of it and named. The certificate dialog of Windows puts U+200E before it. */
import { specOfMember, type ThumbprintMember, type ThumbprintMistake } from './thumbprint-mistake';

/** Zero-width characters, direction marks, the soft hyphen, the byte order mark: nobody sees them. */
const invisible = /[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]/g;
/** Digits, letters and punctuation as wide as ideographs. */
const fullWidth = /[\uff01-\uff5e]/g;

export interface CleanText {
  readonly text: string;
  readonly mistakes: readonly ThumbprintMistake[];
}

/** White space at the ends is nothing in a pasted text; in a member it is a character that base64url does not have. */
export function cleanThumbprintText(raw: string, member?: ThumbprintMember): CleanText {
  const mistakes: ThumbprintMistake[] = [];
  const severity = member === undefined ? 'warning' : 'error';
  const add = (code: ThumbprintMistake['code'], evidence: ThumbprintMistake['evidence']) =>
    mistakes.push({
      code,
      severity,
      evidence: { member: member ?? '', ...evidence },
      spec: specOfMember(member),
    });
  const hidden =
    raw.match(member === undefined ? invisible : new RegExp(`${invisible.source}|\\s`, 'g')) ?? [];
  if (hidden.length > 0) {
    add('thumbprint/invisible-characters', {
      count: hidden.length,
      first: codePointOf(hidden[0] as string),
      offset: raw.indexOf(hidden[0] as string),
    });
  }
  const wide = raw.match(fullWidth) ?? [];
  if (wide.length > 0)
    add('thumbprint/full-width-digits', { count: wide.length, first: codePointOf(wide[0] as string) });
  const text = raw
    .replace(invisible, '')
    .replace(fullWidth, (character) => String.fromCharCode(character.charCodeAt(0) - 0xfee0))
    .replace(/[\p{Zs}\t]+/gu, ' ')
    .replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n')
    .trim();
  return { text: member === undefined ? text : text.replace(/\n/g, ''), mistakes };
}

function codePointOf(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}
