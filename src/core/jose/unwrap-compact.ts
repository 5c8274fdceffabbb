/** What copying and sending puts around and into a token, taken away and named. */
import type { SegmentProblem } from './decode-compact';

export interface UnwrappedCompact {
  readonly compact: string;
  readonly problems: readonly SegmentProblem[];
}

/** Zero-width characters and direction marks, which web pages and dialogs leave in what is copied from them. */
const invisible = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;
const quotes = /^["'`\u2018-\u201f\u00ab\u00bb]|["'`\u2018-\u201f\u00ab\u00bb]$/g;
/** A header field, a form parameter or a JSON member, up to the token. */
const label =
  /^(?:["']?(?:authorization|client_assertion|assertion|access_token|id_token|token|SPAppToken)["']?\s{0,4}[:=]\s{0,4})?(?:["']?bearer\s{1,4})?/i;

/** Every kind of decoration is looked for in turn, outermost first, and each that was there is named. */
export function unwrapCompact(pasted: string): UnwrappedCompact {
  const problems: SegmentProblem[] = [];
  let text = pasted.trim();
  let found: string[] = [];
  // A quote within a label within quotes: three turns undo all that anybody has been seen to paste.
  for (let turn = 0; turn < 3; turn++) {
    const before = text;
    text = trimEdges(text);
    const unquoted = text.replace(quotes, '');
    if (unquoted !== text) found.push('quotes');
    text = unquoted.trim();
    const name = label.exec(text)?.[0] ?? '';
    if (name !== '') found.push(/bearer\s*$/i.test(name) ? 'Bearer' : name.replace(/[^\w-]/g, ''));
    text = text.slice(name.length);
    if (text === before) break;
  }
  found = [...new Set(found)];
  if (/%(2e|3d|2b|2f|0a|0d|20)/i.test(text) && !/%(?![0-9a-f]{2})/i.test(text)) {
    text = text.replace(/%([0-7][0-9a-f])/gi, (_, code: string) =>
      String.fromCharCode(Number.parseInt(code, 16)),
    );
    found.push('percent-encoding');
  }
  if (found.length > 0) problems.push({ code: 'segment/wrapped', evidence: { found: found.join(', ') } });
  const compact = text.replace(invisible, '').replace(/\\[nr]|\s+/g, '');
  // A byte order mark is white space to `trim`, and not to a server.
  const hidden = countMatches(pasted, invisible);
  const spaces = countMatches(text, /\r\n|\\r\\n|\\[nr]|\s/g);
  if (spaces > 0 || hidden > 0) {
    const lines = countMatches(text, /\r\n|\n|\r|\\r\\n|\\[nr]/g);
    problems.push({ code: 'segment/whitespace', evidence: { spaces, lines, invisible: hidden } });
  }
  return { compact, problems };
}

const edge = /[,;\s\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/;

/** By hand: a pattern that ends in `+$` tries anew at each of a hundred thousand blanks. */
function trimEdges(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && edge.test(text.charAt(start))) start++;
  while (end > start && edge.test(text.charAt(end - 1))) end--;
  return text.slice(start, end);
}

function countMatches(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}
