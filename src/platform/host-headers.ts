/** The metric of `Server-Timing` by which the build's header files say that they were applied: no other header can be read without a request. */
export const markName = 'workbench-headers';

/**
 * What the host shows of the headers that the build wrote for it. With COOP and COEP among them a page is isolated; a host that
 * sends those two of itself has no mark, or that of an older build. A file has no host; and without a secure context no headers isolate.
 * @param mark of the headers that belong to this page
 */
export function readHostHeaders(mark: string): 'sent' | 'missing' | 'unmarked' {
  if (location.protocol === 'file:' || !isSecureContext) return 'sent';
  if (globalThis.crossOriginIsolated === false) return 'missing';
  const [arrival] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
  // An engine that shows nobody's metrics tells nothing.
  if (arrival?.serverTiming === undefined) return 'sent';
  const isMarked = arrival.serverTiming.some((one) => one.name === markName && one.description === mark);
  return isMarked ? 'sent' : 'unmarked';
}
