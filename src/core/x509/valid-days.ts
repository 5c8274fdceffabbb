/** For how long a certificate is to be valid. RFC 5280 §4.1.2.5. */
import { WorkbenchError } from '../errors';

/** A hundred years: X.509 ends with the year 9999, and no server asks for more than a few. */
const longest = 36_500;

/** @throws WorkbenchError `certificate/days-not-whole` */
export function parseValidDays(text: string): number {
  const found = text.trim();
  const days = Number(found);
  if (/^\d+$/.test(found) && days >= 1 && days <= longest) return days;
  throw new WorkbenchError('certificate/days-not-whole', 'validity: no whole number of days in range', {
    found: found.slice(0, 40),
    limit: longest,
  });
}
