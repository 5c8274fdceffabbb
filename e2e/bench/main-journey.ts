/** The main journey in the built site, and what the browser calls long tasks on the way; a bundle of certificates, and what it takes. */
import type { Browser, Page } from '@playwright/test';
import type { CredentialFixture } from '../../tools/openssl-fixtures';
import { toFile } from '../fixtures/files';
import { median } from './page/rates';

/** @returns milliseconds of the longest task; 0 where none took 50 */
export async function longestTaskOnJourney(
  browser: Browser,
  address: string,
  { keyPem, certificatePem }: CredentialFixture,
): Promise<number> {
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    await page.addInitScript(() => {
      const noted = { longest: 0 };
      Object.assign(window, { noted });
      new PerformanceObserver((list) => {
        for (const { duration } of list.getEntries()) noted.longest = Math.max(noted.longest, duration);
      }).observe({ type: 'longtask', buffered: true });
    });
    await page.goto(address, { waitUntil: 'load' });
    await page
      .getByLabel('Key and certificate files', { exact: true })
      .setInputFiles([toFile('key.pem', keyPem), toFile('cert.pem', certificatePem)]);
    await page.getByLabel('SHA-1 thumbprint', { exact: true }).first().waitFor();
    for (const [name, value] of Object.entries({
      Tenant: 'contoso.onmicrosoft.com',
      'Client ID': '00001111-aaaa-2222-bbbb-3333cccc4444',
      Scope: 'https://graph.microsoft.com/.default',
    }))
      await page.getByRole('textbox', { name, exact: true }).fill(value);
    await page.getByRole('button', { name: 'Sign assertion', exact: true }).click();
    await page.getByRole('status').filter({ hasText: 'Assertion signed' }).waitFor({ state: 'attached' });
    await page.getByLabel('Request format', { exact: true }).selectOption('PowerShell');
    await page.waitForTimeout(300);
    return await page.evaluate(() => (window as unknown as { noted: { longest: number } }).noted.longest);
  } finally {
    await context.close();
  }
}

/** Milliseconds from the file's arrival until the page says what it loaded, for bundles of so many certificates. */
export async function measureBundles(
  page: Page,
  address: string,
  certificateDer: Buffer,
  sizes: readonly number[],
): Promise<readonly number[]> {
  await page.goto(address, { waitUntil: 'load' });
  await page.waitForTimeout(500);
  const measured: number[] = [];
  for (const size of sizes) {
    const bundle = toBundle(certificateDer, size);
    const times: number[] = [];
    for (let count = 0; count < (size < 1000 ? 5 : 3); count++) times.push(await loadBundle(page, bundle));
    measured.push(median(times));
  }
  return measured;
}

function loadBundle(page: Page, bundle: string): Promise<number> {
  return page.evaluate(async (text) => {
    const buttons = [...document.querySelectorAll('button')];
    buttons.find(({ textContent }) => textContent?.includes('Forget everything'))?.click();
    await new Promise((resolve) => setTimeout(resolve, 100));
    const status = document.querySelector('div[role="status"]') as HTMLElement;
    const input = document.querySelector('input[type="file"]') as HTMLInputElement;
    const transfer = new DataTransfer();
    transfer.items.add(new File([text], 'bundle.pem'));
    const started = performance.now();
    const isSaid = new Promise<void>((resolve, reject) => {
      new MutationObserver((_, observer) => {
        observer.disconnect();
        if (status.textContent?.startsWith('Loaded: certificate')) resolve();
        else reject(new Error(`the bundle was not loaded: ${status.textContent}`));
      }).observe(status, { childList: true, characterData: true, subtree: true });
    });
    input.files = transfer.files;
    input.dispatchEvent(new Event('change', { bubbles: true }));
    await isSaid;
    return performance.now() - started;
  }, bundle);
}

/** One certificate with another name each time: nobody verifies its signature here. */
function toBundle(der: Buffer, size: number): string {
  const blocks = Array.from({ length: size }, (_, index) => {
    const name = Buffer.from(`daemon-${String(index).padStart(5, '0')}`);
    const own = Buffer.from(der);
    for (let at = own.indexOf('daemon-00000'); at >= 0; at = own.indexOf('daemon-00000', at + 1))
      name.copy(own, at);
    const lines = own.toString('base64').match(/.{1,64}/g) ?? [];
    return `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`;
  });
  return blocks.join('');
}
