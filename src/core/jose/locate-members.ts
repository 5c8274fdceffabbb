/** Where the members of any JSON object stand in its text: white space, escapes and repeated names are as they are. RFC 8259 §2, §4. */
import type { JsonMember } from './json-members';

export interface LocatedMember extends JsonMember {
  /** Past the colon and the white space that may follow it. */
  readonly valueStart: number;
}

/** In one pass, and without recursion. @param text one that JSON.parse reads as an object @param most to look for */
export function locateMembers(text: string, most: number): readonly LocatedMember[] {
  const members: LocatedMember[] = [];
  let depth = 0;
  let start = -1;
  let nameEnd = -1;
  let valueStart = -1;
  /** Past the last character that is no white space. */
  let solid = 0;
  for (let at = 0; at < text.length && members.length < most; at++) {
    const character = text.charAt(at);
    if (/[\t\n\r ]/.test(character)) continue;
    if (depth === 1 && (character === ',' || character === '}') && start >= 0) {
      const name = JSON.parse(text.slice(start, nameEnd)) as string;
      members.push({ name, start, nameEnd, valueStart, end: solid });
      start = -1;
      valueStart = -1;
    } else if (depth === 1 && character === ':') {
      valueStart = -2;
    } else if (valueStart === -2) {
      valueStart = at;
    }
    if (character === '{' || character === '[') depth++;
    if (character === '}' || character === ']') depth--;
    if (character === '"') {
      const end = endOfString(text, at);
      if (depth === 1 && start < 0) {
        start = at;
        nameEnd = end;
      }
      at = end - 1;
    }
    solid = at + 1;
  }
  return members;
}

/** Past the closing quotation mark. */
function endOfString(text: string, opening: number): number {
  let at = opening + 1;
  while (at < text.length && text.charAt(at) !== '"') at += text.charAt(at) === '\\' ? 2 : 1;
  return at + 1;
}
