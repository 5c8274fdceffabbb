/** Times and lengths of time, as a person reads them. */
import { counted } from './message';

/** ISO 8601 in UTC, to the second. */
export function isoTime(milliseconds: number): string {
  return new Date(milliseconds).toISOString().replace(/\.\d{3}Z$/, 'Z');
}

/** By this machine's clock, with its zone; empty where that is UTC, and beyond the calendar. */
export function localTime(milliseconds: number): string {
  const date = new Date(milliseconds);
  const offset = date.getTimezoneOffset();
  if (offset === 0 || Number.isNaN(offset)) return '';
  return date.toLocaleString('en', {
    year: 'numeric',
    month: 'short',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
    timeZoneName: 'short',
  });
}

export function explainLocalTime(milliseconds: number): string {
  const local = localTime(milliseconds);
  return local && `Local time: ${local}`;
}

/** In summer a zone may differ from UTC that does not in winter. */
export function explainLocalTimes(from: number, until: number): string {
  const [begin, end] = [localTime(from), localTime(until)];
  if (begin && end) return `Local time: ${begin} to ${end}`;
  if (begin) return `Local time of the beginning: ${begin}`;
  return end && `Local time of the end: ${end}`;
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

/** Seconds since 1970 with the time that they are, where `Date` reaches so far: `1423168488 (2015-02-05T20:34:48Z)`. */
export function numericTime(found: string | number | undefined): string {
  const seconds = Number(String(found).replace(/^"(.*)"$/, '$1'));
  const isTime = found !== undefined && Number.isFinite(seconds) && Math.abs(seconds) < 1e11;
  return isTime ? `${found} (${isoTime(seconds * 1000)})` : String(found);
}

/** As somebody says it: `40 seconds`, `12 minutes`, `5 hours`, `3 days`. */
export function span(seconds: number): string {
  const units = [
    [86_400, 'day', 'days'],
    [3600, 'hour', 'hours'],
    [60, 'minute', 'minutes'],
  ] as const;
  const length = Math.abs(seconds);
  const [size, one, many] = units.find(([unit]) => length >= unit * 2) ?? ([1, 'second', 'seconds'] as const);
  return counted(Math.round(length / size), one, many);
}

/** Of a NumericDate; what is none, or beyond the calendar, is shown as it is. */
export function isoSeconds(seconds: string | number | undefined): string {
  const milliseconds = Number(seconds) * 1000;
  const isDate = seconds !== '' && seconds !== undefined && Math.abs(milliseconds) <= 8.64e15;
  return isDate ? isoTime(milliseconds) : String(seconds ?? '');
}

export const unitNames = { hour: 'h', minute: 'min', second: 's' } as const;

/** `58 s`, `1 h 18 min 31 s`, `3 days 2 h`: the two or three largest parts. */
export function duration(seconds: string | number | undefined): string {
  const whole = Math.round(Math.abs(Number(seconds)));
  if (!Number.isFinite(whole)) return String(seconds ?? '');
  const days = Math.floor(whole / 86_400);
  const parts: readonly (readonly [number, string])[] = [
    [Math.floor(whole / 3600) % 24, unitNames.hour],
    [Math.floor(whole / 60) % 60, unitNames.minute],
    [whole % 60, unitNames.second],
  ];
  const ofDay = parts.filter(([count]) => count > 0).map(([count, unit]) => `${count} ${unit}`);
  if (days === 0) return ofDay.join(' ') || `0 ${unitNames.second}`;
  return [counted(days, 'day', 'days'), ...ofDay.slice(0, 1)].join(' ');
}
