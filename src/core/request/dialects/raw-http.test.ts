import { connect } from 'node:net';
import { describe, expect, test } from 'vitest';
import { recordRequests } from '../../../../tools/recording-server';
import { compactAssertion, hostileRequest, hostileValues, requestWith } from './hostile.vectors';
import { formatRawHttp } from './raw-http';

/** The octets as they stand, over a socket, and everything that comes back until the server has answered. */
function sendOctets(origin: string, text: string): Promise<string> {
  const { hostname, port } = new URL(origin);
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname, () => socket.write(text));
    let answer = '';
    socket.on('data', (chunk) => {
      answer += chunk.toString();
      if (answer.includes('recorded')) socket.end();
    });
    socket.once('error', reject);
    socket.once('close', () => resolve(answer));
    socket.setTimeout(10_000, () => socket.destroy(new Error('no answer')));
  });
}

describe('over a socket', () => {
  test('it is one request, and its body arrives byte for byte', async () => {
    let body = '';
    let answer = '';
    const received = await recordRequests(async (origin) => {
      const sent = hostileRequest(`${origin}/it's/[1-3]/token?x={y}&a=%zz`);
      body = sent.body;
      answer = await sendOctets(origin, formatRawHttp(sent, 'inline'));
    });
    expect(answer).toMatch(/^HTTP\/1\.1 200 OK\r\n/);
    expect(received).toEqual([
      {
        method: 'POST',
        target: "/it's/[1-3]/token?x={y}&a=%zz",
        contentType: 'application/x-www-form-urlencoded',
        contentLength: String(body.length),
        body: Buffer.from(body),
        headers: {
          host: received[0]?.headers.host,
          'content-type': 'application/x-www-form-urlencoded',
          'content-length': String(body.length),
        },
      },
    ]);
    expect(received[0]?.headers.host).toMatch(/^127\.0\.0\.1:\d+$/);
  });

  test.each(hostileValues)('%j is no line of the header, and no second request', async (value) => {
    let body = '';
    const received = await recordRequests(async (origin) => {
      const sent = requestWith(value, `${origin}/token`);
      body = sent.body;
      await sendOctets(origin, formatRawHttp(sent, 'inline'));
    });
    expect(received.map((one) => one.body.toString())).toEqual([body]);
  });
});

test('apart, a variable stands in the place of the assertion, and Content-Length counts the assertion', () => {
  const sent = requestWith('a');
  const text = formatRawHttp(sent, 'apart');
  expect(text).not.toContain(compactAssertion);
  expect(text.replace('{{client_assertion}}', compactAssertion)).toBe(formatRawHttp(sent, 'inline'));
});
