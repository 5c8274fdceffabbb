/** A key that takes long to derive: the page says how far it is, stays usable, and stops when it is told to. */
import type { Page } from '@playwright/test';
import { integer, sequence } from '../tools/der-fixtures';
import { descend, elementsOf } from '../tools/pfx-surgery';
import { places } from './fixtures/bare-host';
import { DrawnProgress } from './fixtures/drawn-progress';
import { toFile, type InputFile } from './fixtures/files';
import { expectedCredential, pfxSchemes } from './fixtures/judge';
import { placesWith, readPlaces } from './fixtures/key-traces';
import { expectLoaded } from './fixtures/loaded';
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

/** Nobody sees the end of this one: its MAC asks for almost as many iterations as a file may. */
const endlessPfx = (credentials: Credentials) =>
  toFile('slow.pfx', withMacIterations(pfxOf(credentials.rsa, password), 19_000_000n));

function withMacIterations(pfx: Buffer, count: bigint): Buffer {
  const [version, authSafe, macData] = elementsOf(descend(pfx).content);
  const [mac, salt] = elementsOf(macData?.content ?? Buffer.of());
  const parts = [version, authSafe].map((one) => one?.whole ?? Buffer.of());
  return sequence(...parts, sequence(mac?.whole ?? Buffer.of(), salt?.whole ?? Buffer.of(), integer(count)));
}

/** Its MAC is tried without a password first. */
async function chooseAndSkipTrial({ intake, unlocking }: Workbench, file: InputFile): Promise<void> {
  await intake.choose(file);
  await unlocking.skipTrial();
  await expect(unlocking.items).toHaveText([/slow\.pfx/]);
}

/** Two cores share the work with whatever else runs. */
const untilDerived = ({ unlocking }: Workbench) =>
  expect(unlocking.group).toHaveCount(0, { timeout: 120_000 });

const noWorkerIsLeft = (page: Page) => expect.poll(() => page.workers().length).toBe(0);

for (const [place, there] of places) {
  there(
    `${place} the derivation runs in a worker from the page’s own memory, shows how far it is, and nothing waits for it`,
    async ({ workbench, page, credentials }) => {
      const workers: string[] = [];
      page.on('worker', (worker) => workers.push(worker.url()));
      const { unlocking } = workbench;
      await chooseAndSkipTrial(workbench, slowPfx(credentials));
      const drawn = await DrawnProgress.watch(page);
      await unlocking.unlockByEnter(password);
      await expect(unlocking.progress).toBeVisible();
      let answered = 0;
      while (await unlocking.progress.isVisible()) {
        await workbench.textbox('Tenant').fill(`contoso-${++answered}`);
        await expect(workbench.textbox('Audience')).toHaveValue(new RegExp(`/contoso-${answered}/oauth2`));
      }
      await expectLoaded(workbench, credentials.rsa, 'RSA 2048');

      expect(answered, 'fields that were answered meanwhile').toBeGreaterThanOrEqual(3);
      expect((await drawn.between()).length, 'frames that showed how far it is').toBeGreaterThan(10);
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
  await unlocking.unlockAndCancel(password);
  await expect(intake.alert).toContainText(/slow\.pfx.*you stopped it/);
  await expect(unlocking.items).toHaveText([/slow\.pfx/]);
  await expect(unlocking.progress).toHaveCount(0);
  await noWorkerIsLeft(page);
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
  await chooseAndSkipTrial(workbench, endlessPfx(credentials));
  await intake.choose(quick);
  await expect(unlocking.items).toHaveCount(2);
  await intake.choose(endlessPfx(credentials));
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

test('What is left locked while a password is tried on it neither opens nor comes back', async ({
  workbench,
  page,
  credentials,
}) => {
  const { unlocking, intake } = workbench;
  await workbench.load(credentials.ec);
  await chooseAndSkipTrial(workbench, endlessPfx(credentials));
  await unlocking.unlockWith(password);
  await expect(unlocking.progress).toBeVisible();
  await unlocking.leaveLocked.click();
  await expect(unlocking.group).toHaveCount(0);
  await noWorkerIsLeft(page);
  await expectLoaded(workbench, credentials.ec, 'EC P-256');
  expect(placesWith([password, 'slow.pfx'], await readPlaces(page))).toEqual([]);
  // What is read now was waiting for the end of that.
  await workbench.load(credentials.otherRsa);
  await expectLoaded(workbench, credentials.otherRsa, 'RSA 2048');
  await expect(unlocking.group).toHaveCount(0);
  await expect(intake.alert).toHaveText('');
});

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
    await prepare(workbench, endlessPfx(credentials));
    await expect(unlocking.progress).toBeVisible();
    await workbench.button('Forget everything').click();
    await expect(unlocking.group).toHaveCount(0);
    await noWorkerIsLeft(page);
    await expect(intake.alert).toHaveText('');
    await expect(intake.output('Key')).toHaveCount(0);
    expect(placesWith([password, 'slow.pfx', 'daemon.contoso.com'], await readPlaces(page))).toEqual([]);
    // And the page is as good as new: this was waiting for the end of that.
    await workbench.load(credentials.ec);
    await expectLoaded(workbench, credentials.ec, 'EC P-256');
    await expect(unlocking.group).toHaveCount(0);
    await expect(intake.alert).toHaveText('');
  });
}

test('More iterations than anybody waits for are refused with their number, and none is done', async ({
  workbench,
  page,
  credentials,
}) => {
  const file = toFile('endless.pfx', withMacIterations(pfxOf(credentials.rsa, password), 2n ** 31n));
  await workbench.intake.choose(file);
  await expect(workbench.intake.alert).toContainText(/endless\.pfx.*2,147,483,648 iterations/);
  await expect(workbench.unlocking.group).toHaveCount(0);
  expect(page.workers()).toEqual([]);
});
