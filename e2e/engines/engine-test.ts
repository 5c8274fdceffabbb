/** What every core journey starts from: an engine that runs, a tab of it with the workbench open, and files on the disk. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { test as base, expect } from '@playwright/test';
import type { Engine } from '../../tools/find-engines';
import { oneFileName, securityHeaders } from '../../tools/security-headers';
import { isOfTheBrowser } from '../fixtures/silence';
import { builtSite, startStaticHost } from '../fixtures/static-host';
import { EnginePage } from './engine-page';
import type { RunningEngine } from './engine-tab';
import { startFirefox } from './firefox-engine';
import { startPlaywrightEngine } from './playwright-engine';
import { startWebkit } from './webkit-engine';

export interface EngineOptions {
  engine: Engine;
}

export interface Host {
  readonly address: string;
  /** Paths that were asked for so far. */
  readonly asked: readonly string[];
}

interface WorkerFixtures extends EngineOptions {
  running: RunningEngine;
  host: Host;
}

interface TestFixtures {
  place: Place;
  workbench: EnginePage;
  /** Writes files that a person would choose, and says where they are. */
  disk: (name: string, content: string | Uint8Array) => string;
  /** What the page gives to be saved by a button of that name. */
  saved: (button: string) => Promise<Buffer>;
}

export type Place = 'host' | 'disk';

export const engineTest = base.extend<TestFixtures, WorkerFixtures>({
  engine: [{} as Engine, { scope: 'worker', option: true }],
  place: ['host', { option: true }],
  running: [
    async ({ engine }, use) => {
      const running = await start(engine);
      await use(running);
      await running.close();
    },
    { scope: 'worker' },
  ],
  host: [
    async ({}, use) => {
      const asked: string[] = [];
      const host = await startStaticHost({
        headers: securityHeaders,
        onRequest: (path) => asked.push(path),
      });
      await use({ address: `${host.origin}/`, asked });
      await host.close();
    },
    { scope: 'worker' },
  ],
  workbench: async ({ running, host, place }, use) => {
    const tab = await running.openTab();
    await tab.resize(1280, 800);
    await tab.goto(place === 'host' ? host.address : pathToFileURL(join(builtSite, oneFileName)).href);
    const asked = host.asked.length;
    const workbench = new EnginePage(tab);
    await use(workbench);
    expect(await workbench.read('Network requests')).toBe('0');
    expect(host.asked.slice(asked), 'what was asked of the host after the page had loaded').toEqual([]);
    const complaints = await tab.complaints();
    expect(complaints.filter((complaint) => !isOfTheBrowser.test(complaint))).toEqual([]);
    await tab.close();
  },
  disk: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'workbench-files-'));
    await use((name, content) => {
      const path = join(folder, name);
      writeFileSync(path, content);
      return path;
    });
    rmSync(folder, { recursive: true });
  },
  saved: async ({ running, workbench }, use) => {
    const files = () =>
      readdirSync(running.downloads, { withFileTypes: true }).filter((file) => file.isFile());
    const before = new Set(files().map(({ name }) => name));
    await use(async (button) => {
      await workbench.click('button', button);
      const arrived = () => files().filter(({ name }) => !before.has(name) && !name.startsWith('.'));
      // A browser writes under another name until the file is whole.
      const whole = () => arrived().filter(({ name }) => !/\.(part|wkdownload|crdownload)$/.test(name));
      await expect.poll(() => [whole().length, arrived().length], { timeout: 30_000 }).toEqual([1, 1]);
      const path = join(running.downloads, whole()[0]?.name as string);
      const content = readFileSync(path);
      rmSync(path);
      return content;
    });
  },
});

function start(engine: Engine): Promise<RunningEngine> {
  if (engine.by === 'Playwright') return startPlaywrightEngine(engine);
  if (engine.by === 'WebDriver BiDi') return startFirefox(engine.firefox);
  return startWebkit(engine.driver, engine.xvfb);
}

/** On a host that sends the headers, and in the one file. */
export function inBothPlaces(journeys: () => void): void {
  for (const place of ['host', 'disk'] as const) {
    engineTest.describe(place === 'host' ? 'On a host' : 'From the disk', () => {
      engineTest.use({ place });
      journeys();
    });
  }
}

export { expect };
