import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { recordRequests } from '../../../../tools/recording-server';
import { findOptionalProgram } from '../../../../tools/require-programs';
import { runAsync } from '../../../../tools/run-async';
import type { AssertionPlace } from '../assertion-place';
import type { TokenRequest } from '../token-request';
import { compactAssertion, hostileRequest, hostileValues, requestWith } from './hostile.vectors';
import { formatHttpie } from './httpie';

const http = findOptionalProgram('http', 'httpie');

/** Runs the command in bash, in a folder with nothing but the file, and with a server that keeps what comes. */
async function send(makeRequest: (origin: string) => TokenRequest, place: AssertionPlace, file?: string) {
  const folder = mkdtempSync(join(tmpdir(), 'workbench-httpie-'));
  mkdirSync(join(folder, '.httpie'));
  // It would ask a server of its own in the background otherwise.
  writeFileSync(join(folder, '.httpie', 'config.json'), '{"disable_update_warnings": true}');
  if (file !== undefined) writeFileSync(join(folder, 'assertion.jwt'), file);
  try {
    let sent: TokenRequest | undefined;
    let status: number | null = null;
    const received = await recordRequests(async (origin) => {
      sent = makeRequest(origin);
      ({ status } = await runAsync('/bin/bash', ['-c', formatHttpie(sent, place)], folder));
    });
    const left = readdirSync(folder).filter((name) => name !== '.httpie' && name !== 'assertion.jwt');
    const bodies = received.map(({ body }) => body.toString('latin1'));
    return { status, left, received, bodies, expected: [sent?.body] };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

describe.runIf(http)('the real HTTPie, from bash,', () => {
  test('posts the body byte for byte', async () => {
    const run = await send((origin) => hostileRequest(`${origin}/it's/token?a=$(touch%20pwned)`), 'inline');
    expect(run).toMatchObject({ status: 0, left: [], bodies: run.expected });
    expect(run.received).toMatchObject([
      {
        method: 'POST',
        target: "/it's/token?a=$(touch%20pwned)",
        contentType: 'application/x-www-form-urlencoded',
      },
    ]);
  });

  test.each(['', '\n', '\r\n'])(
    'posts the same with the assertion in a file that ends with %j',
    async (end) => {
      const run = await send((origin) => hostileRequest(`${origin}/token`), 'apart', compactAssertion + end);
      expect(run).toMatchObject({ status: 0, left: [], bodies: run.expected });
    },
  );

  test('posts the same where the assertion comes last', async () => {
    const run = await send((origin) => requestWith("it's", `${origin}/token`), 'apart', compactAssertion);
    expect(run).toMatchObject({ status: 0, left: [], bodies: run.expected });
  });
});

describe('the command', () => {
  test('has no assertion in it that is in a file', () => {
    for (const value of hostileValues) {
      expect(formatHttpie(requestWith(value), 'apart')).not.toContain(compactAssertion);
      expect(formatHttpie(requestWith(value), 'inline')).toContain(compactAssertion);
    }
  });

  test('does not wait for standard input, which HTTPie takes for a body', () => {
    expect(formatHttpie(requestWith('a'), 'inline')).toMatch(/^http --ignore-stdin /);
  });
});
