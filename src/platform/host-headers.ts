/**
 * The metric of `Server-Timing` by which the build's header files say that they were applied: the one header in which a page in any
 * engine reads a word of the build's own, without a request.
 */
export const markName = 'workbench-headers';

/** Not sent; or sent perhaps, but without the mark, or with that of another build. */
export type HeaderLack = 'missing' | 'unseen';

/**
 * With COOP and COEP among the headers a page is isolated; a host that sends those two of itself has no mark. A file has no host, and
 * without a secure context no headers isolate.
 * @param mark of the headers that belong to this page; the one file has none
 * @returns undefined also where nothing can be told
 */
export function findHeaderLack(mark: string | undefined): HeaderLack | undefined {
  if (location.protocol === 'file:' || !isSecureContext) return undefined;
  if (globalThis.crossOriginIsolated === false) return 'missing';
  const [arrival] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
  // WebKit empties what it tells of an arrival that another origin sent on.
  const isTold = arrival?.serverTiming !== undefined && arrival.responseStart !== 0;
  if (mark === undefined || !isTold) return undefined;
  const isMarked = arrival.serverTiming.some((one) => one.name === markName && one.description === mark);
  return isMarked ? undefined : 'unseen';
}
