import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseHttpFile } from '../../../../tools/http-file-parser';
import { compactAssertion, hostileRequest, hostileValues, request, requestWith } from './hostile.vectors';
import { formatHttpFile } from './http-file';

const headers = [['Content-Type', 'application/x-www-form-urlencoded']];

describe('read back, it', () => {
  test.each(hostileValues)('is one request with the same address, header and body: %j', (value) => {
    const sent = requestWith(value);
    expect(parseHttpFile(formatHttpFile(sent, 'inline'))).toEqual([
      { method: 'POST', url: sent.url, headers, body: sent.body },
    ]);
  });

  test('is so with any value', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (value) => {
        const sent = requestWith(value);
        expect(parseHttpFile(formatHttpFile(sent, 'inline'))).toMatchObject([{ body: sent.body }]);
      }),
    );
  });

  test('has braces of an address encoded, which are no variable then', () => {
    const sent = request('https://as.example.com/token?x={{$processEnv}}&y={}', [['a', 'b']]);
    const [read] = parseHttpFile(formatHttpFile(sent, 'inline'));
    expect(read?.url).toBe('https://as.example.com/token?x=%7B%7B$processEnv%7D%7D&y=%7B%7D');
    expect(decodeURIComponent(read?.url ?? '')).toBe(decodeURIComponent(sent.url));
  });

  test('has the assertion in a variable when that is apart', () => {
    const sent = hostileRequest('https://as.example.com/token');
    const text = formatHttpFile(sent, 'apart');
    expect(text).not.toContain(compactAssertion);
    expect(text).toMatch(/^@client_assertion = put-the-content-of-assertion\.jwt-here\n/);
    const read = parseHttpFile(text, { client_assertion: compactAssertion });
    expect(read).toEqual([{ method: 'POST', url: sent.url, headers, body: sent.body }]);
  });

  test('ends with its body: REST Client would send a line break', () => {
    const sent = requestWith('a');
    expect(formatHttpFile(sent, 'inline').endsWith(sent.body)).toBe(true);
  });
});
