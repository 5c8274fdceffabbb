/** The engines that the core journeys run in: Playwright's own builds where they are installed, else the machine's browsers. */
import { firefox, webkit } from '@playwright/test';
import { findBrowser, installPlaywrightsOwn } from './find-browser';
import { findProgram, installPackages, isExecutable } from './system-packages';

export type EngineName = 'Chromium' | 'Firefox' | 'WebKit';

export type Engine = { readonly name: EngineName } & (
  | { readonly by: 'Playwright'; readonly executablePath?: string; readonly args: readonly string[] }
  /** Firefox speaks WebDriver BiDi itself. */
  | { readonly by: 'WebDriver BiDi'; readonly firefox: string }
  /** WebKitGTK has a program that drives it, and needs a display. */
  | { readonly by: 'WebDriver'; readonly driver: string; readonly xvfb: string }
);

/** Every Playwright worker loads the configuration anew, and inherits the answer with its environment. */
const memory = 'WORKBENCH_TEST_ENGINES';

export function findEngines(): readonly Engine[] {
  const known = process.env[memory];
  if (known !== undefined) return JSON.parse(known) as readonly Engine[];
  const { executablePath, args } = findBrowser();
  const chromium: Engine = {
    name: 'Chromium',
    by: 'Playwright',
    args,
    ...(executablePath ? { executablePath } : {}),
  };
  const others = [
    find('firefox', ['firefox-esr'], () => playwrights('Firefox', firefox) ?? machinesFirefox()),
    find('webkit', ['webkit2gtk-driver', 'xvfb'], () => playwrights('WebKit', webkit) ?? machinesWebkit()),
  ];
  const engines = [chromium, ...others.filter((engine) => engine !== undefined)];
  for (const engine of engines) process.stderr.write(`Engine: ${engine.name}, driven by ${engine.by}\n`);
  process.env[memory] = JSON.stringify(engines);
  return engines;
}

/** CI installs what is missing and cannot do without; elsewhere one line says what is left out. */
function find(
  product: 'firefox' | 'webkit',
  packages: readonly string[],
  look: () => Engine | undefined,
): Engine | undefined {
  const found = look();
  if (found) return found;
  const isRequired = (process.env['CI'] ?? '') !== '';
  if (isRequired) {
    const installed =
      (installPlaywrightsOwn(product) ? look() : undefined) ??
      (installPackages(...packages) ? look() : undefined);
    if (installed) return installed;
  }
  const lack =
    `No ${product} on this machine ` +
    `(npx playwright install --with-deps ${product}; Debian: apt-get install ${packages.join(' ')})`;
  if (isRequired) throw new Error(`${lack}, and CI runs every journey.`);
  console.warn(`${lack}: the journeys in it are left out.`);
  return undefined;
}

function playwrights(name: EngineName, product: typeof firefox): Engine | undefined {
  return isExecutable(product.executablePath()) ? { name, by: 'Playwright', args: [] } : undefined;
}

function machinesFirefox(): Engine | undefined {
  const path = findProgram('firefox-esr', 'firefox');
  return path ? { name: 'Firefox', by: 'WebDriver BiDi', firefox: path } : undefined;
}

function machinesWebkit(): Engine | undefined {
  const driver = findProgram('WebKitWebDriver');
  const xvfb = findProgram('Xvfb');
  return driver && xvfb ? { name: 'WebKit', by: 'WebDriver', driver, xvfb } : undefined;
}
