/**
 * Calls back for every resource that is fetched once the page has finished loading.
 * Browsers report what went over the wire and what came from their cache alike.
 */
export function observeRequests(onRequests: (count: number) => void): void {
  const start = () => {
    const loaded = performance.now();
    const observer = new PerformanceObserver((list) => {
      // A blob: address is memory of this page, such as a file it saves.
      const fetched = list
        .getEntries()
        .filter((one) => one.startTime >= loaded && !one.name.startsWith('blob:'));
      if (fetched.length > 0) onRequests(fetched.length);
    });
    observer.observe({ type: 'resource' });
  };
  if (document.readyState === 'complete') start();
  else addEventListener('load', () => setTimeout(start), { once: true });
}
