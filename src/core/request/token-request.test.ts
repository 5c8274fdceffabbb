import { parse } from 'node:querystring';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { profileOf } from '../../../tools/assertion-fixtures';
import { exampleClientId, validSettings } from '../assertion/settings.vectors';
import { formatRawHttp } from './dialects/raw-http';
import { encodeForm, type FormParameter } from './form-urlencoded';
import { buildTokenRequest } from './token-request';

const hostileText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc
    .array(
      fc.constantFrom(
        "'",
        '"',
        '`',
        '$',
        '$(',
        ')',
        '\\',
        '\n',
        '\r\n',
        '&',
        '=',
        '+',
        '%',
        '%20',
        ' ',
        ';',
        '#',
        '!',
        '\0',
        'ü',
        '🔑',
      ),
    )
    .map((parts) => parts.join('')),
);
const parameters = fc.uniqueArray(fc.tuple(hostileText, hostileText), { selector: ([name]) => name });

describe('a form body (RFC 6749 appendix B)', () => {
  test('decodes to the parameters, with URLSearchParams and node:querystring', () => {
    fc.assert(
      fc.property(parameters, (list: readonly FormParameter[]) => {
        const body = encodeForm(list);
        expect([...new URLSearchParams(body)]).toEqual(list);
        const byNode = parse(body, '&', '=', { maxKeys: 0 });
        for (const [name, value] of list) if (name !== '') expect(byNode[name]).toBe(value);
      }),
    );
  });

  test('is ASCII that needs no quoting in any shell or header', () => {
    fc.assert(
      fc.property(parameters, (list) => {
        expect(encodeForm(list)).toMatch(/^[A-Za-z0-9._~%&=-]*$/);
      }),
    );
  });
});

describe('an access token request (RFC 6749 §4.4.2, RFC 7523 §2.2)', () => {
  test.each([
    ['entra-v2', 'scope', 'https://graph.microsoft.com/.default'],
    ['entra-v1', 'resource', 'https://graph.microsoft.com'],
    ['adfs', 'resource', 'https://api.contoso.com'],
  ] as const)('to %s names what it is for with %s', (id, target, value) => {
    const { parameters: list } = buildTokenRequest(
      profileOf(id),
      validSettings[id],
      'https://as.example.com/token',
      'a.b.c',
    );
    expect(list).toEqual([
      ['grant_type', 'client_credentials'],
      ['client_id', exampleClientId],
      [target, value],
      ['client_assertion_type', 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer'],
      ['client_assertion', 'a.b.c'],
    ]);
  });

  test('does not send a parameter without a value (RFC 6749 §3.2)', () => {
    const settings = { ...validSettings['generic-oidc'], scope: '' };
    const { body } = buildTokenRequest(
      profileOf('generic-oidc'),
      settings,
      'https://as.example.com/token',
      'a.b.c',
    );
    expect(body).toBe(
      'grant_type=client_credentials&client_id=s6BhdRkqt3' +
        '&client_assertion_type=urn%3Aietf%3Aparams%3Aoauth%3Aclient-assertion-type%3Ajwt-bearer&client_assertion=a.b.c',
    );
  });

  test('has one value for each parameter, never the one of another server', () => {
    const settings = { ...validSettings['entra-v2'], resource: 'https://left.over' };
    const { body } = buildTokenRequest(
      profileOf('entra-v2'),
      settings,
      'https://as.example.com/token',
      'a.b.c',
    );
    expect(new URLSearchParams(body).has('resource')).toBe(false);
  });
});

describe('a request as it goes over the wire (RFC 9112 §3)', () => {
  const request = (url: string, scope: string) =>
    buildTokenRequest(profileOf('generic-oidc'), { ...validSettings['generic-oidc'], scope }, url, 'a.b.c');

  test('has a Content-Length of as many octets as follow the blank line', () => {
    fc.assert(
      fc.property(hostileText, (scope) => {
        const raw = formatRawHttp(request('https://as.example.com/token', scope), 'inline');
        const [head = '', body = ''] = raw.split('\r\n\r\n');
        expect(Number(/\r\nContent-Length: (\d+)/.exec(head)?.[1])).toBe(Buffer.byteLength(body));
        expect(raw.split('\r\n\r\n')).toHaveLength(2);
        expect(head.split('\r\n')).toHaveLength(4);
      }),
    );
  });

  test.each([
    ['https://as.example.com/token', 'POST /token HTTP/1.1', 'Host: as.example.com'],
    ['https://as.example.com:8443/t?a=b', 'POST /t?a=b HTTP/1.1', 'Host: as.example.com:8443'],
    ['http://[::1]:3000', 'POST / HTTP/1.1', 'Host: [::1]:3000'],
    ['https://as.example.com:443/ä b', 'POST /%C3%A4%20b HTTP/1.1', 'Host: as.example.com'],
  ])('%s', (url, line, host) => {
    expect(formatRawHttp(request(url, ''), 'inline').split('\r\n').slice(0, 3)).toEqual([
      line,
      host,
      'Content-Type: application/x-www-form-urlencoded',
    ]);
  });
});
