import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { encodeForm, type FormParameter } from '../form-urlencoded';
import type { TokenRequest } from '../token-request';
import { formatCurlBash, quotePosix } from './curl-bash';

let folder: string;

/** The only program on the PATH is a `curl` that writes its arguments down, NUL between them. */
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'workbench-bash-'));
  const curl = join(folder, 'curl');
  writeFileSync(curl, '#!/bin/sh\nprintf \'%s\\0\' "$@" >>"$ARGV"\n');
  chmodSync(curl, 0o755);
});

afterAll(() => {
  rmSync(folder, { recursive: true });
});

function request(url: string, parameters: readonly FormParameter[]): TokenRequest {
  return { url: new URL(url).href, parameters, body: encodeForm(parameters) };
}

function runIn(shell: readonly string[], command: string) {
  const argv = join(folder, 'argv');
  writeFileSync(argv, '');
  const work = mkdtempSync(join(folder, 'work-'));
  const [program = '', ...args] = shell;
  const { status, stdout, stderr } = spawnSync(program, [...args, command], {
    cwd: work,
    env: { PATH: folder, ARGV: argv, SECRET: 'secret' },
    encoding: 'utf8',
  });
  const left = readdirSync(work);
  rmSync(work, { recursive: true });
  return { status, stdout, stderr, left, argv: readFileSync(argv, 'utf8').split('\0').slice(0, -1) };
}

const hostileValues = [
  "it's",
  "';touch pwned;'",
  '$(touch pwned)',
  '`touch pwned`',
  '"; touch pwned; "',
  '${SECRET}',
  '$SECRET',
  '!!',
  '\\',
  "\\'",
  'a\nb',
  'a\r\nb',
  'a & touch pwned',
  '| touch pwned',
  '> pwned',
  '* ? [a-z] ~ {a,b}',
  '@/etc/passwd',
  '-o pwned',
  'Müller 🔑',
  '\u2018;touch pwned;\u2019',
  '\t',
];

const shells: readonly (readonly [string, readonly string[]])[] = [
  ['bash', ['/bin/bash', '-c']],
  // Interactive, where `!` means something: history expansion and all.
  ['bash -i', ['/bin/bash', '--norc', '--noprofile', '-i', '-c']],
  ['sh', ['/bin/sh', '-c']],
];

describe.each(shells)('in %s, the command', (_, shell) => {
  test.each(hostileValues)(
    'with the value %j calls curl once with the arguments that were meant, and nothing else',
    (value) => {
      const parameters: FormParameter[] = [
        ['grant_type', 'client_credentials'],
        ['client_id', value],
        ['scope', value],
      ];
      const run = runIn(shell, formatCurlBash(request('https://as.example.com/token', parameters)));
      expect(run.argv.filter((_, index) => index % 2 === 1)).toEqual(['--data', '--data', '--data']);
      const [url, ...rest] = run.argv;
      expect(url).toBe('https://as.example.com/token');
      const data = rest.filter((_, index) => index % 2 === 1);
      expect([...new URLSearchParams(data.join('&'))]).toEqual(parameters);
      expect(data.every((one) => !one.startsWith('@'))).toBe(true);
      expect([run.status, run.stdout, run.left]).toEqual([0, '', []]);
    },
  );

  test('with a quote in the address is still one command', () => {
    const url = "https://as.example.com/it's/$(touch%20pwned)?a='b'";
    const { argv, left } = runIn(shell, formatCurlBash(request(url, [['a', 'b']])));
    expect(argv).toEqual([new URL(url).href, '--data', 'a=b']);
    expect(left).toEqual([]);
  });
});

describe('quotePosix', () => {
  test.each([...hostileValues, ''])('%j is one word, and that value', (value) => {
    const { argv } = runIn(['/bin/bash', '-c'], `curl ${quotePosix(value)} end`);
    expect(argv).toEqual([value, 'end']);
  });
});

describe('the real curl', () => {
  test('posts the body byte for byte, from its home that is no pattern to it', async () => {
    const received: { body: string; url?: string | undefined; type?: string | undefined }[] = [];
    const server = createServer((message, response) => {
      let body = '';
      message.on('data', (chunk: Buffer) => (body += chunk.toString('latin1')));
      message.on('end', () => {
        received.push({ body, url: message.url, type: message.headers['content-type'] });
        response.end();
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const parameters = hostileValues.map((value, index): FormParameter => [`p${index}`, value]);
    const sent = request(`http://127.0.0.1:${port}/{a}/[1-3]?x={y}`, parameters);
    const { spawn } = await import('node:child_process');
    const status = await new Promise((resolve) => {
      spawn('/bin/bash', ['-c', formatCurlBash(sent)], { stdio: 'ignore' }).on('close', resolve);
    });
    server.close();
    expect(status).toBe(0);
    expect(received).toEqual([
      {
        body: sent.body,
        url: new URL(sent.url).pathname + new URL(sent.url).search,
        type: 'application/x-www-form-urlencoded',
      },
    ]);
  });
});
