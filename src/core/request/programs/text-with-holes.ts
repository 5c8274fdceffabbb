/** Texts of which a part is known only to the program that is run: what stands there, and what is filled in. */
import type { SecretSettingName } from '../../profiles/setting-names';

export type Hole =
  | 'x5t'
  | 'x5t#S256'
  /** A JSON array. */
  | 'x5c'
  | 'keyDigest'
  | 'jti'
  | 'issuedAt'
  | 'expiry'
  | 'notBefore'
  /** What the key signed. */
  | 'assertion'
  /** What is sent: the same, or another token around it. */
  | 'signedJwt'
  | SecretSettingName;

export type TextWithHoles = readonly (string | { readonly hole: Hole })[];

export interface Marks {
  readonly of: (hole: Hole) => string;
  readonly split: (text: string) => TextWithHoles;
}

/** Numbers and arrays stand in JSON without quotes. */
const unquoted = ['issuedAt', 'expiry', 'notBefore', 'x5c'];

/**
 * A text that stands for a hole on its way through everything that builds a header, claims and a request, so that a
 * program says what these say. @param typed all that could hold such a text by itself
 */
export function makeMarks(typed: string): Marks {
  let highest = 0;
  for (const [, digits] of typed.matchAll(/\ue000(\d{1,9})/g)) highest = Math.max(highest, Number(digits));
  const start = `\ue000${highest + 1}:`;
  const quotedMark = new RegExp(`"(${start}(?:${unquoted.join('|')})\ue001)"`, 'g');
  const mark = new RegExp(`${start}([\\w#]+)\ue001`);
  return {
    of: (hole) => `${start}${hole}\ue001`,
    split: (text) =>
      text
        .replace(quotedMark, '$1')
        .split(mark)
        .map((part, index) => (index % 2 === 0 ? part : { hole: part as Hole }))
        .filter((part) => part !== ''),
  };
}

/** @param between what stands between two parts */
export function joinParts(
  text: TextWithHoles,
  quote: (text: string) => string,
  fill: (hole: Hole) => string,
  between: string,
): string {
  const merged: (string | { readonly hole: Hole })[] = [];
  for (const part of text) {
    const last = merged.at(-1);
    if (typeof part === 'string' && typeof last === 'string') merged[merged.length - 1] = last + part;
    else merged.push(part);
  }
  if (merged.length === 0) return quote('');
  return merged.map((part) => (typeof part === 'string' ? quote(part) : fill(part.hole))).join(between);
}

export function holesOf(texts: readonly TextWithHoles[]): ReadonlySet<Hole> {
  return new Set(texts.flat().flatMap((part) => (typeof part === 'string' ? [] : [part.hole])));
}
