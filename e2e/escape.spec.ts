/** What leaves the page when hostile code in it tries every way out, and when a person uses it: counted where it would arrive. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Page } from '@playwright/test';
import { securityHeaders } from '../tools/security-headers';
import { encryptPkcs8 } from '../tools/password-fixtures';
import { toFile } from './fixtures/files';
import { inKeptProfile, netLogOf } from './fixtures/kept-profile';
import { oneFilePath } from './fixtures/one-file';
import { Sink } from './fixtures/sink';
import { startStaticHost } from './fixtures/static-host';
import { expect } from './fixtures/test';
import { helperScript, tryToEscape, unheard, waysOut } from './fixtures/ways-out';
import { Workbench } from './fixtures/workbench';

const names = waysOut.map(({ name }) => name);
const unguardedPage = '<!doctype html><title>Unguarded</title><link rel="icon" href="data:,"><body>';

interface Place {
  readonly guarded: string;
  /** The same without any policy. */
  readonly unguarded: string;
  /** Before anything is tried. */
  prepare?(page: Page): Promise<void>;
  close(): Promise<void> | void;
}

async function onHost(headers: typeof securityHeaders): Promise<Place> {
  const extraPages = { '/hostile.js': helperScript };
  const host = await startStaticHost({ headers, extraPages });
  const other = await startStaticHost({ extraPages: { ...extraPages, '/': unguardedPage } });
  return {
    guarded: `${host.origin}/`,
    unguarded: `${other.origin}/`,
    close: async () => {
      await Promise.all([host.close(), other.close()]);
    },
  };
}

