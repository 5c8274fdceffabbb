/** The size at which content is refused before it is looked at. */
import { WorkbenchError } from '../errors';

/** A key and its chain are a few kilobytes. What is larger is something else, and would only cost time. */
export const largestIntake = 5_000_000;

/** A bundle of every authority of an operating system has some 150 certificates; a store that somebody exports whole has more. */
const mostBlocks = 1_000;

/** @throws WorkbenchError `intake/too-many-blocks` */
export function requireFew(blocks: number, sentence: string): void {
  if (blocks <= mostBlocks) return;
  throw new WorkbenchError('intake/too-many-blocks', sentence, { blocks, limit: mostBlocks });
}

/** @param size in octets of a file, in characters of a text */
export function tooLarge(size: number): WorkbenchError {
  return new WorkbenchError('intake/too-large', 'larger than any key or certificate', {
    size,
    limit: largestIntake,
  });
}
