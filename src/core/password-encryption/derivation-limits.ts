/** How much work a file may ask for: its numbers are read before anything authenticates them. */
import { unsignedValue } from '../asn1/der';
import type { Bytes } from '../encoding/bytes';
import { WorkbenchError } from '../errors';

export const derivationLimits = {
  /**
   * Thirty times what Firefox writes (600 000), and twice the largest that anybody advises (10 million of PBKDF2, some
   * seconds). Beyond that a browser is busy for minutes.
   */
  iterations: 20_000_000,
  /** Of 2^20 octets. OpenSSL takes 16 when it writes, and refuses more than 32 when it reads. */
  scryptMegabytes: 256,
  /** N·r·p: what 256 MB take, eight times over. */
  scryptBlocks: 2 ** 24,
} as const;

/** @throws WorkbenchError `encryption/malformed`, `encryption/too-many-iterations` */
export function checkIterations(integer: Bytes, element: string): number {
  const iterations = countOf(integer, element);
  if (iterations > derivationLimits.iterations) {
    throw new WorkbenchError('encryption/too-many-iterations', `${element}: more than anybody waits for`, {
      iterations,
      limit: derivationLimits.iterations,
    });
  }
  return iterations;
}

export interface ScryptCost {
  readonly cost: number;
  readonly blockSize: number;
  readonly parallelization: number;
}

/** @throws WorkbenchError `encryption/malformed`, `encryption/too-many-iterations`, `encryption/too-much-memory` */
export function checkScryptCost(cost: Bytes, blockSize: Bytes, parallelization: Bytes): ScryptCost {
  const N = countOf(cost, 'costParameter');
  const r = countOf(blockSize, 'blockSize');
  const p = countOf(parallelization, 'parallelizationParameter');
  // Each of the p lanes keeps its own block beside the table that they share.
  const megabytes = Math.ceil((128 * r * (N + p)) / 2 ** 20);
  if (megabytes > derivationLimits.scryptMegabytes + 1) {
    throw new WorkbenchError('encryption/too-much-memory', 'scrypt: more memory than a page should take', {
      megabytes,
      limit: derivationLimits.scryptMegabytes,
    });
  }
  if (N * r * p > derivationLimits.scryptBlocks) {
    throw new WorkbenchError('encryption/too-many-iterations', 'scrypt: more than anybody waits for', {
      iterations: N * r * p,
      limit: derivationLimits.scryptBlocks,
    });
  }
  if (N < 2 || !Number.isInteger(Math.log2(N))) {
    throw new WorkbenchError('encryption/malformed', 'scrypt: costParameter is no power of two', {
      element: 'costParameter',
      rule: 'a power of two, 2 or more',
    });
  }
  return { cost: N, blockSize: r, parallelization: p };
}

/** Numbers of more than six octets are beyond every limit here, and would lose precision. */
function countOf(integer: Bytes, element: string): number {
  const isNegative = (integer[0] ?? 0) > 0x7f;
  const count = integer.length > 7 ? Infinity : Number(unsignedValue(integer));
  if (!isNegative && count >= 1) return count;
  throw new WorkbenchError('encryption/malformed', `${element} is not positive`, {
    element,
    rule: '1 or more',
  });
}
