/** What a forgiving reader mended. */
import type { Repair, RepairCode } from '../../core/intake/material';
import { counted, type Evidence } from './message';

const explanations: Readonly<Record<RepairCode, (evidence: Evidence) => string>> = {
  'repair/byte-order-mark': () => 'a byte order mark at the beginning was passed over.',
  'repair/utf-16': () => 'the text was UTF-16, as PowerShell’s > writes it.',
  'repair/bare-base64': () => 'base64 without BEGIN and END was read as DER.',
  'repair/trailing-bytes': ({ count }) =>
    `${counted(Number(count), 'byte', 'bytes')} after the end of the structure were passed over.`,
  'repair/crt-recomputed': () => 'exponents or coefficient did not fit the primes and were computed anew.',
};

export function explainRepair({ code, source, evidence = {} }: Repair): string {
  const where = source.block === undefined ? source.name : `${source.name}, block ${source.block}`;
  return `${where}: ${explanations[code](evidence)}`;
}
