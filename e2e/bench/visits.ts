/** What a first visit costs: a fresh browser context each time, so that nothing is cached. */
import type { Browser, Page } from '@playwright/test';
import { median } from './page/rates';

export interface VisitCosts {
  /** Milliseconds from the start of the navigation. */
  readonly firstPaint: number;
  /** Until the button that signs is there and answers. */
  readonly usable: number;
  /** Milliseconds of running and compiling scripts, everything that the page does unasked. */
  readonly script: number;
  /** In units of 1000 octets, as they are sent. */
  readonly firstScreen: number;
  readonly everything: number;
}

export async function measureVisits(browser: Browser, address: string, visits: number): Promise<VisitCosts> {
  const costs: VisitCosts[] = [];
  for (let count = 0; count <= visits; count++) costs.push(await visit(browser, address));
  // The first visit of all also starts a process.
  const [, ...counted] = costs;
  const of = (cost: keyof VisitCosts) => median(counted.map((one) => one[cost]));
  return {
    firstPaint: of('firstPaint'),
    usable: of('usable'),
    script: of('script'),
    firstScreen: of('firstScreen'),
    everything: of('everything'),
  };
}

async function visit(browser: Browser, address: string): Promise<VisitCosts> {
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    // Of the thread's own time: what else the machine does is no cost of the page.
    await session.send('Performance.enable', { timeDomain: 'threadTicks' });
    await page.addInitScript(noteWhenUsable);
    await page.goto(address, { waitUntil: 'load' });
    // What is fetched beside the first screen is under way, and some of it runs.
    await page.waitForTimeout(700);
    const { metrics } = await session.send('Performance.getMetrics');
    const seconds = (name: string) => metrics.find((one) => one.name === name)?.value ?? 0;
    const script = (seconds('ScriptDuration') + seconds('V8CompileDuration')) * 1000;
    return { script, ...(await readTimings(page)) };
  } finally {
    await context.close();
  }
}

/** In the page, before anything else. */
function noteWhenUsable(): void {
  const observer = new MutationObserver(() => {
    const isThere = [...document.querySelectorAll('button')].some(({ textContent }) =>
      textContent?.includes('Sign assertion'),
    );
    if (!isThere) return;
    observer.disconnect();
    // In the next frame somebody can press it.
    requestAnimationFrame(() => performance.mark('usable'));
  });
  observer.observe(document, { childList: true, subtree: true });
}

function readTimings(page: Page): Promise<Omit<VisitCosts, 'script'>> {
  return page.evaluate(() => {
    const startOf = (name: string) => performance.getEntriesByName(name)[0]?.startTime ?? NaN;
    const later = new Set(
      [...document.querySelectorAll<HTMLLinkElement>('link[fetchpriority="low"]')].map(({ href }) => href),
    );
    const entries = [
      ...performance.getEntriesByType('navigation'),
      ...performance.getEntriesByType('resource'),
    ] as PerformanceResourceTiming[];
    const kilobytes = (some: readonly PerformanceResourceTiming[]) =>
      some.reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0) / 1000;
    return {
      firstPaint: startOf('first-contentful-paint'),
      usable: startOf('usable'),
      firstScreen: kilobytes(entries.filter(({ name }) => !later.has(name))),
      everything: kilobytes(entries),
    };
  });
}
