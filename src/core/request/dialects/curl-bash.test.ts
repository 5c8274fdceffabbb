import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { recordRequests } from '../../../../tools/recording-server';
import { runAsync } from '../../../../tools/run-async';
import type { AssertionPlace } from '../assertion-place';
import type { FormParameter } from '../form-urlencoded';
import { formatCurlBash } from './curl-bash';
import { compactAssertion, hostileRequest, hostileValues, request } from './hostile.vectors';
import { quotePosix } from './quote-posix';

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
      const run = runIn(shell, formatCurlBash(request('https://as.example.com/token', parameters), 'inline'));
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
    const { argv, left } = runIn(shell, formatCurlBash(request(url, [['a', 'b']]), 'inline'));
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
  async function send(place: AssertionPlace, file?: string) {
    const work = mkdtempSync(join(folder, 'real-'));
    if (file !== undefined) writeFileSync(join(work, 'assertion.jwt'), file);
    let body = '';
    let target = '';
    let run: { status: number | null; stdout: string } | undefined;
    const received = await recordRequests(async (origin) => {
      const sent = hostileRequest(`${origin}/{a}/[1-3]?x={y}`);
      body = sent.body;
      target = new URL(sent.url).pathname + new URL(sent.url).search;
      run = await runAsync('/bin/bash', ['-c', formatCurlBash(sent, place)], work);
    });
    expect(run).toEqual({ status: 0, stdout: '{"access_token":"recorded"}' });
    expect(readdirSync(work)).toEqual(file === undefined ? [] : ['assertion.jwt']);
    expect(received.map((one) => [one.target, one.contentType, one.body.toString('latin1')])).toEqual([
      [target, 'application/x-www-form-urlencoded', body],
    ]);
  }

  test('posts the body byte for byte, from its home that is no pattern to it', async () => {
    await send('inline');
  });

  test.each(['', '\n', '\r\n'])(
    'posts the same with the assertion in a file that ends with %j',
    async (end) => {
      await send('apart', compactAssertion + end);
    },
  );

  test('is not shown an assertion that is in a file', () => {
    const command = formatCurlBash(hostileRequest('https://as.example.com/token'), 'apart');
    expect(command).not.toContain(compactAssertion);
    expect(command).toMatch(/^tr -d '\\r\\n' <assertion\.jwt \| curl /);
    expect(command.endsWith(' ')).toBe(false);
  });
});
