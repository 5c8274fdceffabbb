/** One bit of a token, flipped. RFC 4648 §5. */

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** The first of the six bits of a character: of the last character of a segment, the last bits carry nothing. A dot stays. */
export function flipCharacter(compact: string, at: number): string {
  const value = alphabet.indexOf(compact.charAt(at) || '.');
  if (value < 0) return compact;
  return `${compact.slice(0, at)}${alphabet.charAt(value ^ 32)}${compact.slice(at + 1)}`;
}
