/** Colons or spaces in a hexadecimal text. */
import type { Evidence } from './message';

/** What stood between the digits of a hexadecimal text. */
export function withSeparators({ separators }: Evidence): string {
  if (!separators) return '';
  return separators === 'colons' ? 'with colons' : 'with spaces';
}
