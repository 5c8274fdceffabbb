/** A key that takes long to derive: the page says how far it is, stays usable, and stops when it is told to. */
import { integer, sequence } from '../tools/der-fixtures';
import { descend, elementsOf } from '../tools/pfx-surgery';
import { places } from './fixtures/bare-host';
import { toFile, type InputFile } from './fixtures/files';
import { expectedCredential, pfxSchemes } from './fixtures/judge';
import { placesWith, readPlaces } from './fixtures/key-traces';
import { expectLoaded } from './fixtures/loaded';
import { PauseWatch } from './fixtures/pauses';
import { pfxOf } from './fixtures/protected-files';
import { expect, test, type Credentials } from './fixtures/test';
import type { Workbench } from './fixtures/workbench';

const password = 'a slow password';
/** As many as Firefox writes: some seconds, for both ciphers and the MAC. */
const iterations = 600_000;

function slowPfx({ rsa }: Credentials): InputFile {
  const pfx = pfxOf(rsa, password, '-legacy', '-iter', String(iterations));
  expect(pfxSchemes(pfx, password)).toContain(`MAC: sha1, Iteration ${iterations}`);
  return toFile('slow.pfx', pfx);
}

/** Its MAC is tried without a password first. */
async function chooseAndSkipTrial({ intake, unlocking }: Workbench, file: InputFile): Promise<void> {
  await intake.choose(file);
  await unlocking.cancel.click();
  await expect(unlocking.items).toHaveText([/slow\.pfx/]);
}

/** Two cores share the work with whatever else runs. */
const untilDerived = ({ unlocking }: Workbench) =>
  expect(unlocking.group).toHaveCount(0, { timeout: 30_000 });

const progressOf = async ({ unlocking }: Workbench): Promise<number> =>
  Number(await unlocking.progress.evaluate((element) => (element as HTMLProgressElement).value));

for (const [place, there] of places) {
  there(
    `${place} the derivation runs in a worker from the page’s own memory, shows how far it is, and nothing waits for it`,
    async ({ workbench, page, credentials }) => {
      const workers: string[] = [];
      page.on('worker', (worker) => workers.push(worker.url()));
      const { unlocking } = workbench;
      await chooseAndSkipTrial(workbench, slowPfx(credentials));
      const watch = await PauseWatch.start(page);
      await unlocking.unlockByEnter(password);
      await expect(unlocking.progress).toBeVisible();
      const shares: number[] = [];
      for (const text of ['c', 'contoso', 'contoso.onmicrosoft.com']) {
        await workbench.textbox('Tenant').fill(text);
        await expect(workbench.textbox('Audience')).toHaveValue(new RegExp(`/${text}/oauth2`));
        shares.push(await progressOf(workbench));
      }
      await expect.poll(() => progressOf(workbench)).toBeGreaterThan(0.5);
      expect(Math.min(...shares)).toBeGreaterThanOrEqual(0);
      await untilDerived(workbench);
      await expectLoaded(workbench, credentials.rsa, 'RSA 2048');

      const { meanGap, longestTask } = await watch.read();
      expect(longestTask, 'the longest task, in milliseconds').toBeLessThan(200);
      expect(meanGap, 'the mean wait for a frame, in milliseconds').toBeLessThan(100);
      expect(workers.length).toBeGreaterThan(0);
      for (const url of workers) expect(url).toMatch(/^blob:(http:\/\/127\.0\.0\.1:|null\/)/);
      expect(await workbench.read('Network requests')).toBe('0');
    },
  );
}

test('Cancel stops the derivation, the file stays locked, and the same password opens it later', async ({
  workbench,
  page,
  credentials,
}) => {
  const { unlocking, intake } = workbench;
  await chooseAndSkipTrial(workbench, slowPfx(credentials));
  await expect(intake.alert).toHaveText('');
  await unlocking.unlockWith(password);
  await expect(unlocking.progress).toBeVisible();
  await unlocking.cancel.click();
  await expect(intake.alert).toContainText(/slow\.pfx.*you stopped it/);
  await expect(unlocking.items).toHaveText([/slow\.pfx/]);
  await expect(unlocking.progress).toHaveCount(0);
  await expect.poll(() => page.workers().length).toBe(0);
  await unlocking.unlock.click();
  await untilDerived(workbench);
  await expectLoaded(workbench, credentials.rsa, 'RSA 2048');
  expect(placesWith([password], await readPlaces(page))).toEqual([]);
});

