/** What leaves the page when hostile code in it tries every way out, and when a person uses it: counted where it would arrive. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { securityHeaders } from '../tools/security-headers';
import { inKeptProfile } from './fixtures/kept-profile';
import { oneFilePath } from './fixtures/one-file';
import { Sink, type Heard } from './fixtures/sink';
import { startStaticHost } from './fixtures/static-host';
import { expect } from './fixtures/test';
import { helperScript, tryToEscape, unheard, waysOut } from './fixtures/ways-out';

const names = waysOut.map(({ name }) => name);
const unguardedPage = '<!doctype html><title>Unguarded</title><link rel="icon" href="data:,"><body>';

interface Place {
  readonly guarded: string;
  /** The same without any policy. */
  readonly unguarded: string;
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

/** The table of SECURITY.md: what is known to stay open, by place. */
function knownToStayOpen(place: string): Readonly<Record<string, Heard>> {
  const document = readFileSync(new URL('../SECURITY.md', import.meta.url), 'utf8');
  const rows = [...document.matchAll(/^\|(.*)\|$/gm)].map(([, row = '']) =>
    row.split('|').map((cell) => cell.trim()),
  );
  const start = rows.findIndex(([first]) => first === 'Way out');
  const column = rows[start]?.indexOf(place) ?? -1;
  expect(column, `SECURITY.md has a column for ${place}`).toBeGreaterThan(0);
  const all = rows
    .slice(start + 2)
    .filter(([name = '']) => names.includes(name))
    .map((row) => [row[0] as string, row[column] as Heard] as const);
  return Object.fromEntries(all.filter(([, heard]) => heard !== 'nothing'));
}

for (const [place, open, host] of [
  ['Host with the headers', () => onHost(securityHeaders), 'on a host'],
  ['Host without', () => onHost(() => ({})), 'on a host'],
  ['One file', onDisk, 'from the disk'],
] as const) {
  inKeptProfile(
    `${place}: of every way out that hostile code tries, only those that SECURITY.md names lead anywhere`,
    async ({ context, silence }) => {
      inKeptProfile.setTimeout(240_000);
      const opened = await open();
      const sink = await Sink.open(names);
      const control = await Sink.open(names);
      try {
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
