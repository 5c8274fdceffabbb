/** What README.md shows of the page: the whole of it, and each of the three jobs, light and dark. */
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test, type Page } from '@playwright/test';
import { Silence } from '../fixtures/silence';
import { Workbench } from '../fixtures/workbench';
import { shrinkPng } from './shrink-png';
import { standStill } from './stand-still';

const folder = fileURLToPath(new URL('../../docs/pictures/', import.meta.url));

async function signExample(workbench: Workbench): Promise<void> {
  await workbench.nextAssertion(() => workbench.button('Try an example').click());
}

const pictures: Readonly<Record<string, (workbench: Workbench, page: Page) => Promise<void>>> = {
  workbench: signExample,
  /** The page further down: what is said of the assertion, and the request for another shell. */
  generate: async (workbench, page) => {
    await signExample(workbench);
    await workbench.choose({ 'Request format': 'PowerShell' });
    await workbench.textbox('Tenant').evaluate((field) => field.scrollIntoView({ block: 'start' }));
    await workbench.output('Request').evaluate((request) => request.scrollIntoView({ block: 'end' }));
    await expect(page.getByText('No findings')).toBeVisible();
  },
  teach: async (workbench, page) => {
    await workbench.visit('Learn');
    await page.getByRole('link', { name: 'Break it', exact: true }).click();
    await page.getByRole('link', { name: 'The thumbprint, encoded', exact: true }).click();
    await workbench.button('Send request').click();
    await expect(page.getByText('HTTP 401', { exact: true })).toBeVisible();
    await page.evaluate(() => scrollTo(0, 96));
  },
  /** What a script made of hex text, beside the certificate that it was meant to name. */
  verify: async (workbench) => {
    await signExample(workbench);
    const hex = await workbench.read('SHA-1 thumbprint');
    await workbench.visit('Thumbprint');
    await workbench.fill({
      'Thumbprint, certificate, token or error': Buffer.from(hex).toString('base64url'),
      'Compare with': hex,
    });
    await expect(workbench.output('Comparison')).toHaveText('same after repair');
  },
};

for (const [name, show] of Object.entries(pictures)) {
  for (const colorScheme of ['light', 'dark'] as const) {
    test(`${name}, ${colorScheme}`, async ({ page, baseURL }) => {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await standStill(page, '2026-11-25T09:00:00Z');
      const workbench = new Workbench(page, new Silence(baseURL as string));
      await workbench.open();
      await show(workbench, page);
      await expect(workbench.output('Network requests')).toHaveText('0');
      const screenshot = await page.screenshot({ animations: 'disabled' });
      writeFileSync(`${folder}${name}-${colorScheme}.png`, shrinkPng(screenshot));
    });
  }
}
