/** Values that mean something to one program or another on the way, and a request that carries them. */
import { encodeForm, type FormParameter } from '../form-urlencoded';
import type { TokenRequest } from '../token-request';

export const hostileValues: readonly string[] = [
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
  '\\"',
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
  '%PATH%',
  '%CD% %% %1 %*',
  // U+036F is CD AF in UTF-8: percent-encoded, the current folder of cmd.exe stands in it.
  '\u036f\u036f',
  '!PATH!',
  '^&calc^"^|calc',
  '"&calc&"',
  '<>|&^',
  'a+b=c&d',
  '{{client_assertion}}',
  '{{$processEnv SECRET}}',
  "'''",
  '[',
  '}',
  ' spaces around ',
  '< ./secret.txt',
  '### next',
  '# comment',
  ';)',
  '',
];

export const compactAssertion = 'eyJhbGciOiJQUzI1NiJ9.eyJpc3MiOiJhIn0.c2ln-bmF0_dXJl';

export function request(url: string, parameters: readonly FormParameter[]): TokenRequest {
  return { url: new URL(url).href, parameters, body: encodeForm(parameters) };
}

/** As the page makes them: names that a standard gives, values that a person types, the assertion last. */
export function requestWith(value: string, url = 'https://as.example.com/token'): TokenRequest {
  return request(url, [
    ['grant_type', 'client_credentials'],
    ['client_id', value],
    ['scope', value],
    ['client_assertion_type', 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer'],
    ['client_assertion', compactAssertion],
  ]);
}

/** All of them in one request, and the assertion in the middle. */
export function hostileRequest(url: string): TokenRequest {
  const values = hostileValues.map((value, index): FormParameter => [`p${index}`, value]);
  return request(url, [...values.slice(0, 9), ['client_assertion', compactAssertion], ...values.slice(9)]);
}
