/** How many assertions a batch has, and how far apart their times are. */
import { WorkbenchError } from '../../errors';

export interface BatchSettings {
  readonly count: number;
  /** Whole. */
  readonly staggerMilliseconds: number;
}

/** Some hundred a second for some minutes; more is a load that nobody puts on a token endpoint by a file. */
export const greatestCount = 100_000;
/** A day. */
const greatestStagger = 86_400;

/** @throws WorkbenchError `batch/count-not-whole` */
export function parseBatchCount(text: string): number {
  const found = text.trim();
  const count = Number(found);
  if (/^\d+$/.test(found) && count >= 1 && count <= greatestCount) return count;
  throw new WorkbenchError('batch/count-not-whole', 'batch: no whole number of assertions in range', {
    found: found.slice(0, 40),
    limit: greatestCount,
  });
}

/** Seconds with up to three decimals: at 200 requests a second each assertion comes 0.005 s later. @throws WorkbenchError `batch/stagger-not-seconds` */
export function parseStagger(text: string): number {
  const found = text.trim();
  const [, whole, decimals = ''] = /^(\d{1,5})(?:\.(\d{1,3}))?$/.exec(found) ?? [];
  const milliseconds = Number(whole) * 1000 + Number(decimals.padEnd(3, '0'));
  if (milliseconds <= greatestStagger * 1000) return milliseconds;
  throw new WorkbenchError('batch/stagger-not-seconds', 'batch: no seconds in range', {
    found: found.slice(0, 40),
    limit: greatestStagger,
  });
}

/** NumericDate: the second in which the assertion's turn comes (RFC 7519 §2). */
export function batchMoment(start: number, index: number, { staggerMilliseconds }: BatchSettings): number {
  return start + Math.floor((index * staggerMilliseconds) / 1000);
}
