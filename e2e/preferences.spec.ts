/** What the machine is set to: colours of its own, and no motion. */
import { bringAxe, violations } from './fixtures/axe';
import { Keyboard } from './fixtures/keyboard';
import { fillAndSign, states } from './fixtures/page-states';
import { expect, test } from './fixtures/test';
import { views } from './fixtures/workbench';

test.describe('In forced colours', () => {
  test.use({ forcedColors: 'active' });

  for (const colorScheme of ['light', 'dark'] as const) {
    for (const state of ['empty', 'filled', 'in error', 'with a thumbprint that is wrong'])
      test(`on a ${colorScheme} ground, ${state}, axe finds nothing on any view`, async ({
        workbench,
        page,
        credentials,
      }) => {
        await page.emulateMedia({ colorScheme });
        await bringAxe(page);
        await workbench.open();
        expect(await page.evaluate(() => matchMedia('(forced-colors: active)').matches)).toBe(true);
        await states[state]?.(workbench, credentials);
        for (const view of views) {
          await workbench.visit(view);
          await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
          expect.soft(await violations(page), view).toEqual([]);
        }
      });
  }

  test('the three parts of a token are told apart by lines', async ({ workbench, page }) => {
    await workbench.nextAssertion(() => workbench.button('Try an example').click());
    const lines = await workbench.output('Client assertion').evaluate((output) =>
      ['header', 'claims', 'signature'].map((part) => {
        const { textDecorationLine, textDecorationStyle } = getComputedStyle(
          output.querySelector(`.${part}`) as Element,
        );
        return `${textDecorationLine} ${textDecorationStyle}`;
      }),
    );
    expect(lines).toEqual(['none solid', 'underline dotted', 'underline double']);
    await expect(page.getByText(/^signature \d+ bytes/)).toBeVisible();
  });

  test('the chosen part, the present view and the member that is lit have a line of their own', async ({
    workbench,
    page,
  }) => {
    await workbench.nextAssertion(() => workbench.button('Try an example').click());
    await page.getByText('Every byte of the assertion, its certificate and its signature').click();
    const parts = page.getByRole('group', { name: 'Anatomy of', exact: true });
    const outlineOf = (name: string) =>
      parts
        .getByRole('button', { name, exact: true })
        .evaluate((button) => getComputedStyle(button).outlineStyle);
    await parts.getByRole('button', { name: 'Token', exact: true }).click();
    // Where the focus is has the outline of the focus.
    await page.getByRole('main').evaluate(() => (document.activeElement as HTMLElement).blur());
    expect([await outlineOf('Token'), await outlineOf('Signature')]).toEqual(['dotted', 'none']);
    const lit = page.locator('.lit').first();
    expect(await lit.evaluate((element) => getComputedStyle(element).outlineStyle)).toBe('dotted');

    const underlineOf = (name: string) =>
      workbench.navigation.getByRole('link', { name, exact: true }).evaluate((link) => {
        const { borderBottomColor, borderBottomWidth, borderBottomStyle } = getComputedStyle(link);
        const ground = getComputedStyle(document.querySelector('header') as Element).backgroundColor;
        const isSeen = borderBottomColor !== ground && !/, 0\)$/.test(borderBottomColor);
        return borderBottomStyle !== 'none' && parseFloat(borderBottomWidth) > 0 && isSeen;
      });
    expect([await underlineOf('Sign'), await underlineOf('Inspect')]).toEqual([true, false]);
  });

  test('what is found is called an error or a warning, and the focus is seen at every stop', async ({
    workbench,
    page,
    credentials,
  }) => {
    await states['in error']?.(workbench, credentials);
    const findings = page.getByRole('list', { name: 'Findings', exact: true }).getByRole('listitem');
    for (const finding of await findings.all()) await expect(finding).toContainText(/Error|Warning|Note/);
    expect(await findings.count()).toBeGreaterThan(0);
    await new Keyboard(page).to(workbench.button('About'));
  });
});

test('Without motion where that is asked for', async ({ workbench, page, credentials }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await fillAndSign(workbench, credentials);
  const running = await page.evaluate(
    () => document.getAnimations().filter(({ playState }) => playState === 'running').length,
  );
  expect(running).toBe(0);
});
