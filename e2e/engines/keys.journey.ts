/** What each engine signs with, measured, and held against the table of README.md; a refusal is the page's own, with its reason. */
import { readFileSync } from 'node:fs';
import { verifiesWithNode } from '../fixtures/judge';
import type { EnginePage } from './engine-page';
import { engineTest, expect } from './engine-test';
import { unusualKeys, type UnusualKey } from './unusual-keys';

const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');

/** The cells of the table under `Browsers`: the first names the row, the others stand under the engines. */
const table = (/^## Browsers\n([^]*?)\n## /m.exec(readme)?.[1] ?? '')
  .split('\n')
  .filter((line) => line.startsWith('|'))
  .map((line) =>
    line
      .split('|')
      .map((cell) => cell.trim())
      .slice(1, -1),
  );

function saidOf({ row }: UnusualKey, engine: string): string | undefined {
  const column = table[0]?.indexOf(engine) ?? -1;
  return table.find(([name]) => name === row)?.[column];
}

async function outcomeOf(
  workbench: EnginePage,
  { make, alg, explanation }: UnusualKey,
  path: (content: string | Buffer) => string,
) {
  const { content, publicPem } = make();
  await workbench.give(path(content));
  const answer = async () => (await workbench.read('Key')) || (await workbench.alert());
  await expect.poll(answer, { timeout: 30_000 }).not.toBe('');
  if ((await workbench.read('Key')) === '') {
    await workbench.expectAlert(explanation);
    return 'refused';
  }
  await workbench.choose({ 'Authorization server': 'Generic OpenID Connect', Algorithm: alg });
  await workbench.fill({ 'Token endpoint': 'https://as.example.com/token', 'Client ID': 'daemon' });
  expect(verifiesWithNode(await workbench.sign(), publicPem)).toBe(true);
  return 'signs';
}

engineTest('README.md has a row for each kind of key that is measured, and no other', () => {
  const named = table.slice(2).map(([row]) => row);
  expect(named).toEqual([...new Set(unusualKeys.map(({ row }) => row))]);
});

for (const half of [0, 1]) {
  engineTest(
    `Every kind of key signs or is refused with a reason, as README.md says (${half + 1} of 2)`,
    async ({ workbench, disk, engine }) => {
      engineTest.setTimeout(180_000);
      for (const key of unusualKeys.filter((_, index) => index % 2 === half)) {
        await engineTest.step(key.name, async () => {
          const outcome = await outcomeOf(workbench, key, (content) => disk('key', content));
          expect(outcome, `README.md, Browsers, ${key.row}`).toBe(saidOf(key, engine.name));
          await workbench.click('button', 'Forget everything');
          await expect.poll(() => workbench.read('Key')).toBe('');
        });
      }
    },
  );
}
