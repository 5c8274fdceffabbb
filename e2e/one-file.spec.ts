/** The workbench in one file: opened from the disk it does everything, asks for nothing, and admits itself by hash alone. */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { pfxSchemes } from './fixtures/judge';
import { toFile } from './fixtures/files';
import { expectLoaded, expectSigns } from './fixtures/loaded';
import { fromDisk, oneFilePath } from './fixtures/one-file';
import { pfxOf } from './fixtures/protected-files';
import { builtSite } from './fixtures/static-host';
import { expect, test } from './fixtures/test';

const html = readFileSync(oneFilePath, 'utf8');
const sha256 = (content: string | Buffer) => createHash('sha256').update(content);

fromDisk(
  'From the disk it opens a key and a certificate, signs, and jose verifies',
  async ({ workbench, page, credentials }) => {
    expect(page.url()).toMatch(/^file:.*\.html$/);
    await workbench.load(credentials.rsa);
    await expectLoaded(workbench, credentials.rsa, 'RSA 2048');
    await expectSigns(workbench, credentials.rsa);
    expect(await workbench.read('Network requests')).toBe('0');
    // There is no host that could have sent any.
    await expect(workbench.button('Headers missing')).toHaveCount(0);
  },
);

fromDisk(
  'From the disk it opens a PFX of old Windows, whose ciphers the worker has',
  async ({ workbench, credentials }) => {
    const password = 'Pä$$ “word” 42';
    const pfx = pfxOf(credentials.rsa, password, '-legacy');
    expect(pfxSchemes(pfx, password)).toMatch(/40BitRC2-CBC[^]*3-KeyTripleDES-CBC/);
    await workbench.intake.choose(toFile('windows.pfx', pfx));
    await workbench.unlocking.unlockWith(password);
    await expectLoaded(workbench, credentials.rsa, 'RSA 2048');
    await expectSigns(workbench, credentials.rsa);
  },
);

fromDisk(
  'From the disk every view and every lesson is there, and the file is all that was read',
  async ({ page, silence, workbench }) => {
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    silence.expectLoad(page);
    await page.reload();
    for (const link of await workbench.navigation.getByRole('link').all()) {
      await link.click();
      await expect(link).toHaveAttribute('aria-current', 'page');
      await expect(page.getByRole('main').getByRole('heading', { level: 1 })).toHaveCount(1);
    }
    await workbench.visit('Learn');
    const lessons = page.getByRole('main').getByRole('listitem').getByRole('link');
    await expect(lessons.first()).toBeVisible();
    const addresses = await lessons.evaluateAll((links) =>
      links.map((link) => link.getAttribute('href') ?? ''),
    );
    expect(addresses.length).toBeGreaterThan(5);
    for (const address of addresses) {
      expect(address).toMatch(/^#\/learn\//);
      await workbench.visit('Learn');
      await page.locator(`main a[href="${address}"]`).click();
      await expect(workbench.button('Next step')).toBeVisible();
    }
    await workbench.visit('Learn');
    await page.getByRole('main').getByRole('link', { name: 'Break it' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Break it' })).toBeVisible();
    const fetched = asked.filter((address) => !/^(blob|data):/.test(address));
    expect(fetched).toEqual([page.url().replace(/#.*/, '')]);
  },
);

test('Its policy admits its own script and its own style by hash, and nothing else', () => {
  const [, policy = ''] =
    /<head>\s*<meta http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(html) ?? [];
  const elements = (pattern: RegExp) => [...html.matchAll(pattern)].map(([, content]) => content as string);
  const [script = '', ...otherScripts] = elements(/<script[^>]*>([^]*?)<\/script>/g);
  const [style = '', ...otherStyles] = elements(/<style[^>]*>([^]*?)<\/style>/g);
  expect([otherScripts, otherStyles]).toEqual([[], []]);
  const hashOf = (content: string) => `'sha256-${sha256(content).digest('base64')}'`;
  expect(policy.split('; ')).toEqual([
    "default-src 'none'",
    `script-src ${hashOf(script)}`,
    `style-src ${hashOf(style)}`,
    'img-src data:',
    'worker-src blob:',
    "manifest-src 'none'",
    "connect-src 'none'",
    "form-action 'none'",
    "base-uri 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types svelte-trusted-html app-worker',
  ]);
});

test('The host offers it for keeping', async ({ request }) => {
  const response = await request.get('/assertion-workbench.html');
  expect(response.headers()['content-disposition']).toBe('attachment; filename=assertion-workbench.html');
  expect(await response.text()).toBe(html);
});

test('A second build from the same sources gives the same bytes, of the one file and of the site', () => {
  test.setTimeout(600_000);
  const folder = mkdtempSync(join(tmpdir(), 'workbench-build-'));
  try {
    const root = fileURLToPath(new URL('..', import.meta.url));
    const printed = execFileSync('npx', ['vite', 'build', '--outDir', folder, '--emptyOutDir'], {
      cwd: root,
    });
    const contents = (of: string) =>
      readdirSync(of, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name))
        .map((path) => [path.slice(of.length), sha256(readFileSync(path)).digest('hex')])
        .sort();
    expect(contents(folder)).toEqual(contents(builtSite));
    expect(printed.toString()).toContain(`SHA-256 ${sha256(html).digest('hex')}`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
