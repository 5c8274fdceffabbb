/** Octets as pairs of hexadecimal digits with blanks between, as a dump shows them. RFC 4648 §8. */

const pairs = Array.from({ length: 256 }, (_, octet) => octet.toString(16).toUpperCase().padStart(2, '0'));

export function encodeHexPairs(octets: Uint8Array): string {
  return Array.from(octets, (octet) => pairs[octet]).join(' ');
}
