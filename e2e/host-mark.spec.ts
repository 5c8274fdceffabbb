/** Whether the headers of this build came along is seen by their mark: the page can read no other header without asking for something. */
import { oneFileName, onEveryResponse } from '../tools/security-headers';
import { expectHostNote } from './fixtures/host-note';
import { layoutShift } from './fixtures/layout-shift';
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
    onThisHost('is said to be unsure, and what that means', async ({ workbench }) => {
      await expectHostNote(
        workbench,
        'Headers unseen',
        /does not show that it sends.*another build.*curl -I.*policy in the page itself/s,
      );
    });
  });

onThisHost.describe('A host that isolates the page and sends nothing else', () => {
  onThisHost.use({ sent: isolating });

  for (const edition of ['', 'de.html', 'ko.html', 'ru.html'])
    for (const width of [360, 436, 580, 1280])
      onThisHost(
        `moves nothing in /${edition} at ${width} pixels when that comes`,
        async ({ page, silence }) => {
          await page.setViewportSize({ width, height: 740 });
          silence.expectLoad(page);
          await page.goto(`/${edition}`);
          await expect(page.locator('[popovertarget=host-note]')).toBeVisible();
          expect(await layoutShift(page)).toBe(0);
          expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
        },
      );

  onThisHost('is not judged by the one file, which has no headers of its own', async ({ page, silence }) => {
    silence.expectLoad(page);
    await page.goto(`/${oneFileName}`);
    await expect(page.getByRole('contentinfo')).toContainText('This file is the whole page');
    expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
    await expect(page.getByRole('button', { name: /^Headers / })).toHaveCount(0);
  });
});
