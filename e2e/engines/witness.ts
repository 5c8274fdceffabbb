/** What goes wrong in a page, noted by the page itself: engines differ in what they tell their driver. */

type Witnessed = typeof globalThis & { witnessed?: string[] };

/** Runs in the page, before anything else where the engine's driver can do that. */
export function watch(): void {
  const page = globalThis as Witnessed;
  if (page.witnessed) return;
  const complaints: string[] = (page.witnessed = []);
  const note = (kind: string, what: unknown) => complaints.push(`${kind}: ${String(what)}`);
  addEventListener('error', ({ message }) => note('uncaught', message));
  addEventListener('unhandledrejection', ({ reason }) => note('rejected', reason));
  for (const level of ['error', 'warn'] as const) {
    const write = console[level];
    console[level] = (...args: unknown[]) => {
      note(`console.${level}`, args[0]);
      write.apply(console, args);
    };
  }
  // Buffered: violations from before this ran are told as well.
  new ReportingObserver((reports) => reports.forEach(({ body }) => note('violation', JSON.stringify(body))), {
    types: ['csp-violation'],
    buffered: true,
  }).observe();
}

export function witnessed(): readonly string[] {
  return (globalThis as Witnessed).witnessed ?? [];
}