test('Cancel means everything that is locked: what has not been tried is not tried then', async ({
  workbench,
  credentials,
}) => {
  const { unlocking, intake } = workbench;
  const quick = toFile('quick.pfx', pfxOf(credentials.ec, password));
  await chooseAndSkipTrial(workbench, slowPfx(credentials));
  await intake.choose(quick);
  await expect(unlocking.items).toHaveCount(2);
  await intake.choose(slowPfx(credentials));
  await unlocking.cancel.click();
  await expect(unlocking.items).toHaveText([/slow\.pfx/, /quick\.pfx/, /slow\.pfx/]);
  await unlocking.unlockWith(password);
  await expect(unlocking.progress).toBeVisible();
  await unlocking.cancel.click();
  await expect(intake.alert).toContainText('you stopped it');
  await expect(unlocking.items).toHaveCount(3);
  await expect(unlocking.password).toHaveValue(password);
  await expect(intake.output('Key')).toHaveCount(0);
});

for (const [tried, given] of Object.entries({ 'the right': password, 'a wrong': 'not it' })) {
  test(`What is left locked while ${tried} password is tried on it neither opens nor comes back`, async ({
    workbench,
    page,
    credentials,
  }) => {
    const { unlocking, intake } = workbench;
    await workbench.load(credentials.ec);
    await chooseAndSkipTrial(workbench, slowPfx(credentials));
    await unlocking.unlockWith(given);
    await expect(unlocking.progress).toBeVisible();
    await unlocking.leaveLocked.click();
    await expect(unlocking.group).toHaveCount(0);
    await page.waitForTimeout(2_000);
    await expect(unlocking.group).toHaveCount(0);
    await expect(intake.alert).toHaveText('');
    await expectLoaded(workbench, credentials.ec, 'EC P-256');
    expect(placesWith([given, 'slow.pfx'], await readPlaces(page))).toEqual([]);
  });
}

test('What is loaded meanwhile is there when the derivation has ended', async ({
  workbench,
  credentials,
}) => {
  const { unlocking, intake } = workbench;
  await chooseAndSkipTrial(workbench, slowPfx(credentials));
  await unlocking.unlockWith(password);
  await expect(unlocking.progress).toBeVisible();
  await workbench.load(credentials.otherRsa);
  await untilDerived(workbench);
  await expect(intake.output('x5t')).toHaveText(expectedCredential(credentials.otherRsa)['x5t'] ?? '');
  await expect(workbench.select('Credential in use').getByRole('option')).toHaveCount(2);
});

for (const [when, prepare] of Object.entries({
  'while a password is tried': async (workbench: Workbench, file: InputFile) => {
    await chooseAndSkipTrial(workbench, file);
    await workbench.unlocking.unlockWith(password);
  },
  'while the file is tried without one': ({ intake }: Workbench, file: InputFile) => intake.choose(file),
})) {
  test(`Forget everything ${when} ends the derivation, and nothing of it comes back`, async ({
    workbench,
    page,
    credentials,
  }) => {
    const { unlocking, intake } = workbench;
    await prepare(workbench, slowPfx(credentials));
    await expect(unlocking.progress).toBeVisible();
    await workbench.button('Forget everything').click();
    await expect(unlocking.group).toHaveCount(0);
    await expect.poll(() => page.workers().length).toBe(0);
    await page.waitForTimeout(3_000);
    await expect(unlocking.group).toHaveCount(0);
    await expect(intake.alert).toHaveText('');
    await expect(intake.output('Key')).toHaveCount(0);
    expect(placesWith([password, 'slow.pfx', 'daemon.contoso.com'], await readPlaces(page))).toEqual([]);
    // And the page is as good as new.
    await workbench.load(credentials.ec);
    await expectLoaded(workbench, credentials.ec, 'EC P-256');
  });
}

test('More iterations than anybody waits for are refused with their number, at once', async ({
  workbench,
  credentials,
}) => {
  const [version, authSafe, macData] = elementsOf(descend(pfxOf(credentials.rsa, password)).content);
  const [mac, salt] = elementsOf(macData?.content ?? Buffer.of());
  const parts = [version, authSafe].map((one) => one?.whole ?? Buffer.of());
  const endless = sequence(mac?.whole ?? Buffer.of(), salt?.whole ?? Buffer.of(), integer(2n ** 31n));
  const file = toFile('endless.pfx', sequence(...parts, endless));
  const elapsed = await workbench.intake.timeToAlert('change', () => workbench.intake.choose(file));
  expect(elapsed, 'milliseconds').toBeLessThan(1_000);
  await expect(workbench.intake.alert).toContainText(/endless\.pfx.*2,147,483,648 iterations/);
  await expect(workbench.unlocking.group).toHaveCount(0);
});
