/** Everything is used once with secrets that are known: what they are in by then, what was asked for, and what is left when all is forgotten. */
import { securityHeaders } from '../tools/security-headers';
import { openClipboardReader } from './fixtures/clipboard-reader';
import { describeV2 } from './fixtures/entra';
import {
  inspectEverything,
  learnSomething,
  loadEverything,
  makeAndSave,
  makeBatch,
  proveAndProgram,
  readThumbprints,
  signWithEveryGrant,
  signWithSecret,
} from './fixtures/full-use';
import { readHeapStrings } from './fixtures/heap';
import { keyTraces, placesWith, readPlaces } from './fixtures/key-traces';
import { passwords, textTraces, typedSecrets } from './fixtures/known-secrets';
import type { LoopbackServer } from './fixtures/loopback';
import { fromDisk } from './fixtures/one-file';
import { startStaticHost } from './fixtures/static-host';
import { expect, test, type Credentials } from './fixtures/test';
import type { Workbench } from './fixtures/workbench';

interface CountingHost extends LoopbackServer {
  /** Its access log. */
  readonly asked: readonly string[];
}

const onHost = (headers: typeof securityHeaders) =>
  test.extend<{ host: CountingHost | undefined }>({
    host: async ({}, use) => {
      const asked: string[] = [];
      const host = await startStaticHost({ headers, onRequest: (path) => asked.push(path) });
      await use({ ...host, asked });
      await host.close();
    },
    baseURL: async ({ host }, use) => use(host?.origin),
  });

const everywhere = [
  ['On a host with the headers', onHost(securityHeaders)],
  ['On a host without any headers', onHost(() => ({}))],
  [
    'In the one file, from the disk,',
    fromDisk.extend<{ host: CountingHost | undefined }>({ host: undefined }),
  ],
] as const;

/** Everything that must not be found, by what it is. */
type Secrets = Record<string, readonly string[]>;

function knownSecrets({ rsa, otherRsa }: Credentials): Secrets {
  const texts = Object.entries({ ...passwords, ...typedSecrets });
  return {
    'private key': keyTraces(rsa.keyPem),
    'other private key': keyTraces(otherRsa.keyPem),
    ...Object.fromEntries(texts.map(([name, text]) => [name, textTraces(text)])),
  };
}

/** @param look is called after each part, with what shows a secret on purpose by then */
async function useEverything(
  workbench: Workbench,
  credentials: Credentials,
  secrets: Secrets,
  look: (shown?: readonly string[]) => Promise<void> = () => Promise.resolve(),
): Promise<void> {
  await loadEverything(workbench, credentials);
  await look();
  await signWithEveryGrant(workbench, look);
  await look();
  await makeBatch(workbench);
  await expect.poll(() => workbench.page.workers(), 'workers that have the key').toEqual([]);
  await look();
  await proveAndProgram(workbench);
  await look();
  await signWithSecret(workbench);
  await look(['Form body', 'Prove it: Content-Length', 'Request', 'Client secret']);
  await inspectEverything(workbench, credentials);
  await look(['Compare with']);
  await readThumbprints(workbench, credentials);
  await look();
  secrets['made private key'] = keyTraces(await makeAndSave(workbench));
  await look();
  await learnSomething(workbench);
  await look();
}

for (const [place, there] of everywhere) {
  there(
    `${place} no secret is anywhere but where it is shown on purpose, and nothing was asked for`,
    async ({ page, context, silence, workbench, credentials, host }) => {
      there.setTimeout(240_000);
      const said: string[] = [];
      page.on('console', (message) => said.push(message.text()));
      const reader = await openClipboardReader(context, silence);
      await page.bringToFront();
      await workbench.copy('copied by somebody else');
      await page.waitForLoadState('networkidle');
      const before = { asked: [...(host?.asked ?? [])], connections: host?.connections() };

      const secrets = knownSecrets(credentials);
      await useEverything(workbench, credentials, secrets, async (shown = []) => {
        const read = { ...(await readPlaces(page, shown)), console: said.join('\n') };
        const found = Object.entries(secrets).map(([name, traces]) => [name, placesWith(traces, read)]);
        expect(found.filter(([, places]) => places?.length !== 0)).toEqual([]);
      });

      expect(await workbench.read('Network requests')).toBe('0');
      expect({ asked: host?.asked ?? [], connections: host?.connections() }).toEqual(before);
      expect(await reader.read()).toBe('copied by somebody else');
      expect(await reader.close()).toEqual([]);
    },
  );
}

test('After Forget everything the engine itself holds no secret any more, wherever the page was left', async ({
  page,
  workbench,
  credentials,
}) => {
  test.setTimeout(240_000);
  const secrets = knownSecrets(credentials);
  const held = async () => {
    const strings = await readHeapStrings(page);
    const isHeld = (traces: readonly string[]) =>
      strings.some((text) => traces.some((one) => text.includes(one)));
    return Object.keys(secrets).filter((name) => isHeld(secrets[name] ?? []));
  };
  await useEverything(workbench, credentials, secrets);
  // What is looked for is found while it is there: what was typed can be used again.
  const typed = await held();
  expect(typed).toContain('Client secret');
  for (const gone of ['private key', 'other private key', 'made private key'])
    expect(typed, 'gone once it was read').not.toContain(gone);
  await workbench.button('Forget everything').click();
  await expect.poll(held, { timeout: 60_000 }).toEqual([]);

  await workbench.visit('Sign');
  await describeV2(workbench);
  await signWithSecret(workbench);
  await workbench.button('Forget everything').click();
  await expect.poll(held, { timeout: 60_000 }).toEqual([]);
});
