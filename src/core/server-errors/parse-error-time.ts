/** Times as servers write them in errors → NumericDate. RFC 3339 §5.6, RFC 9110 §5.6.7, .NET's invariant culture. */
import type { ErrorTime } from './parsed-server-error';

/** A time within a longer text, for patterns that look for one after its label. */
export const timePattern = [
  // 2026-11-24T21:15:00.1234567Z, 2026-11-24 21:15:00Z, with offset or without
  String.raw`\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:\.\d{1,9})?(?: ?Z| ?[+-]\d\d:?\d\d)?`,
  // 11/24/2026 9:15:00 PM, 06/29/2021 21:13:15, 08/03/2016
  String.raw`\d{1,2}/\d{1,2}/\d{4}(?: \d{1,2}:\d\d(?::\d\d)?(?: ?[AP]\.?M\.?)?)?(?: ?(?:Z|UTC|GMT))?`,
  // Tue, 24 Nov 2026 21:15:00 GMT
  String.raw`(?:[A-Z][a-z]{2}, )?\d{1,2}[ -][A-Z][a-z]{2}[ -]\d{4} \d\d:\d\d:\d\d(?: ?(?:GMT|UTC))?`,
].join('|');

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** @returns undefined: none of the spellings, or no day of the calendar */
export function parseErrorTime(text: string): ErrorTime | undefined {
  const trimmed = text.trim();
  const found = parseIso(trimmed) ?? parseUs(trimmed) ?? parseHttpDate(trimmed);
  return found && Number.isFinite(found.seconds) ? { text: trimmed, ...found } : undefined;
}

type Reading = Omit<ErrorTime, 'text'> | undefined;

function parseIso(text: string): Reading {
  const parts = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d:\d\d)(\.\d{1,9})? ?(Z|[+-]\d\d:?\d\d)?$/.exec(text);
  if (!parts) return undefined;
  const [, day = '', time = '', fraction = '', zone] = parts;
  const offset = zone && zone !== 'Z' && !zone.includes(':') ? `${zone.slice(0, 3)}:${zone.slice(3)}` : zone;
  const whole = Date.parse(`${day}T${time}${offset ?? 'Z'}`) / 1000;
  // More digits than a Date has: the server's are ten millionths of a second.
  return { seconds: whole + (fraction === '' ? 0 : Number(`0${fraction}`)), hasZone: zone !== undefined };
}

/** Month first, as .NET's invariant culture has it; a first number above twelve can only be a day. */
function parseUs(text: string): Reading {
  const parts =
    /^(\d{1,2})\/(\d{1,2})\/(\d{4})(?: (\d{1,2}):(\d\d)(?::(\d\d))?(?: ?([AP])\.?M\.?)?)?(?: ?(Z|UTC|GMT))?$/i.exec(
      text,
    );
  if (!parts) return undefined;
  const [first = 0, second = 0, year = 0, hours = 0, minutes = 0, seconds = 0] = parts
    .slice(1, 7)
    .map(Number);
  const half = parts[7]?.toUpperCase();
  const [month, day] = first > 12 ? [second, first] : [first, second];
  const ofDay = half === undefined ? hours : (hours % 12) + (half === 'P' ? 12 : 0);
  return utc([year, month, day, ofDay, minutes, Number.isNaN(seconds) ? 0 : seconds], parts[8] !== undefined);
}

function parseHttpDate(text: string): Reading {
  const parts =
    /^(?:[A-Z][a-z]{2}, )?(\d{1,2})[ -]([A-Z][a-z]{2})[ -](\d{4}) (\d\d):(\d\d):(\d\d)(?: ?(GMT|UTC))?$/.exec(
      text,
    );
  if (!parts) return undefined;
  const [, day, month = '', year, hours, minutes, seconds, zone] = parts;
  const numbers = [year, months.indexOf(month.toLowerCase()) + 1, day, hours, minutes, seconds].map(Number);
  return utc(numbers, zone !== undefined);
}

function utc(numbers: readonly number[], hasZone: boolean): Reading {
  const [year = 0, month = 0, day = 0, hours = 0, minutes = 0, seconds = 0] = numbers.map((one) =>
    Number.isNaN(one) ? 0 : one,
  );
  const milliseconds = Date.UTC(year, month - 1, day, hours, minutes, seconds);
  // 2/30 would be a day of March.
  const isDay = new Date(milliseconds).getUTCDate() === day && month >= 1 && month <= 12 && hours < 24;
  return isDay ? { seconds: milliseconds / 1000, hasZone } : undefined;
}
