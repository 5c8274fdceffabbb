/** What journeys, pictures and measurements begin with: the browsers that this machine has, and the built site on a port of their own. */
import { fileURLToPath } from 'node:url';
import { findBrowser, findHeadlessShell, type Browser } from '../tools/find-browser';

/** @param further options of Chromium's command line */
export function chromium(...further: readonly string[]) {
  return launching(findBrowser(), further);
}

export function headlessShell() {
  return launching(findHeadlessShell(), []);
}

function launching({ executablePath, args }: Browser, further: readonly string[]) {
  return {
    browserName: 'chromium' as const,
    launchOptions: { args: [...args, ...further], ...(executablePath ? { executablePath } : {}) },
  };
}

/** Two runs on one machine do not meet; the workers inherit what the first process chose. */
const port = (process.env['WORKBENCH_TEST_PORT'] ??= String(20_000 + (process.pid % 20_000)));

export const origin = `http://127.0.0.1:${port}`;

export const webServer = {
  command: `npx vite preview --port ${port} --strictPort --host 127.0.0.1`,
  cwd: fileURLToPath(new URL('..', import.meta.url)),
  url: origin,
  reuseExistingServer: false,
};
