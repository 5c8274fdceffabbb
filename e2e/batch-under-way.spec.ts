/** A batch while it is made: another view is looked at, it is stopped half-way, its key goes, everything is forgotten. */
import { importX509, jwtVerify } from 'jose';
import { Batching, type BatchLine } from './fixtures/batching';
import { describeV2 } from './fixtures/entra';
import { expect, test } from './fixtures/test';

test.beforeEach(async ({ workbench, credentials }) => {
  await workbench.load(credentials.rsa);
  await describeV2(workbench);
});

test('it goes on while another view is looked at, and is there afterwards', async ({ workbench }) => {
  const batching = new Batching(workbench);
  await batching.open();
  await batching.bringIntoMiddle();
  await workbench.visit('Thumbprint');
  await workbench.visit('Sign');
  const before = Number(await batching.progress.getAttribute('value'));
  expect(before).toBeGreaterThan(0);
  await expect
    .poll(async () => Number(await batching.progress.getAttribute('value')))
    .toBeGreaterThan(before);
  for (const name of ['Per second', 'Elapsed', 'Remaining'])
    await expect(batching.group.getByLabel(name, { exact: true })).toHaveText(/^[\d,:]+$/);
  await batching.cancel.click();

  await batching.order('5', '0');
  await batching.make.click();
  await workbench.visit('Inspect');
  await batching.expectSaid(/ready to download\. 5 assertions/);
  await workbench.visit('Sign');
  expect((await batching.save('batch.jsonl')).trimEnd().split('\n')).toHaveLength(5);
  await workbench.fill({ 'Lifetime (seconds)': '120' });
  await expect(batching.group).toContainText('made before the last change');
});

test('Cancel throws away what is made, says how many, and the next batch is whole', async ({
  workbench,
  page,
}) => {
  const batching = new Batching(workbench);
  await batching.open();
  await batching.bringIntoMiddle();
  expect(page.workers()).not.toEqual([]);
  await batching.cancel.click();
  await expect.poll(() => page.workers()).toEqual([]);
  await expect(batching.group).toContainText(
    /Stopped\. [1-9][\d,]* of 100,000 were made, and are thrown away\./,
  );
  await batching.expectSaid(/^Stopped\. /);
  await expect(batching.progress).toHaveCount(0);
  await expect(batching.cancel).toBeFocused();
  await expect(batching.cancel).toBeDisabled();
  await expect(batching.group.getByRole('button', { name: /^Download/ })).toHaveCount(0);
  await batching.order('20', '0');
  await batching.make.click();
  await batching.expectSaid(/ready to download\. 20 assertions/);
  expect((await batching.save('batch.jsonl')).trimEnd().split('\n')).toHaveLength(20);
});

test('where workers are forbidden the page signs it itself', async ({ workbench, page, credentials }) => {
  await page.evaluate(() => {
    window.Worker = class extends EventTarget {
      constructor() {
        super();
        throw new DOMException('workers are forbidden here', 'SecurityError');
      }
    } as unknown as typeof Worker;
  });
  await workbench.choose({ Algorithm: 'RS256 with x5t' });
  const batching = new Batching(workbench);
  await batching.open();
  await batching.order('100', '0');
  await batching.make.click();
  await batching.expectSaid(/ready to download\. 100 assertions/);
  expect(page.workers()).toEqual([]);
  const publicKey = await importX509(credentials.rsa.certificatePem, 'RS256');
  const lines = (await batching.save('batch.jsonl')).trimEnd().split('\n');
  expect(lines).toHaveLength(100);
  for (const line of lines) {
    const { client_assertion: assertion, jti } = JSON.parse(line) as BatchLine;
    expect((await jwtVerify(assertion, publicKey)).payload.jti).toBe(jti);
  }
});

test('another key stops it, and Forget everything leaves nothing of it', async ({
  workbench,
  page,
  credentials,
}) => {
  const batching = new Batching(workbench);
  await batching.open();
  await batching.bringIntoMiddle();
  await workbench.load(credentials.otherRsa);
  await expect(batching.group).toContainText(/Stopped, since another key is in use\. [1-9][\d,]* of 100,000/);
  await expect.poll(() => page.workers(), 'workers that have the key').toEqual([]);

  await batching.bringIntoMiddle();
  await workbench.button('Forget everything').click();
  await expect(batching.progress).toHaveCount(0);
  await expect(workbench.textbox('Number of assertions')).toHaveValue('1000');
  await expect.poll(() => page.workers()).toEqual([]);
  await page.waitForTimeout(500);
  await expect(batching.progress).toHaveCount(0);
  await expect(batching.group.getByRole('button', { name: /^Download/ })).toHaveCount(0);
  expect(await workbench.page.evaluate(() => document.body.textContent)).not.toMatch(/eyJ[\w-]{20}/);
});
