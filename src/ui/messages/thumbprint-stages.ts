/** The way from a file to x5t, told for each group of bytes. */
import type { OctetGroup } from '../../core/thumbprint/thumbprint-pipeline';

export function hexOf(octet: number): string {
  return octet.toString(16).toUpperCase().padStart(2, '0');
}

export const bytesOf = ({ octets }: OctetGroup): string => octets.map(hexOf).join(' ');

function numbered(one: string, many: string, first: number, count: number): string {
  return count === 1 ? `${one} ${first}` : `${many} ${first} to ${first + count - 1}`;
}

export function nameOctets(group: OctetGroup): string {
  return numbered('Byte', 'Bytes', group.offset + 1, group.octets.length);
}

/** Within a sentence. */
function mentionOctets(group: OctetGroup): string {
  return numbered('byte', 'bytes', group.offset + 1, group.octets.length);
}

function nameCharacters({ offset, characters }: OctetGroup): string {
  return numbered('Character', 'Characters', (offset / 3) * 4 + 1, characters.length);
}

/** For those who hear it: both sides at once. */
export function describeGroup(group: OctetGroup, side: 'octets' | 'characters', encoding: string): string {
  return side === 'octets'
    ? `${nameOctets(group)}: ${bytesOf(group)}; in ${encoding} ${group.characters}`
    : `${nameCharacters(group)}: ${group.characters}; ${mentionOctets(group)} ${bytesOf(group)}`;
}

/** What the bits under the pointer or the focus show. */
export function explainGroup(group: OctetGroup): string {
  const bits = group.octets.length * 8;
  const spare = group.sextets.length * 6 - bits;
  const characters = [...group.characters.replace(/=+$/, '')];
  const spelled = group.sextets.map((six, index) => `${six} is ${characters[index]}`).join(', ');
  const read = `${nameOctets(group)}: ${bits} bits, read six at a time. In the alphabet ${spelled}.`;
  const rest = spare > 0 ? ` The last ${spare} bits are zeros that stand for nothing.` : '';
  return `${read}${rest}`;
}
