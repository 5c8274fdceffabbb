/** bash and curl are the judges: what they make of a command is what is read. */
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { recordRequests, type ReceivedRequest } from '../../../../tools/recording-server';
import { runAsync } from '../../../../tools/run-async';
import { hostileValues } from '../dialects/hostile.vectors';
import { parseRequest } from './parse-request';
import { readPosixCommands } from './posix-commands';
import { spell } from './written-text';

let folder: string;

/** The only program on the PATH is a `show` that writes its arguments down, NUL between them. */
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'workbench-bash-'));
  writeFileSync(join(folder, 'show'), '#!/bin/sh\nprintf \'%s\\0\' "$@" >>"$ARGV"\n');
  chmodSync(join(folder, 'show'), 0o755);
  writeFileSync(join(folder, 'body.txt'), 'grant_type=client_credentials&client_id=from+file\n');
});

afterAll(() => {
  rmSync(folder, { recursive: true });
});

function runBash(scripts: readonly string[]): readonly (readonly string[])[] {
  const argv = join(folder, 'argv');
  return scripts.map((script) => {
    writeFileSync(argv, '');
    const { status, stderr } = spawnSync('/bin/bash', ['--norc', '--noprofile', '-c', script], {
      env: { PATH: folder, ARGV: argv, LC_ALL: 'C.UTF-8' },
      encoding: 'utf8',
    });
    expect([status, stderr, script]).toEqual([0, '', script]);
    return readFileSync(argv, 'utf8').split('\0').slice(0, -1);
  });
}

const wordsOf = (script: string) =>
  readPosixCommands(script)
    .filter(({ words }) => spell(words[0] ?? []) === 'show')
    .flatMap(({ words }) => words.slice(1).map(spell));

const quotings: readonly (readonly [string, (text: string) => string])[] = [
  ['single', (text) => `'${text.replaceAll("'", "'\\''")}'`],
  ['double', (text) => `"${text.replace(/["$`\\]/g, '\\$&')}"`],
  [
    'ANSI-C',
    (text) =>
      `$'${text.replace(/[\\'\n\r\t]/g, (one) => ({ '\n': '\\n', '\r': '\\r', '\t': '\\t' })[one] ?? `\\${one}`)}'`,
  ],
  ['none', (text) => text.replace(/[^\w\n]/gu, '\\$&').replaceAll('\n', () => "$'\\n'") || "''"],
];

test.each(quotings)('bash and the reader make the same of every hostile value, quotes: %s', (_, quote) => {
  const values = hostileValues.filter((value) => !value.includes('\r'));
  const script = `show ${values.map(quote).join(' \\\n  ')}`;
  const [expected] = runBash([script]);
  expect(expected).toEqual(values);
  expect(wordsOf(script)).toEqual(values);
});

test('bash and the reader make the same of quotes in any mixture', () => {
  const piece = fc.constantFrom(
    ...[
      "'a b'",
      '"a b"',
      "'\\'",
      '"\\\\"',
      '"\\""',
      '"\\$x"',
      '"\\a"',
      "$'\\t\\x41\\101\\u00e9'",
      "\\'",
      '\\"',
      '\\ ',
    ],
    ...[
      "$'\\'\"'",
      '"\'"',
      "'\"'",
      '\\\\',
      'a',
      '=',
      '%',
      '+',
      '""',
      "''",
      '\\\n',
      '"a\\\nb"',
      "'a\\\nb'",
      '#',
      '~a',
      '@',
      "$'\\cA'",
    ],
    ...['$"x"', '\\&', "'&'", "$'\\e\\?\\z'", "$'\\xc3\\xa9'", '{', '!', '^'],
  );
  const word = fc.array(piece, { minLength: 1, maxLength: 5 }).map((list) => `x${list.join('')}`);
  const scripts = fc.sample(fc.array(word, { minLength: 1, maxLength: 4 }), { numRuns: 60, seed: 5 });
  const lines = scripts.map((words) => `show ${words.join(' ')} # a comment\n`);
  const results = runBash(lines);
  lines.forEach((line, index) => expect(wordsOf(line), line).toEqual(results[index]));
});

test.each([
  ['A=b; show "$A" ${A}c \'$A\' \\$A', ['b', 'bc', '$A', '$A']],
  ['A=\'b c\'\nB="$A d"\nshow "x=$B"', ['x=b c d']],
  ['show a;show b&&show c\nshow d', ['a', 'b', 'c', 'd']],
  ['show a 2>/dev/null b', ['a', 'b']],
  ['show a#b #c', ['a#b']],
])('bash and the reader make the same of %s', (script, expected) => {
  expect(runBash([script])).toEqual([expected]);
  expect(wordsOf(script)).toEqual(expected);
});

