/** What nobody uses is forgotten: after a time that can be chosen, a minute after a warning. */
import { bringAxe, violations } from './fixtures/axe';
import { expect, test } from './fixtures/test';
import type { Workbench } from './fixtures/workbench';

const warning = ({ page }: Workbench) => page.getByRole('group', { name: 'Idle warning', exact: true });
const notice = ({ page }: Workbench) => page.getByRole('group', { name: 'Forgotten', exact: true });
const said = ({ page }: Workbench, text: RegExp) => page.getByRole('status').filter({ hasText: text });
const minutes = (count: number) => count * 60_000;

test.beforeEach(async ({ page, workbench, credentials }) => {
  await page.clock.install();
  await workbench.open();
  await workbench.load(credentials.rsa);
  await expect(workbench.intake.output('Key')).toHaveText('RSA 2048');
  await workbench.fill({ Tenant: 'contoso.com' });
  await expect(workbench.select('Forget when idle')).toBeVisible();
});

test('After a quarter of an hour without input everything is forgotten, and a minute before it is said, once', async ({
  page,
  workbench,
}) => {
  await expect(workbench.select('Forget when idle')).toHaveValue('15');
  await page.clock.runFor(minutes(13));
  await expect(warning(workbench)).toHaveCount(0);
  await page.clock.runFor(minutes(1) + 1_000);
  await expect(warning(workbench)).toBeInViewport({ ratio: 1 });
  await expect(said(workbench, /in one minute everything on this page is forgotten/)).toHaveCount(1);
  const announced = await page.evaluateHandle(() => {
    const texts: string[] = [];
    const region = document.querySelector('div[role="status"]') as HTMLElement;
    new MutationObserver(() => texts.push(region.textContent)).observe(region, {
      childList: true,
      characterData: true,
      subtree: true,
    });
    return texts;
  });
  const left = async () => Number(await workbench.read('Seconds left'));
  const before = await left();
  await page.clock.runFor(20_000);
  expect(before - (await left())).toBe(20);
  expect(await announced.jsonValue(), 'a countdown is not read out').toEqual([]);
  await expect(workbench.intake.output('Key')).toHaveText('RSA 2048');

  await page.clock.runFor(minutes(1));
  await expect(workbench.intake.output('Key')).toHaveCount(0);
  await expect(workbench.textbox('Tenant')).toHaveValue('');
  await expect(warning(workbench)).toHaveCount(0);
  await expect(notice(workbench)).toContainText('Nothing was typed for 15 minutes');
  await expect(said(workbench, /are gone from this page/)).toHaveCount(1);
  await notice(workbench).getByRole('button', { name: 'Close', exact: true }).click();
  await expect(notice(workbench)).toHaveCount(0);

  // Nothing is left that anybody would have to be warned of.
  await page.clock.runFor(minutes(40));
  await expect(warning(workbench)).toHaveCount(0);
  await expect(notice(workbench)).toHaveCount(0);
});

test('Who presses Stay, or any key, keeps everything for as long again', async ({ page, workbench }) => {
  for (const act of [() => workbench.button('Stay').click(), () => page.keyboard.press('Shift')]) {
    await page.clock.runFor(minutes(14) + 30_000);
    await expect(warning(workbench)).toBeVisible();
    await act();
    await page.clock.runFor(2_000);
    await expect(warning(workbench)).toHaveCount(0);
    await page.clock.runFor(minutes(13));
    await expect(warning(workbench)).toHaveCount(0);
    await expect(workbench.intake.output('Key')).toHaveText('RSA 2048');
    await page.keyboard.press('Shift');
  }
});

test('The time can be chosen, and that nothing is ever forgotten; the choice is not kept', async ({
  page,
  workbench,
}) => {
  await workbench.choose({ 'Forget when idle': 'Never' });
  await page.clock.runFor(minutes(600));
  await expect(warning(workbench)).toHaveCount(0);
  await expect(workbench.intake.output('Key')).toHaveText('RSA 2048');
  await workbench.choose({ 'Forget when idle': 'After 5 minutes' });
  await page.clock.runFor(minutes(4) + 1_000);
  await expect(warning(workbench)).toBeVisible();
  await page.clock.runFor(minutes(1));
  await expect(workbench.intake.output('Key')).toHaveCount(0);
  await expect(workbench.select('Forget when idle')).toHaveValue('5');
  await workbench.open();
  await expect(workbench.select('Forget when idle')).toHaveValue('15');
});

for (const [how, wake] of [
  ['is looked at again', () => void document.dispatchEvent(new Event('visibilitychange'))],
  [
    'feels a key',
    () => void document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'a', bubbles: true })),
  ],
] as const) {
  test(`A tab that slept past its time forgets as soon as it ${how}`, async ({ page, workbench }) => {
    // The time of day goes on, and no timer runs: as in a closed laptop.
    await page.clock.pauseAt(new Date(Date.now() + minutes(1)));
    await page.clock.setSystemTime(new Date(Date.now() + minutes(90)));
    await expect(workbench.intake.output('Key')).toHaveText('RSA 2048');
    await page.evaluate(wake);
    await expect(workbench.intake.output('Key')).toHaveCount(0);
    await expect(notice(workbench)).toBeVisible();
  });
}

test('The warning is accessible in both themes, and moves nothing', async ({ page, workbench }) => {
  await bringAxe(page);
  await workbench.open();
  await workbench.fill({ Tenant: 'contoso.com' });
  for (const theme of ['Light', 'Dark']) {
    await workbench.choose({ Theme: theme });
    const before = await workbench.button('Sign assertion').boundingBox();
    await page.clock.runFor(minutes(14) + 10_000);
    await expect(warning(workbench)).toBeVisible();
    expect(await workbench.button('Sign assertion').boundingBox()).toEqual(before);
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('Shift');
    await page.clock.runFor(2_000);
  }
});
