/** With little room, large type or wide spacing nothing is lost, and nothing scrolls sideways but code (WCAG 2.2, 1.4.4, 1.4.10, 1.4.12). */
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures/test';
import type { Workbench } from './fixtures/workbench';

const routes = [
  '#/sign',
  '#/inspect',
  '#/thumbprint',
  '#/credential',
  '#/learn',
  '#/learn/signing/2',
  '#/learn/what-the-server-checks/2',
  '#/learn/break-it',
];
const spacing =
  '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-bottom: 2em !important }';

const cases: readonly (readonly [
  title: string,
  viewport: { width: number; height: number },
  css?: string,
])[] = [
  ['At 320 × 256', { width: 320, height: 256 }],
  ['At 1280 × 800 and 200 %', { width: 640, height: 400 }],
  ['With wide spacing', { width: 1280, height: 800 }, spacing],
  ['With wide spacing at 360 pixels', { width: 360, height: 740 }, spacing],
];

/** What is wider than the page, and what is cut off. */
function losses(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const found: string[] = [];
    const wide = Math.max(document.documentElement.scrollWidth, document.body.scrollWidth);
    if (wide > document.documentElement.clientWidth) found.push(`the page is ${wide} wide`);
    for (const element of document.querySelectorAll<HTMLElement>('body *')) {
      const isNoText = element.matches('input, select, textarea, .visually-hidden');
      if (isNoText || !element.checkVisibility({ visibilityProperty: true }) || element.clientWidth <= 1)
        continue;
      const { overflowX, overflowY } = getComputedStyle(element);
      const { scrollWidth, clientWidth, scrollHeight, clientHeight } = element;
      const isCut =
        (/hidden|clip/.test(overflowX) && scrollWidth > clientWidth + 1) ||
        (/hidden|clip/.test(overflowY) && scrollHeight > clientHeight + 1);
      if (isCut) found.push(`cut: ${element.outerHTML.slice(0, 120)}`);
    }
    return found;
  });
}

async function addStyle(page: Page, css: string): Promise<void> {
  await page.evaluate((text) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    document.adoptedStyleSheets = [sheet];
  }, css);
}

async function expectNoLoss(workbench: Workbench, what: string): Promise<void> {
  for (const route of routes) {
    await workbench.page.goto(route);
    await expect(workbench.page.getByRole('heading', { level: 1 })).toHaveCount(1);
    await workbench.button('About').waitFor();
    expect.soft(await losses(workbench.page), `${route}, ${what}`).toEqual([]);
  }
}

for (const [title, viewport, css] of cases) {
  test(`${title} nothing is lost, empty, filled, in error and in dialogs`, async ({ workbench, page }) => {
    await page.setViewportSize(viewport);
    if (css) await addStyle(page, css);
    await expectNoLoss(workbench, 'empty');
    await page.goto('#/sign');
    await workbench.button('Try an example').click();
    await expect(workbench.output('Client assertion')).not.toHaveText('');
    await page.goto('#/inspect');
    await workbench.inspecting.box.fill('AADSTS700027: Client assertion failed signature validation.');
    await workbench.inspecting.expectKind('Error response');
    await expectNoLoss(workbench, 'filled');
    await page.goto('#/sign');
    await workbench.fill({ Tenant: 'https://login', 'Client ID': 'x', 'Claims overrides': '[]' });
    expect.soft(await losses(page), 'in error').toEqual([]);
    for (const name of ['Keyboard', 'About']) {
      await workbench.button(name).click();
      await expect(workbench.button('Close')).toBeInViewport({ ratio: 1 });
      expect.soft(await losses(page), name).toEqual([]);
      expect
        .soft(await page.getByRole('dialog').evaluate((one) => one.scrollWidth - one.clientWidth), name)
        .toBe(0);
      await page.keyboard.press('Escape');
    }
  });
}
