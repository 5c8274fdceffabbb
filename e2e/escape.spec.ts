/** What leaves the page when hostile code in it tries every way out, and when a person uses it: counted where it would arrive. */
import type { Worker } from '@playwright/test';
import { encryptPkcs8 } from '../tools/password-fixtures';
import { describeV2 } from './fixtures/entra';
import { toFile } from './fixtures/files';
import { makeBatch } from './fixtures/full-use';
import { everywhere, keptOffline, knownToStayOpen } from './fixtures/hostile-places';
import { inKeptProfile } from './fixtures/kept-profile';
import { Sink } from './fixtures/sink';
import { expect } from './fixtures/test';
import { tryToEscape, unheard } from './fixtures/try-to-escape';
import { waysOut } from './fixtures/ways-out';
import { Workbench } from './fixtures/workbench';

const names = waysOut.map(({ name }) => name);

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
        await expect.poll(() => sink.heard, { timeout: 30_000 }).toEqual(knownToStayOpen(place, names));
        await new Promise((resolve) => setTimeout(resolve, 2_000));
        expect(sink.heard).toEqual(knownToStayOpen(place, names));
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
    `${place}: hostile code in the page’s own workers is bound by the page’s policy, and no policy for another script can be made`,
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
        const started: Worker[] = [];
        page.on('worker', (worker) => started.push(worker));
        const sealed = encryptPkcs8(credentials.rsa.keyPem, 'a password', ['-v2', 'aes-256-cbc']);
        await workbench.intake.choose(toFile('key.pem', sealed));
        await workbench.unlocking.unlockWith('a password');
        await expect(workbench.intake.output('Key')).toHaveText('RSA 2048');
        await describeV2(workbench);
        await makeBatch(workbench);
        // The one that undid the password, and at least one that signed.
        expect(started.length).toBeGreaterThan(1);
        for (const worker of started)
          expect(await tryToReach(worker, sink)).toEqual(['rejected', 'rejected', 'rejected']);
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

/** What becomes of each attempt of code in the worker. */
async function tryToReach(worker: Worker, sink: Sink): Promise<readonly string[]> {
  const ports = ['fetch', 'WebSocket', 'importScripts'].map((name) => sink.port(name));
  return worker.evaluate(async ([first, second, third]) => {
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
}
