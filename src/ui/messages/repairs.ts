/** What a forgiving reader mended, or could not check. */
import type { Repair, RepairCode } from '../../core/intake/material';
import { counted, type Evidence } from './message';

const explanations: Readonly<Record<RepairCode, (evidence: Evidence) => string>> = {
  'repair/byte-order-mark': () => 'a byte order mark at the beginning was passed over.',
  'repair/utf-16': () => 'the text was UTF-16, as PowerShell’s > writes it.',
  'repair/invisible-characters': ({ count }) =>
    `${counted(Number(count), 'invisible character was', 'invisible characters were')} taken out or made a plain blank.`,
  'repair/escaped-newlines': () => '\\n stood where the line breaks belong.',
  'repair/boundary': () => 'dashes were missing from BEGIN or END, or were others.',
  'repair/one-line': () => 'the base64 had lost its line breaks.',
  'repair/quotes': ({ count }) =>
    `quotes, or what joins lines, were taken off ${counted(Number(count), 'line', 'lines')}.`,
  'repair/bare-base64': () => 'base64 without BEGIN and END was read as DER.',
  'repair/base64url': () => 'the base64 was in the alphabet of URLs (- and _).',
  'repair/base64-padding': ({ count }) =>
    `${'='.repeat(Number(count))} was missing at the end of the base64.`,
  'repair/base64-of-text': () => 'the base64 held a text, which was read in its place.',
  'repair/embedded': () => 'base64 was taken out of a text of another kind.',
  'repair/trailing-bytes': ({ count }) =>
    `${counted(Number(count), 'byte', 'bytes')} after the end of the structure were passed over.`,
  'repair/crt-recomputed': () => 'exponents or coefficient did not fit the primes and were computed anew.',
  'repair/pss-only': () => 'an id-RSASSA-PSS key: it is used for PS256, PS384 and PS512 only.',
  'repair/no-mac': () => 'the PFX has no MAC: nothing tells whether it was changed on its way.',
};

export function explainRepair({ code, source, evidence = {} }: Repair): string {
  const block = source.block === undefined ? [] : [`block ${source.block}`];
  const entry = source.entry === undefined ? [] : [source.entry];
  const where = [source.name, ...block, ...entry].join(', ');
  return `${where}: ${explanations[code](evidence)}`;
}
