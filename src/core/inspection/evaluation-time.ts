/** `Evaluate at`: ISO 8601 or NumericDate → seconds. RFC 7519 §2, RFC 3339 §5.6. */

/**
 * A time without a zone is UTC: so is everything else on the page, and so do the logs of servers have it.
 * @returns undefined: neither of both, or empty
 */
export function parseEvaluationTime(text: string): number | undefined {
  const trimmed = text.trim();
  if (/^\d{1,11}(\.\d{1,9})?$/.test(trimmed)) return Number(trimmed);
  // Milliseconds, as JavaScript and log files have them.
  if (/^\d{12,14}$/.test(trimmed)) return Number(trimmed) / 1000;
  const parts = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d)(:\d\d(?:\.\d{1,9})?)? ?(Z|[+-]\d\d:?\d\d)?)?$/i.exec(
    trimmed,
  );
  if (!parts) return undefined;
  const [, day, minutes = '00:00', seconds = ':00', zone = 'Z'] = parts;
  const written = zone.length === 5 ? `${zone.slice(0, 3)}:${zone.slice(3)}` : zone.toUpperCase();
  const milliseconds = Date.parse(`${day}T${minutes}${seconds}${written}`);
  return Number.isFinite(milliseconds) ? milliseconds / 1000 : undefined;
}