function onDisk(): Place {
  const folder = mkdtempSync(join(tmpdir(), 'workbench-escape-'));
  writeFileSync(join(folder, 'hostile.js'), helperScript);
  writeFileSync(join(folder, 'unguarded.html'), unguardedPage);
  // Beside the hostile script, as if both were in a person's folder of downloads.
  writeFileSync(join(folder, 'workbench.html'), readFileSync(oneFilePath));
  return {
    guarded: pathToFileURL(join(folder, 'workbench.html')).href,
    unguarded: pathToFileURL(join(folder, 'unguarded.html')).href,
    close: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** From then on the offline copy answers, with the headers that the host does not send. */
async function keptFromBareHost(): Promise<Place> {
  const prepare = async (page: Page) => {
    await page.getByRole('button', { name: 'Keep offline', exact: true }).click();
    await expect(page.getByRole('button', { name: 'Remove offline copy', exact: true })).toBeVisible();
  };
  return { ...(await onHost(() => ({}))), prepare };
}

/** The table of SECURITY.md: what is known to stay open, by place. @param among the names of rows */
function knownToStayOpen(place: string, among = names): Readonly<Record<string, string>> {
  const document = readFileSync(new URL('../SECURITY.md', import.meta.url), 'utf8');
  const rows = [...document.matchAll(/^\|(.*)\|$/gm)].map(([, row = '']) =>
    row.split('|').map((cell) => cell.trim()),
  );
  const start = rows.findIndex(([first]) => first === 'Way out');
  const column = rows[start]?.indexOf(place) ?? -1;
  expect(column, `SECURITY.md has a column for ${place}`).toBeGreaterThan(0);
  const all = rows
    .slice(start + 2)
    .filter(([name = '']) => among.includes(name))
    .map((row) => [row[0] as string, row[column] as string] as const);
  return Object.fromEntries(all.filter(([, heard]) => heard !== 'nothing'));
}

const everywhere = [
  ['Host with the headers', () => onHost(securityHeaders), 'on a host'],
  ['Host without', () => onHost(() => ({})), 'on a host'],
  ['One file', onDisk, 'from the disk'],
] as const;

const keptOffline = ['Kept offline from it', keptFromBareHost, 'on a host'] as const;

for (const [place, open, host] of [...everywhere, keptOffline]) {
  inKeptProfile(
    `${place}: of every way out that hostile code tries, only those that SECURITY.md names lead anywhere`,
    async ({ context, silence }) => {
      inKeptProfile.setTimeout(240_000);
      const opened = await open();
      const sink = await Sink.open(names);
      const control = await Sink.open(names);
      try {
        const first = await context.newPage();
        await first.goto(opened.guarded);
        await opened.prepare?.(first);
        await first.close();
        await tryToEscape(context, opened.guarded, sink);
        // What is tried later and gets there shows that what was tried before had the time to.
        await tryToEscape(context, opened.unguarded, control);
        const possible = names.filter((name) => !(unheard[host] as readonly string[]).includes(name));
        await expect
          .poll(() => Object.keys(control.heard).sort(), {
            message: 'without a policy all of them get out',
            timeout: 60_000,
          })
          .toEqual([...possible].sort());
        await expect.poll(() => sink.heard, { timeout: 30_000 }).toEqual(knownToStayOpen(place));
        await new Promise((resolve) => setTimeout(resolve, 2_000));
        expect(sink.heard).toEqual(knownToStayOpen(place));
        expect(Object.keys(control.heard).sort()).toEqual([...possible].sort());
      } finally {
        await Promise.all(context.pages().map((page) => page.close()));
        await Promise.all([opened.close(), sink.close(), control.close()]);
        silence.take();
      }
    },
  );
}

for (const [place, open] of everywhere) {
  inKeptProfile(
    `${place}: hostile code in the page’s own worker is bound by the page’s policy, and no policy for another script can be made`,
    async ({ context, credentials, silence }) => {
      const opened = await open();
      const sink = await Sink.open(['fetch', 'WebSocket', 'importScripts']);
      try {
        const page = await context.newPage();
        // It would end when its work is done.
        await page.addInitScript(() => (Worker.prototype.terminate = () => undefined));
        silence.expectLoad(page);
        await page.goto(opened.guarded);
        const workbench = new Workbench(page, silence);
        const started = page.waitForEvent('worker');
        const sealed = encryptPkcs8(credentials.rsa.keyPem, 'a password', ['-v2', 'aes-256-cbc']);
        await workbench.intake.choose(toFile('key.pem', sealed));
        await workbench.unlocking.unlockWith('a password');
        await expect(workbench.intake.output('Key')).toHaveText('RSA 2048');
        const ports = ['fetch', 'WebSocket', 'importScripts'].map((name) => sink.port(name));
        const refusals = await (
          await started
        ).evaluate(async ([first, second, third]) => {
          const scope = self as unknown as { importScripts(address: string): void };
          const attempts = [
            () => fetch(`http://127.0.0.1:${first}`, { mode: 'no-cors' }),
            () => {
              const socket = new WebSocket(`ws://127.0.0.1:${second}`);
              return new Promise((resolve, reject) => {
                socket.onopen = resolve;
                socket.onerror = reject;
              });
            },
            () => scope.importScripts(`http://127.0.0.1:${third}`),
          ];
          const outcomes = attempts.map(async (attempt) => attempt());
          return (await Promise.allSettled(outcomes)).map(({ status }) => status);
        }, ports);
        expect(refusals).toEqual(['rejected', 'rejected', 'rejected']);
        const policies = await page.evaluate(() => {
          const { trustedTypes } = window as unknown as {
            trustedTypes: { createPolicy(name: string, rules: object): unknown };
          };
          return ['mine', 'default', 'app-worker', 'svelte-trusted-html'].filter((name) => {
            try {
              return trustedTypes.createPolicy(name, {});
            } catch {
              return false;
            }
          });
        });
        expect(policies).toEqual([]);
        expect(sink.heard).toEqual({});
      } finally {
        await Promise.all(context.pages().map((page) => page.close()));
        await Promise.all([opened.close(), sink.close()]);
        silence.take();
      }
    },
  );
}

for (const [place, open] of everywhere) {
  inKeptProfile(
    `${place}: names that hostile code has looked up are in the browser’s own log, where SECURITY.md says so`,
    async ({ launchOptions }) => {
      const opened = await open();
      try {
        const lookUp = (page: Page) =>
          page.evaluate(async () => {
            const link = document.createElement('link');
            document.head.append(Object.assign(link, { rel: 'dns-prefetch', href: 'https://a-key.invalid' }));
            // A name is looked up within moments, or never.
            await new Promise((resolve) => setTimeout(resolve, 3_000));
          });
        expect(await netLogOf(launchOptions, opened.unguarded, lookUp)).toContain('a-key.invalid');
        const isOpen = knownToStayOpen(place, ['dns-prefetch'])['dns-prefetch'] === 'a name';
        const log = await netLogOf(launchOptions, opened.guarded, lookUp);
        expect(log.includes('a-key.invalid')).toBe(isOpen);
      } finally {
        await opened.close();
      }
    },
  );
}
