/** Times as ISO 8601 in UTC, to the second. */
export function isoTime(milliseconds: number): string {
  return new Date(milliseconds).toISOString().replace(/\.\d{3}Z$/, 'Z');
}

/** `9:58`, or `1:02:03` from an hour on. */
export function clockTime(seconds: number): string {
  if (!Number.isFinite(seconds)) return '';
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  const shown = parts[0] === 0 ? parts.slice(1) : parts;
  return shown.map((part, index) => (index === 0 ? String(part) : String(part).padStart(2, '0'))).join(':');
}

/** @param notAfter milliseconds; @param now seconds */
export function daysLeft(notAfter: number, now: number): string {
  const days = Math.floor((notAfter / 1000 - now) / 86_400);
  if (notAfter / 1000 < now) return ', expired';
  return days === 1 ? ', 1 day left' : `, ${days.toLocaleString('en')} days left`;
}
