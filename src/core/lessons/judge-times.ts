/** What a server without tolerance makes of an assertion's times. RFC 7519 §4.1.4–4.1.5. */

export type TimeVerdict = 'valid' | 'not-yet' | 'expired';

/** @param now of the server; all three are NumericDates */
export function judgeTimes(
  { nbf, exp }: { readonly nbf: number; readonly exp: number },
  now: number,
): TimeVerdict {
  if (now < nbf) return 'not-yet';
  // “on or after which” it must not be accepted.
  return now >= exp ? 'expired' : 'valid';
}
