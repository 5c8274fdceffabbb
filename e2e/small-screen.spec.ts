/** At 360 pixels nothing scrolls sideways and a finger meets every control; at 1280 the columns scroll. */
import type { Page } from '@playwright/test';
import { openPanels, states } from './fixtures/page-states';
import { expect, test } from './fixtures/test';
import { views } from './fixtures/workbench';

for (const [state, prepare] of Object.entries(states)) {
  test(`At 360 pixels, ${state}, no view scrolls sideways, and a finger meets every control`, async ({
    workbench,
    page,
    credentials,
  }) => {
    await page.setViewportSize({ width: 360, height: 740 });
    await prepare(workbench, credentials);
    for (const view of views) {
      await workbench.visit(view);
      const { scrollWidth } = await page.evaluate(() => ({
        scrollWidth: Math.max(document.documentElement.scrollWidth, document.body.scrollWidth),
      }));
      expect.soft(scrollWidth, view).toBeLessThanOrEqual(360);
      expect.soft(await smallTargets(page), view).toEqual([]);
    }
  });
}

test('At 360 pixels, steps of lessons and exercises scroll no further sideways, and a finger meets every control', async ({
  workbench,
  page,
}) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await workbench.visit('Learn');
  for (const place of [
    'from-certificate-to-x5t/2',
    'claims-and-time/3',
    'signing/1',
    'signing/4',
    'the-request/1',
    'the-request/4',
    'what-the-server-checks/1',
    'audience-injection/3',
    'break-it',
    'break-it/hex-text-in-x5t',
  ]) {
    await page.goto(`#/learn/${place}`);
    await expect(page.getByRole('main').getByRole('heading', { level: 1 })).toBeVisible();
    await expect(page.getByRole('main')).not.toContainText('A key is being made');
    const width = await page.evaluate(() =>
      Math.max(document.documentElement.scrollWidth, document.body.scrollWidth),
    );
    expect.soft(width, place).toBeLessThanOrEqual(360);
    expect.soft(await smallTargets(page), place).toEqual([]);
  }
});

test('At 1280 × 800 the columns scroll, and the page does not', async ({ workbench, page, credentials }) => {
  await page.setViewportSize({ width: 1280, height: 800 });
  await openPanels(workbench, credentials);
  expect(await page.evaluate(() => document.documentElement.scrollHeight)).toBe(800);
});

/** WCAG 2.2, 2.5.8: 24 pixels each way, the label of a checkbox, a radio button or a file input included. */
function smallTargets(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const controls = [...document.querySelectorAll('button, a[href], select, input, textarea, summary')];
    return controls.flatMap((control) => {
      const label = control.matches('[type=checkbox], [type=radio], [type=file]') && control.closest('label');
      const { width, height } = (label || control).getBoundingClientRect();
      const isSmall = control.checkVisibility() && Math.min(width, height) < 24;
      return isSmall ? [`${control.outerHTML.slice(0, 120)}: ${width} × ${height}`] : [];
    });
  });
}