/** URL is the recorder's; what curl sends there is what has to be read. */
const wildCommands: readonly string[] = [
  // entra-docs, v2-oauth2-client-creds-grant-flow.md
  `curl -X POST -H "Content-Type: application/x-www-form-urlencoded" -d 'client_id=00001111-aaaa-2222-bbbb-3333cccc4444&scope=https%3A%2F%2Fgraph.microsoft.com%2F.default&client_secret=A1bC2dE3f&grant_type=client_credentials' 'URL'`,
  `curl --location --request POST 'URL' \\\n--header 'Content-Type: application/x-www-form-urlencoded' \\\n--data-urlencode 'grant_type=client_credentials' \\\n--data-urlencode 'client_id=00001111' \\\n--data-urlencode 'scope=api://x/.default' \\\n--data-urlencode 'client_assertion=ey.a+b/c=.d'`,
  `curl -sS URL -d grant_type=client_credentials -dclient_id=a -d scope="a b" --data-raw '@not-a-file=1'`,
  `curl -sSXPOST URL -d @body.txt`,
  `curl -s --data-binary @body.txt --url URL`,
  `curl URL --data-urlencode grant_type=client_credentials --data-urlencode 'client_secret=a+b&c=d%'`,
  `A=ey.J.x\nU=URL\ncurl "$U" -d "grant_type=client_credentials" -d "client_assertion=$A" | cat`,
  `curl URL -d @- <<EOF\ngrant_type=client_credentials&\nclient_id=a\nEOF`,
  `curl URL --data-binary @- <<'EOF'\ngrant_type=client_credentials&client_id=$a\nEOF`,
  `printf %s ey.J.x | curl URL -d grant_type=client_credentials --data-urlencode client_assertion@-`,
  `echo -n ey.J.x | curl URL -d grant_type=client_credentials --data-urlencode client_assertion@-`,
  `curl -u 'id:s e' URL -d $'grant_type=client_credentials&scope=\\xc3\\xa9'`,
  `curl -G URL -d grant_type=client_credentials --data-urlencode 'scope=a b'`,
  `curl -F grant_type=client_credentials -F 'client_id=a;b' URL`,
  `curl --json '{"grant_type":"client_credentials","client_id":"a"}' URL`,
  `curl -H 'Content-Type: application/json' -d '{"grant_type":"client_credentials","client_id":"a"}' URL`,
  `curl -d 'grant_type=client_credentials&\nclient_id=a' -o /dev/null -w '%{http_code}' URL -m 5 -A agent`,
];

/** As the recorder got it: in the address, in a form, in parts, or in JSON. */
function receivedPairs({
  target,
  contentType = '',
  body,
}: ReceivedRequest): readonly (readonly [string, string])[] {
  const text = body.toString();
  const query = [...new URLSearchParams(/\?(.*)/.exec(target)?.[1] ?? '')];
  if (text === '') return query;
  if (contentType.startsWith('application/json'))
    return Object.entries(JSON.parse(text) as Record<string, string>);
  if (!contentType.startsWith('multipart/')) return [...new URLSearchParams(text), ...query];
  return [...text.matchAll(/name="(.*?)"\r\n\r\n([^]*?)\r\n--/g)].map(([, name = '', value = '']) => [
    name,
    value,
  ]);
}

test('curl, run by bash, sends what is read', async () => {
  const asked = wildCommands.map((command) => command.replaceAll('URL', 'https://as.example.com/token'));
  const received = await recordRequests(async (origin) => {
    for (const command of wildCommands) {
      const { status } = await runAsync(
        '/bin/bash',
        ['-c', command.replaceAll(/\bURL\b(?!=)/g, `${origin}/token`)],
        folder,
      );
      expect([status, command]).toEqual([0, command]);
    }
  });
  expect(received).toHaveLength(asked.length);
  received.forEach((one, index) => {
    const parsed = parseRequest(asked[index] ?? '');
    expect(parsed?.method, asked[index]).toBe(one.method);
    const pairs = receivedPairs(one).map(([name, value]) => [name.trim(), value]);
    const read = (parsed?.parameters ?? []).flatMap(({ name, value, file }) =>
      file === undefined ? [[name, value]] : [],
    );
    const known = pairs.filter(
      ([name]) =>
        !parsed?.parameters.some(
          (other) => other.file !== undefined && (other.name === name || other.name === ''),
        ),
    );
    expect(read, asked[index]).toEqual(known);
    const type = parsed?.headers.find(([name]) => /^content-type$/i.test(name))?.[1];
    if (type !== undefined) expect(one.contentType).toBe(type);
  });
});
