import { describe, expect, test } from 'vitest';
import { assertionParameter, splitBody } from '../assertion-place';
import { dialectFormats } from './dialect-formats';
import { compactAssertion, request, requestWith } from './hostile.vectors';
import { requestDialects } from './request-dialects';

const endpoint = 'https://as.example.com/token';

describe('the dialects', () => {
  test('are offered by these names, in this order', () => {
    expect(requestDialects.map(({ name }) => name)).toEqual([
      'curl (bash)',
      'curl (cmd.exe)',
      'PowerShell',
      'Raw HTTP',
      'HTTPie',
      '.http file',
      'Postman collection',
      'Bruno',
    ]);
    expect(requestDialects.map(({ id }) => id)).toEqual(Object.keys(dialectFormats));
  });

  test('have each a file name of its own', () => {
    const names = Object.values(dialectFormats).map(({ fileName }) => fileName);
    expect(new Set(names).size).toBe(names.length);
  });

  test('are run by the tests where a machine of ours has what takes them', () => {
    const run = requestDialects.filter(({ id }) => dialectFormats[id].ranByTests).map(({ name }) => name);
    expect(run).toEqual(['curl (bash)', 'Raw HTTP', 'HTTPie']);
  });

  test.each(requestDialects)('$name has the assertion either inline or apart', ({ id }) => {
    const { format, apart } = dialectFormats[id];
    expect(format(requestWith('a'), 'inline')).toContain(compactAssertion);
    const text = format(requestWith('a'), 'apart');
    expect(text).not.toContain(compactAssertion);
    expect(text).toContain(apart === 'file' ? 'assertion.jwt' : '{{client_assertion}}');
  });

  test.each(requestDialects)('$name is the same both ways where nothing is signed', ({ id }) => {
    const { format } = dialectFormats[id];
    const withSecret = request(endpoint, [
      ['grant_type', 'client_credentials'],
      ['client_secret', 's3cret'],
    ]);
    expect(format(withSecret, 'apart')).toBe(format(withSecret, 'inline'));
  });
});

describe('the assertion of a request', () => {
  test('is the one of the client, and not the one of whom it acts for', () => {
    const onBehalf = request(endpoint, [
      ['assertion', 'user.token.x'],
      ['client_assertion', compactAssertion],
      ['scope', 'a b'],
    ]);
    expect(assertionParameter(onBehalf)).toEqual(['client_assertion', compactAssertion]);
    expect(splitBody(onBehalf)).toEqual(['assertion=user.token.x&client_assertion=', '&scope=a%20b']);
  });

  test('is the grant where the client is not authenticated by one (RFC 7523 §2.1)', () => {
    const grant = request(endpoint, [['assertion', compactAssertion]]);
    expect(splitBody(grant)).toEqual(['assertion=', '']);
  });
});
