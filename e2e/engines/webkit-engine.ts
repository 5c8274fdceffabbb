/** The machine's WebKitGTK, by WebDriver, on a display that nobody sees. */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { endOf, endWithThisProcess, freePort, lineOf } from './engine-process';
import type { RunningEngine } from './engine-tab';
import { WebDriverSession } from './webdriver-session';
import { WebDriverTab } from './webdriver-tab';

/** Room for the widest window that a journey asks for. */
const screen = '1400x1000x24';

export async function startWebkit(driver: string, xvfb: string): Promise<RunningEngine> {
  const display = spawn(xvfb, ['-displayfd', '1', '-screen', '0', screen, '-nolisten', 'tcp'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const [, number] = await lineOf(display, display.stdout, /^(\d+)\n/);
  // The driver's browser saves downloads at home, where those of the person who runs the tests do not belong.
  const home = mkdtempSync(join(tmpdir(), 'workbench-webkit-'));
  const port = await freePort();
  const webDriver = spawn(driver, [`--port=${port}`], {
    stdio: 'ignore',
    env: {
      PATH: process.env['PATH'],
      LANG: 'C.UTF-8',
      HOME: home,
      DISPLAY: `:${number}`,
      // A machine for tests has no accessibility bus and no desktop with settings.
      NO_AT_BRIDGE: '1',
      GSETTINGS_BACKEND: 'memory',
    },
  });
  endWithThisProcess(webDriver);
  const address = `http://127.0.0.1:${port}`;
  await WebDriverSession.untilReady(address);
  const session = await WebDriverSession.open(address);
  await session.close();
  return {
    version: `WebKitGTK ${session.browserVersion}`,
    downloads: home,
    openTab: async () => new WebDriverTab(await WebDriverSession.open(address)),
    close: async () => {
      await endOf(webDriver);
      await endOf(display);
      rmSync(home, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
