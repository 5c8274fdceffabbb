/** The machine's Firefox, by WebDriver BiDi. */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BidiConnection } from './bidi-connection';
import { BidiTab } from './bidi-tab';
import type { RunningEngine } from './engine-tab';
import { endOf, lineOf } from './engine-process';

/** What Firefox does of its own accord in a fresh profile, and what would ask a person. */
const preferences: Readonly<Record<string, string | number | boolean>> = {
  'app.update.disabledForTesting': true,
  'browser.aboutwelcome.enabled': false,
  'browser.shell.checkDefaultBrowser': false,
  'datareporting.policy.dataSubmissionEnabled': false,
  'intl.accept_languages': 'en-US',
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
  'services.settings.server': 'data:,',
  'toolkit.telemetry.server': 'data:,',
};

export async function startFirefox(path: string): Promise<RunningEngine> {
  const profile = mkdtempSync(join(tmpdir(), 'workbench-firefox-'));
  const lines = Object.entries(preferences).map(
    (pair) => `user_pref(${pair.map((x) => JSON.stringify(x))});`,
  );
  writeFileSync(join(profile, 'user.js'), lines.join('\n'));
  const args = ['--headless', '--no-remote', '--profile', profile, '--remote-debugging-port', '0'];
  const firefox = spawn(path, args, { stdio: ['ignore', 'ignore', 'pipe'] });
  const [, address] = await lineOf(firefox, firefox.stderr, /listening on (ws:\S+)/);
  const connection = await BidiConnection.open(`${address}/session`);
  const { capabilities } = await connection.send<{ capabilities: { browserVersion: string } }>(
    'session.new',
    { capabilities: {} },
  );
  await connection.send('session.subscribe', { events: ['log.entryAdded'] });
  const downloads = mkdtempSync(join(profile, 'downloads-'));
  const downloadBehavior = { type: 'allowed', destinationFolder: downloads };
  await connection.send('browser.setDownloadBehavior', { downloadBehavior });
  return {
    version: `Firefox ${capabilities.browserVersion}`,
    downloads,
    openTab: () => BidiTab.open(connection),
    close: async () => {
      await connection.send('browser.close').catch(() => undefined);
      connection.close();
      await endOf(firefox);
      rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
