/** The names of ASN.1's universal types by their tag numbers. X.680 §8.4. */

const types: ReadonlyMap<number, string> = new Map([
  [0, 'end of contents'],
  [1, 'BOOLEAN'],
  [2, 'INTEGER'],
  [3, 'BIT STRING'],
  [4, 'OCTET STRING'],
  [5, 'NULL'],
  [6, 'OBJECT IDENTIFIER'],
  [10, 'ENUMERATED'],
  [12, 'UTF8String'],
  [16, 'SEQUENCE'],
  [17, 'SET'],
  [18, 'NumericString'],
  [19, 'PrintableString'],
  [20, 'TeletexString'],
  [22, 'IA5String'],
  [23, 'UTCTime'],
  [24, 'GeneralizedTime'],
  [26, 'VisibleString'],
  [28, 'UniversalString'],
  [30, 'BMPString'],
]);

export function universalType(tagNumber: number): string {
  return types.get(tagNumber) ?? `[UNIVERSAL ${tagNumber}]`;
}
