/** What the page says of its host, in every engine: each has its own way with the timing that bears the mark of the headers. */
import { onEveryResponse } from '../../tools/security-headers';
import { listenOnLoopback } from '../fixtures/loopback';
import { startStaticHost } from '../fixtures/static-host';
import { engineTest, expect } from './engine-test';

const { 'Server-Timing': mark = '', ...unmarked } = onEveryResponse;

const hosts = [
  ['sends all headers', onEveryResponse, []],
  ['sends all headers but their mark', unmarked, ['Headers unseen']],
  ['sends the mark of another build', { ...unmarked, 'Server-Timing': `${mark}0` }, ['Headers unseen']],
  ['sends none', {}, ['Headers missing']],
] as const;

engineTest(
  'It says of its host whether all headers came along, and are those of this build',
  async ({ running }) => {
    const tab = await running.openTab();
    const shown = async (...names: readonly string[]) => {
      const found = await Promise.all(
        names.map(async (name) => ((await tab.find('button', name)).length > 0 ? [name] : [])),
      );
      return found.flat();
    };
    for (const [kind, headers, said] of hosts) {
      const host = await startStaticHost({ headers: () => headers });
      await tab.goto(`${host.origin}/`);
      // At the foot of the page, which is drawn last.
      await expect.poll(() => shown('Keep offline'), { timeout: 30_000 }).toEqual(['Keep offline']);
      await expect.poll(() => shown('Headers missing', 'Headers unseen'), { message: kind }).toEqual(said);
      expect(await tab.run(() => crossOriginIsolated), kind).toBe(kind !== 'sends none');
      await host.close();
    }
    await tab.close();
  },
);

engineTest('It says nothing of a host with all headers to which another one sent on', async ({ running }) => {
  const host = await startStaticHost({ headers: () => onEveryResponse });
  const other = await listenOnLoopback(() => (_request, response) => {
    response.writeHead(302, { Location: `${host.origin}/` }).end();
  });
  const tab = await running.openTab();
  await tab.goto(`${other.origin}/`);
  await expect
    .poll(async () => (await tab.find('button', 'Keep offline')).length, { timeout: 30_000 })
    .toBe(1);
  expect(await tab.find('button', 'Headers unseen')).toEqual([]);
  await tab.close();
  await other.close();
  await host.close();
});
