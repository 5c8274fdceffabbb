/** How far a moment is from another, as a person says it: `in 5 minutes`, `3 days ago`. */
import { span } from './times';

/** @param seconds from the one that counts as now */
export function distance(seconds: number): string {
  if (Math.round(seconds) === 0) return 'now';
  return seconds > 0 ? `in ${span(seconds)}` : `${span(seconds)} ago`;
}
