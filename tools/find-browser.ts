/** The browsers that tests run in: Playwright's own, else the machine's, else what is installed now. */
import { execFileSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { findProgram, installPackages, isExecutable, rootPrefix, succeeds } from './system-packages';

export interface Browser {
  readonly executablePath?: string;
  readonly args: readonly string[];
  /** For people: product, version and place. */
  readonly name: string;
}

/** The whole of Chromium or Chrome, as a person has it. */
export function findBrowser(): Browser {
  return remembered('BROWSER', () => playwrightsOwn() ?? machinesOwn() ?? installed());
}

/**
 * Chromium without what a window needs, which does the same journeys in little more than half the time (Debian's package; Playwright
 * has such a one, too). The whole browser, where there is none.
 */
export function findHeadlessShell(): Browser {
  const whole = findBrowser();
  const path = findProgram(shellPackage);
  if (!path || whole.executablePath === chromium.executablePath()) return whole;
  return remembered('HEADLESS_SHELL', () => atPath(path) ?? whole);
}

const shellPackage = 'chromium-headless-shell';

/** Every Playwright worker loads the configuration anew, and inherits the answer with its environment. */
function remembered(what: string, find: () => Browser): Browser {
  const name = `WORKBENCH_TEST_${what}`;
  const known = process.env[name];
  if (known !== undefined) return JSON.parse(known) as Browser;
  const browser = find();
  process.stderr.write(`${what.replace('_', ' ').toLowerCase()}: ${browser.name}\n`);
  process.env[name] = JSON.stringify(browser);
  return browser;
}

function playwrightsOwn(): Browser | undefined {
  return atPath(chromium.executablePath());
}

function machinesOwn(): Browser | undefined {
  for (const path of usualPaths()) {
    const browser = path ? atPath(path) : undefined;
    if (browser) return browser;
  }
  return undefined;
}

/** Undefined also for one that does not run: libraries may be missing, and Ubuntu's may only say to install a snap. */
function atPath(executablePath: string): Browser | undefined {
  if (!isExecutable(executablePath)) return undefined;
  // Chrome on Windows opens a window where it is asked for its version.
  const version = process.platform === 'win32' ? 'Chromium' : versionOf(executablePath);
  return version === undefined
    ? undefined
    : { executablePath, args: launchArguments(), name: `${version} (${executablePath})` };
}

function installed(): Browser {
  process.stderr.write('No Chromium on this machine: installing one.\n');
  const browser =
    (installPlaywrightsOwn('chromium') ? playwrightsOwn() : undefined) ??
    (installPackages('chromium', shellPackage) || installPackages('chromium') ? machinesOwn() : undefined);
  if (browser) return browser;
  throw new Error(
    'The tests need Chromium, and it could not be installed from here. Do one of these and run them again: ' +
      'npx playwright install --with-deps chromium; or apt-get install chromium; or install Google Chrome.',
  );
}

/** `playwright install --with-deps` in two steps, the one that a closed network refuses at once first. */
export function installPlaywrightsOwn(product: 'chromium' | 'firefox' | 'webkit'): boolean {
  const cli = createRequire(import.meta.url).resolve('@playwright/test/cli');
  const patience = { PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: '10000' };
  if (!succeeds([process.execPath, cli, 'install', product], 600_000, patience)) return false;
  // Elsewhere than on Linux there is nothing to add; without root the browser may have what it needs all the same.
  if (process.platform === 'linux' && rootPrefix()) {
    succeeds([process.execPath, cli, 'install-deps', product], 600_000);
  }
  return true;
}

function launchArguments(): readonly string[] {
  const quiet = ['--disable-background-networking', '--disable-component-update', '--disable-sync'];
  const common = [...quiet, '--disable-quic', '--no-first-run'];
  // Chromium's sandbox refuses to run as root, as which containers run everything.
  return process.getuid?.() === 0 ? ['--no-sandbox', '--disable-gpu', ...common] : common;
}

function versionOf(path: string): string | undefined {
  try {
    const text = execFileSync(path, ['--version'], { timeout: 20_000, stdio: ['ignore', 'pipe', 'ignore'] });
    return /^\D*\d+[\d.]*/.exec(text.toString().trim())?.[0];
  } catch {
    return undefined;
  }
}

function usualPaths(): readonly (string | undefined)[] {
  if (process.platform === 'darwin') {
    return ['Google Chrome', 'Chromium', 'Microsoft Edge'].flatMap((name) =>
      ['/Applications', join(process.env['HOME'] ?? '', 'Applications')].map((folder) =>
        join(folder, `${name}.app`, 'Contents', 'MacOS', name),
      ),
    );
  }
  if (process.platform === 'win32') {
    const folders = ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].map((name) => process.env[name]);
    const programs = ['Google\\Chrome', 'Chromium', 'Microsoft\\Edge'].map((folder) =>
      join(folder, 'Application', folder.endsWith('Edge') ? 'msedge.exe' : 'chrome.exe'),
    );
    return programs.flatMap((program) => folders.map((folder) => folder && join(folder, program)));
  }
  return ['chromium', 'google-chrome-stable', 'google-chrome', 'chromium-browser', 'microsoft-edge'].flatMap(
    (name) => [findProgram(name), join('/usr/bin', name), join('/opt/google/chrome', name)],
  );
}
