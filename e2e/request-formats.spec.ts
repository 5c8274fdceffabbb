/** Every way to write the request down: chosen, copied, and read or run as what it is. */
import { connect } from 'node:net';
import { bruToJsonV2 } from '@usebruno/lang';
import { runInCmd } from '../tools/cmd-exe-model';
import { parseHttpFile } from '../tools/http-file-parser';
import { scanPowershell } from '../tools/powershell-scanner';
import { startAuthorizationServer } from './fixtures/authorization-server';
import { openClipboardReader } from './fixtures/clipboard-reader';
import { saveBy } from './fixtures/downloads';
import { startRecordingServer, type RecordingServer } from './fixtures/loopback';
import { runInBash } from './fixtures/run-in-bash';
import { expect, test } from './fixtures/test';
import type { Workbench } from './fixtures/workbench';

const formats = [
  'curl (bash)',
  'curl (cmd.exe)',
  'PowerShell',
  'Raw HTTP',
  'HTTPie',
  '.http file',
  'Postman collection',
  'Bruno',
];

const scope = `it's "q" $(touch a) \`touch b\` %PATH% !x! & | > ^ + é 日本 ‘’ {{client_assertion}} @file`;

/** What a text sends, by the rules of its format or by sending it. */
const bodies: Readonly<Record<string, (text: string, server: RecordingServer) => Promise<string> | string>> =
  {
    'curl (bash)': async (text, server) => {
      expect(await runInBash(text)).toMatchObject({ exitCode: 0, filesLeft: [] });
      return server.requests.at(-1)?.body ?? '';
    },
    'curl (cmd.exe)': (text) => {
      const [[, , ...rest] = []] = runInCmd(text, 'prompt').programs;
      return rest.filter((_, index) => index % 2 === 1).join('&');
    },
    PowerShell: (text) => scanPowershell(text).literals.slice(2, -1).join('&'),
    'Raw HTTP': async (text, server) => {
      await sendOctets(server.origin, text);
      return server.requests.at(-1)?.body ?? '';
    },
    HTTPie: (text) => /--raw='(.*)'$/.exec(text)?.[1] ?? '',
    '.http file': (text) => parseHttpFile(text)[0]?.body ?? '',
    'Postman collection': (text) =>
      (JSON.parse(text) as { item: { request: { body: { raw: string } } }[] }).item[0]?.request.body.raw ??
      '',
    Bruno: (text) => (bruToJsonV2(text) as { body: { text: string } }).body.text,
  };

test('Every format says the same request, is copied as it stands, and says whether it is run by the tests', async ({
  workbench,
  page,
  context,
  credentials,
  silence,
}) => {
  const server = await startRecordingServer();
  const reader = await openClipboardReader(context, silence);
  try {
    await page.bringToFront();
    await workbench.load(credentials.rsa);
    await describeClient(workbench, { tokenEndpoint: `${server.origin}/token`, issuer: '' }, scope);
    const assertion = await workbench.sign();
    const body = await workbench.read('Form body');
    expect(await workbench.select('Request format').locator('option').allTextContents()).toEqual(formats);

    for (const format of formats) {
      await page.bringToFront();
      await workbench.choose({ 'Request format': format });
      const text = await workbench.read('Request');
      expect(text, format).toContain(assertion);
      expect(await bodies[format]?.(text, server), format).toBe(body);
      const isRun = ['curl (bash)', 'Raw HTTP', 'HTTPie'].includes(format);
      await expect(page.getByText(isRun ? / Run by our tests/ : / Not run by our tests/)).toBeVisible();

      await workbench.checkbox('Assertion from a file').check();
      expect(await workbench.read('Request'), format).not.toContain(assertion);
      expect(await workbench.read('Request'), format).toMatch(/assertion\.jwt|\{\{client_assertion\}\}/);
      await expect(
        page.getByText(/It reads assertion\.jwt|It has a variable, client_assertion/),
      ).toBeVisible();
      await workbench.checkbox('Assertion from a file').uncheck();

      await workbench.button('Copy Request').click();
      await expect(page.getByRole('status').filter({ hasText: 'Request copied' })).toHaveCount(1);
      await expect.poll(() => reader.read(), format).toBe(text);
    }
    expect(await workbench.read('Network requests')).toBe('0');
    expect(await reader.close()).toEqual([]);
  } finally {
    await server.close();
  }
});

for (const end of ['', '\n', '\r\n']) {
  test(`A server gives a token to curl with the assertion in a file that ends with ${JSON.stringify(end)}`, async ({
    workbench,
    page,
    credentials,
  }) => {
    const { certificatePem } = credentials.rsa;
    const client = { clientId: 'nightly-daemon', scope: 'api:read', alg: 'PS256' } as const;
    const server = await startAuthorizationServer({ ...client, certificatePem });
    try {
      await workbench.load(credentials.rsa);
      await describeClient(workbench, server, client.scope);
      await workbench.checkbox('Assertion from a file').check();
      const assertion = await workbench.sign();
      const saved = await saveBy(page, workbench.button('Download Client assertion'));
      expect([saved.name, saved.content.toString()]).toEqual(['assertion.jwt', assertion]);

      const file = { name: saved.name, content: `${saved.content.toString()}${end}` };
      const run = await runInBash(await workbench.read('Request'), [file]);
      expect(run.stdout, run.stderr).toMatch(/^\{/);
      expect(JSON.parse(run.stdout)).toMatchObject({ token_type: 'Bearer' });
      expect(run.filesLeft).toEqual(['assertion.jwt']);
    } finally {
      await server.close();
    }
  });
}

async function describeClient(
  workbench: Workbench,
  client: { tokenEndpoint: string; issuer: string },
  scopeText: string,
): Promise<void> {
  await workbench.choose({ 'Authorization server': 'Generic OpenID Connect' });
  await workbench.fill({
    'Token endpoint': client.tokenEndpoint,
    Issuer: client.issuer,
    'Client ID': 'nightly-daemon',
    Scope: scopeText,
  });
  await workbench.choose({ Algorithm: 'PS256' });
}

function sendOctets(origin: string, text: string): Promise<void> {
  const { hostname, port } = new URL(origin);
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname, () => socket.write(text));
    socket.once('data', () => socket.end());
    socket.once('error', reject);
    socket.once('close', () => resolve());
  });
}
