/** The batch by keyboard, and what axe has against each of its states. */
import { bringAxe, violations } from './fixtures/axe';
import { Batching } from './fixtures/batching';
import { describeV2 } from './fixtures/entra';
import { expect, test } from './fixtures/test';

test('wrong numbers are explained at their fields, and what is missing takes the focus', async ({
  workbench,
  page,
  credentials,
}) => {
  const batching = new Batching(workbench);
  await page.getByText('Many assertions at once').focus();
  await page.keyboard.press('Enter');
  const count = workbench.textbox('Number of assertions');
  for (const [text, reason] of [
    ['0', '“0” is no whole number from 1 to 100,000.'],
    ['1e3', '“1e3” is no whole number'],
    ['100001', '“100001” is no whole number'],
    ['', 'There is no number of assertions.'],
  ] as const) {
    await count.fill(text);
    await expect(count).toHaveAccessibleDescription(new RegExp(reason));
    await expect(count).toHaveAttribute('aria-invalid', 'true');
  }
  await count.press('Enter');
  await expect(count).toBeFocused();
  await batching.expectSaid('Look at Number of assertions first.');
  await count.fill('2');
  await workbench.textbox('Stagger (seconds)').fill('1,5');
  await workbench.textbox('Stagger (seconds)').press('Enter');
  await expect(workbench.textbox('Stagger (seconds)')).toHaveAccessibleDescription(
    /“1,5” is no number of seconds/,
  );
  await workbench.textbox('Stagger (seconds)').fill('0');

  await pressMake(batching);
  await batching.expectSaid('Load a private key first.');
  await expect(workbench.textbox('Paste key or certificate')).toBeFocused();
  await workbench.load(credentials.rsa);
  await expect(workbench.intake.output('Key')).toHaveText('RSA 2048');
  await workbench.choose({ 'Authorization server': 'Microsoft Entra ID (v2.0)' });
  await pressMake(batching);
  await expect(workbench.textbox('Tenant')).toBeFocused();
  await describeV2(workbench);
  await pressMake(batching);
  await batching.expectSaid(/ready to download\. 2 assertions/);
  await expect(batching.make).toBeFocused();
});

async function pressMake(batching: Batching): Promise<void> {
  const { page } = batching.workbench;
  await batching.workbench.select('Format').focus();
  await page.keyboard.press('Tab');
  await expect(batching.make).toBeFocused();
  await page.keyboard.press('Enter');
}

for (const theme of ['Light', 'Dark'])
  test(`In ${theme.toLowerCase()}, axe has nothing against it: empty, wrong, under way, stopped, made`, async ({
    workbench,
    page,
    credentials,
  }) => {
    await bringAxe(page);
    await workbench.open();
    await workbench.choose({ Theme: theme });
    const batching = new Batching(workbench);
    const expectNone = async () => expect(await violations(page)).toEqual([]);
    await batching.open();
    await expectNone();
    await workbench.fill({ 'Number of assertions': 'many' });
    await expectNone();
    await workbench.load(credentials.rsa);
    await describeV2(workbench);
    await batching.bringIntoMiddle();
    await expectNone();
    await batching.cancel.click();
    await expectNone();
    await batching.order('3', '0');
    await batching.make.click();
    await batching.expectSaid(/ready to download/);
    await expectNone();
  });
