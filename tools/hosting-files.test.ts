import { afterAll, describe, expect, test } from 'vitest';
import { filesForServers, filesInSite } from './hosting-files';
import { findOptionalProgram } from './require-programs';
import { securityHeaders } from './security-headers';
import { startServer, type StartedServer } from './server-fixtures';

const page = ['/', '/index.html', '/assertion-workbench.html'];
const hashed = ['/assets/index-abc.js', '/assets/index-abc.css'];
const others = ['/robots.txt', '/sw.js', '/manifest.webmanifest', '/no/such/page'];

const lowerCased = (headers: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
const expected = (path: string) => lowerCased(securityHeaders(path));
const withoutCaching = (headers: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(headers).filter(([name]) => name !== 'cache-control'));

describe('_headers', () => {
  const text = filesInSite['_headers'] as string;
  /** Every rule that matches, and a header that two of them name joined, as Cloudflare does it. */
  const headersFor = (path: string) => {
    const sent: Record<string, string> = {};
    let applies = false;
    for (const line of text.split('\n').filter((one) => one !== '' && !one.startsWith('#'))) {
      if (line.startsWith('/'))
        applies = line.endsWith('*') ? path.startsWith(line.slice(0, -1)) : path === line;
      else if (applies) {
        const [, name = '', value = ''] = /^ {2}([\w-]+): (.+)$/.exec(line) ?? [];
        const key = name.toLowerCase();
        sent[key] = key in sent ? `${sent[key]}, ${value}` : value;
      }
    }
    return sent;
  };

  test.each([...page, ...hashed])('says of %s what the source says', (path) => {
    expect(headersFor(path)).toEqual(expected(path));
  });

  test.each(others)('leaves the caching of %s to the host', (path) => {
    expect(headersFor(path)).toEqual(withoutCaching(expected(path)));
  });

  test('offers the one file for keeping also where Cloudflare has taken .html away', () => {
    const address = '/assertion-workbench';
    expect(headersFor(address)).toEqual(headersFor(`${address}.html`));
  });

  test('keeps to Cloudflare’s limits: 100 rules, 2000 characters a line', () => {
    const all = text.split('\n');
    expect(all.filter((line) => line.startsWith('/')).length).toBeLessThan(100);
    expect(Math.max(...all.map((line) => line.length))).toBeLessThan(2000);
  });
});

describe('staticwebapp.config.json', () => {
  interface Configuration {
    globalHeaders: Record<string, string>;
    routes: { route: string; headers: Record<string, string> }[];
  }
  const text = filesInSite['staticwebapp.config.json'] as string;
  const { globalHeaders, routes } = JSON.parse(text) as Configuration;

  test.each([...page, ...hashed, ...others])('says of %s what the source says', (path) => {
    const route = routes.find((one) => path.startsWith(one.route.replace(/\*$/, '')));
    expect(lowerCased({ ...globalHeaders, ...route?.headers })).toEqual(expected(path));
  });

  test('keeps to Azure’s limit of 20 kB', () => {
    expect(Buffer.byteLength(text)).toBeLessThan(20_000);
  });
});

const files = Object.fromEntries(
  [...page.slice(1), ...hashed, ...others.slice(0, -1)].map((path) => [path, 'content']),
);

for (const [program, debianPackage, file] of [
  ['nginx', 'nginx-light', 'nginx.conf'],
  ['caddy', 'caddy', 'Caddyfile'],
] as const) {
  const path = findOptionalProgram(program, debianPackage);
  describe.runIf(path)(`${program} with ${file}`, () => {
    let server: StartedServer | undefined;
    const start = async () =>
      (server ??= await startServer(program, path as string, filesForServers[file] as string, files));
    afterAll(() => server?.stop());

    test.each([...page, ...hashed, ...others.slice(0, -1)])(
      'sends %s as the source says',
      async (address) => {
        const { status, headers } = await (await start()).get(address);
        expect(status).toBe(200);
        expect(headers).toMatchObject(expected(address));
      },
    );

    test.each(['/no/such/page', '/assets/gone.js'])(
      'sends what is not there, %s, with the same',
      async (address) => {
        const { status, headers } = await (await start()).get(address);
        expect(status).toBe(404);
        expect(headers).toMatchObject(withoutCaching(expected(address)));
        expect(headers['cache-control'] ?? 'no-cache', 'and not to be kept for a year').toBe('no-cache');
      },
    );
  });
}
