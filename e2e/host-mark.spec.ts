/** Whether the headers of this build came along is seen by their mark: the page can read no other header without asking for something. */
import { onEveryResponse } from '../tools/security-headers';
import { bringAxe, violations } from './fixtures/axe';
import { startStaticHost } from './fixtures/static-host';
import { expect, test } from './fixtures/test';

const onThisHost = test.extend<{ sent: Readonly<Record<string, string>> }>({
  sent: [{}, { option: true }],
  baseURL: async ({ sent }, use) => {
    const host = await startStaticHost({ headers: () => sent });
    await use(host.origin);
    await host.close();
  },
});

const isolating = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
};
const ofAnotherBuild = { ...onEveryResponse, 'Server-Timing': 'workbench-headers;desc=0123456789ab' };
const ofHostAndBuild = {
  ...onEveryResponse,
  'Server-Timing': `edge;dur=12, ${onEveryResponse['Server-Timing']}, cache;desc="hit"`,
};

for (const [kind, sent] of [
  ['all headers', onEveryResponse],
  ['all headers and timings of its own', ofHostAndBuild],
] as const)
  onThisHost.describe(`A host that sends ${kind}`, () => {
    onThisHost.use({ sent });
    onThisHost('is not spoken of', async ({ workbench, page }) => {
      await expect(workbench.output('Network requests')).toBeVisible();
      await expect(page.getByRole('button', { name: /^Headers / })).toHaveCount(0);
    });
  });

for (const [kind, sent] of [
  ['isolates the page and sends nothing else', isolating],
  ['sends the headers of another build', ofAnotherBuild],
] as const)
  onThisHost.describe(`A host that ${kind}`, () => {
    onThisHost.use({ sent });
    onThisHost('is said to be unsure, and what that means', async ({ workbench, page }) => {
      await bringAxe(page);
      for (const size of [
        { width: 1280, height: 800 },
        { width: 360, height: 740 },
      ]) {
        await page.setViewportSize(size);
        await workbench.open();
        await workbench.button('Headers unseen').press('Enter');
        const note = page.getByRole('note');
        await expect(note).toBeInViewport({ ratio: 1 });
        await expect(note).toContainText(
          /does not show that it sends.*older build.*curl -I.*policy in the page itself/s,
        );
        expect(await violations(page)).toEqual([]);
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(size.width);
      }
    });
  });
