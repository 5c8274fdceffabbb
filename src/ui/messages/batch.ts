/** What a batch is, what it became, and how load testers read it. */
import type { BatchDistinction } from '../../core/request/batch/batch-distinction';
import type { BatchFormatId } from '../../core/request/batch/batch-formats';
import type { BatchSettings } from '../../core/request/batch/batch-settings';
import type { BatchStopped } from '../../state/batch.svelte';
import type { BatchFile, BatchProgress } from '../../state/write-batch';
import { clockTime, duration, isoSeconds } from './times';

const number = (value: number, decimals = 0): string =>
  value.toLocaleString('en', { minimumFractionDigits: decimals, maximumFractionDigits: decimals });

/** What tells one from the next, and whether that is enough for a server that remembers them. */
export const distinctions: Readonly<Record<BatchDistinction, { text: string; isWarning: boolean }>> = {
  jti: { text: 'Each has a jti of its own.', isWarning: false },
  times: { text: 'None has a jti of its own: they differ by their times alone.', isWarning: false },
  'some-alike': {
    text: 'None has a jti of its own, and those of one second have the same claims: a server that remembers assertions takes one of them.',
    isWarning: true,
  },
  'all-alike': {
    text: 'None has a jti of its own, and all have the same claims: a server that remembers assertions takes one of them.',
    isWarning: true,
  },
};

export function explainSpan({ count, staggerMilliseconds }: BatchSettings): string {
  const seconds = Math.floor(((count - 1) * staggerMilliseconds) / 1000);
  if (seconds === 0) return 'The times of all are those of the second in which you press the button.';
  return `The times of the first are those of the second in which you press the button; those of the last are ${duration(seconds)} later.`;
}

/** Sources: grafana/k6-docs (open, SharedArray), Apache JMeter's manual (CSV Data Set Config), Python's json and csv, tsenart/vegeta's README. */
export const readers: Readonly<Record<BatchFormatId, readonly string[]>> = {
  'json-lines': [
    'One JSON object a line: the url, the form as it is posted, the assertion alone, its jti and its times.',
    'k6: open() in the init context, a line at a time through JSON.parse, within a SharedArray. Locust: json.loads(line). Post the form with Content-Type application/x-www-form-urlencoded.',
  ],
  csv: [
    'A header row, then one request a row: the url, jti and times, the assertion alone, the form as it is posted.',
    'JMeter: CSV Data Set Config with Variable Names left empty, Allow quoted data True and Recycle on EOF False; the body is ${form}. Locust: csv.DictReader.',
  ],
  vegeta: [
    'One target a line: method, url, header fields, and the form in base64 as the body.',
    'vegeta attack -format=json -lazy -targets=batch-targets.jsonl: without -lazy it begins again at the first when all are sent.',
  ],
};

export function explainProgress({ made, total, seconds }: BatchProgress): {
  readonly made: string;
  readonly rate: string;
  readonly elapsed: string;
  readonly remaining: string;
} {
  const rate = seconds > 0 ? made / seconds : 0;
  return {
    made: `${number(made)} of ${number(total)}`,
    rate: rate === 0 ? '' : number(Math.round(rate)),
    elapsed: clockTime(Math.floor(seconds)),
    remaining: rate === 0 ? '' : clockTime(Math.ceil((total - made) / rate)),
  };
}

/** NumericDates; undefined where overrides have taken exp away. */
export function expiriesOf({ firstClaims, lastClaims }: BatchFile): readonly [number, number] | undefined {
  const [first, last] = [firstClaims['exp'], lastClaims['exp']];
  return typeof first === 'number' && typeof last === 'number' ? [first, last] : undefined;
}

export function explainBatch(file: BatchFile): string {
  const { count, content, seconds } = file;
  const kilobytes = Math.ceil(content.size / 1e3);
  const size =
    kilobytes < 1000 ? `${kilobytes} kB` : `${number(content.size / 1e6, content.size < 1e7 ? 1 : 0)} MB`;
  const made =
    count === 1
      ? `1 assertion, ${size}.`
      : `${number(count)} assertions, ${size}, made in ${number(seconds, seconds < 1 ? 3 : 1)} s: ${number(Math.round(count / seconds))} a second.`;
  const expiries = expiriesOf(file);
  if (!expiries) return made;
  const [first, last] = expiries;
  return first === last
    ? `${made} They expire at ${isoSeconds(first)}.`
    : `${made} The first expires at ${isoSeconds(first)}, the last at ${isoSeconds(last)}.`;
}

export function explainStopped({ made, total, by }: BatchStopped): string {
  return by === 'person'
    ? `Stopped. ${number(made)} of ${number(total)} were made, and are thrown away.`
    : `Stopped, since another key is in use. ${number(made)} of ${number(total)} were made, and are thrown away.`;
}
