/** Who sends what to whom: the grant that is chosen as a diagram, and as a list that everybody can read. */
import { bringAxe, violations } from './fixtures/axe';
import { decodeAssertion } from './fixtures/judge';
import { expect, test } from './fixtures/test';
import type { Workbench } from './fixtures/workbench';

const openFlow = ({ page }: Workbench) =>
  page.getByText('Who sends what to whom with this grant, and where you are').click();

const messages = ({ page }: Workbench) =>
  page.getByRole('list', { name: 'Messages', exact: true }).getByRole('listitem');

const present = (workbench: Workbench) =>
  messages(workbench).and(workbench.page.locator('[aria-current="step"]'));

test('The present step is signing until that is done, and then the request with its own values', async ({
  workbench,
}) => {
  await openFlow(workbench);
  await expect(messages(workbench)).toHaveCount(5);
  await expect(present(workbench)).toContainText('1. sign');
  const assertion = await workbench.nextAssertion(() => workbench.button('Try an example').click());
  await expect(present(workbench)).toContainText('2. token request');
  const { jti, iss } = decodeAssertion(assertion).claims;
  await expect(messages(workbench).first()).toContainText(String(jti));
  await expect(present(workbench)).toContainText(String(iss));
  await expect(present(workbench)).toContainText(assertion.slice(0, 60));
  await workbench.textbox('Client ID').fill('f17bb8a5-2bef-4ad5-a83f-cd7113449fc2');
  await expect(present(workbench)).toContainText('1. sign');
});

test('Another grant has other messages, and what is secret is not shown', async ({ workbench, page }) => {
  await openFlow(workbench);
  await workbench.choose({ Grant: 'Password' });
  await workbench.fill({ Username: 'adele@contoso.com' });
  await page.getByLabel('User password', { exact: true }).fill('not to be seen');
  await expect(messages(workbench).first()).toContainText('adele@contoso.com');
  await expect(messages(workbench).first()).toContainText('secret, not shown here');
  await expect(messages(workbench).filter({ hasText: 'not to be seen' })).toHaveCount(0);
  await workbench.choose({ Grant: 'Device code' });
  await expect(messages(workbench)).toHaveCount(8);
  await expect(present(workbench)).toContainText('5. token request');
  await workbench.choose({ 'Authorization server': 'GitHub App' });
  await expect(messages(workbench).filter({ hasText: 'access token' })).toHaveCount(0);
});

for (const theme of ['Light', 'Dark']) {
  test(`In ${theme.toLowerCase()} and narrow, axe finds nothing, and nothing scrolls sideways`, async ({
    workbench,
    page,
  }) => {
    await bringAxe(page);
    await page.setViewportSize({ width: 360, height: 740 });
    await workbench.open();
    await workbench.choose({ Theme: theme });
    await workbench.nextAssertion(() => workbench.button('Try an example').click());
    await openFlow(workbench);
    await expect(present(workbench)).toContainText('2. token request');
    expect(await violations(page)).toEqual([]);
    const width = await page.evaluate(() =>
      Math.max(document.documentElement.scrollWidth, document.body.scrollWidth),
    );
    expect(width).toBeLessThanOrEqual(360);
  });
}
