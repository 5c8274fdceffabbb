/** The mistakes of facts/findings.md, row “request”, and facts/protocol.md §11, rows 9, 13, 14, 16, 32, each made from a fresh assertion. */
import type { InspectionCode } from '../src/core/inspection/inspection-finding';
import { encodeForm, type FormParameter } from '../src/core/request/form-urlencoded';
import { client, endpoints, tenant } from './assertion-styles';
import { writeBody, writeGet, writeParameters, type Writer } from './request-writers';

/** Signs an assertion of the client: for the v2.0 endpoint, unless these claims say something else. */
export type SignClaims = (claims?: object) => string;

export interface RequestMistake {
  /** Of facts/protocol.md §11; 0 for the rest of facts/findings.md. */
  readonly number: number;
  readonly how: string;
  readonly code: InspectionCode;
  readonly write: (sign: SignClaims) => readonly Writer[];
}

export const graphScope = 'https://graph.microsoft.com/.default';
const jwtType = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';
const jwtGrant = 'urn:ietf:params:oauth:grant-type:jwt-bearer';
const formType = 'application/x-www-form-urlencoded';

export function rightParameters(
  assertion: string,
  target: FormParameter = ['scope', graphScope],
): readonly FormParameter[] {
  return [
    ['grant_type', 'client_credentials'],
    ['client_id', client],
    target,
    ['client_assertion_type', jwtType],
    ['client_assertion', assertion],
  ];
}

type Change = Readonly<Record<string, string | undefined>>;

/** Undefined: not sent. A name that was not there comes last. */
function bend(parameters: readonly FormParameter[], change: Change): readonly FormParameter[] {
  const kept = parameters.flatMap(([name, value]): readonly FormParameter[] => {
    const bent = name in change ? change[name] : value;
    return bent === undefined ? [] : [[name, bent]];
  });
  const added = Object.entries(change).filter(([name]) => !parameters.some(([other]) => other === name));
  return [...kept, ...added.filter((one): one is [string, string] => one[1] !== undefined)];
}

function inForm(
  number: number,
  how: string,
  code: InspectionCode,
  change: Change,
  url: string = endpoints.v2,
): RequestMistake {
  return { number, how, code, write: (sign) => writeParameters(url, bend(rightParameters(sign()), change)) };
}

function inAddress(how: string, code: InspectionCode, url: string, claims?: object): RequestMistake {
  return {
    number: 13,
    how,
    code,
    write: (sign) =>
      // The wire does not tell whether there is TLS around it.
      writeParameters(url, rightParameters(sign(claims))).filter(
        ([dialect]) => dialect !== 'raw-http' || url.startsWith('https:'),
      ),
  };
}

function inClaims(number: number, how: string, code: InspectionCode, claims: object): RequestMistake {
  return { number, how, code, write: (sign) => writeParameters(endpoints.v2, rightParameters(sign(claims))) };
}

function inBody(
  number: number,
  how: string,
  code: InspectionCode,
  body: (assertion: string) => string,
  contentType = formType,
): RequestMistake {
  return { number, how, code, write: (sign) => writeBody(endpoints.v2, body(sign()), contentType) };
}

function onV1(how: string, code: InspectionCode, change: Change, aud: string = endpoints.v1): RequestMistake {
  return {
    number: 32,
    how,
    code,
    write: (sign) =>
      writeParameters(
        endpoints.v1,
        bend(rightParameters(sign({ aud }), ['resource', 'https://graph.windows.net/']), change),
      ),
  };
}

const other = 'https://login.microsoftonline.com';
const bodyOf = (assertion: string, change: Change = {}) =>
  encodeForm(bend(rightParameters(assertion), change));
const secretForm = (secret: string) =>
  `grant_type=client_credentials&client_id=${client}&scope=${encodeURIComponent(graphScope)}&client_secret=${secret}`;

export const requestMistakes: readonly RequestMistake[] = [
  inForm(0, 'no grant_type', 'request/grant-missing', { grant_type: undefined }),
  inForm(0, 'a grant without its last letter', 'request/grant-unknown', { grant_type: 'client_credential' }),
  inForm(0, 'a grant with the caret of cmd.exe', 'request/grant-unknown', {
    grant_type: 'client_credentials^',
  }),
  {
    number: 0,
    how: 'a body without quotation marks, which the shell ends at its first &',
    code: 'request/unquoted-ampersand',
    write: (sign) => {
      const body = bodyOf(sign());
      return [
        ['curl in bash', `curl -X POST '${endpoints.v2}' \\\n  -d ${body}`],
        ['curl in bash, address last', `curl -d ${body} ${endpoints.v2}`],
        ['curl in cmd.exe', `curl -X POST "${endpoints.v2}" ^\r\n  -d ${body}`],
      ];
    },
  },
  inForm(16, 'no proof of the client at all', 'request/assertion-missing', {
    client_assertion_type: undefined,
    client_assertion: undefined,
  }),
  inForm(16, 'a type, and no assertion', 'request/assertion-missing', { client_assertion: undefined }),
  inForm(16, 'no type', 'request/assertion-type-missing', { client_assertion_type: undefined }),
  inForm(16, 'the grant’s URN as the type', 'request/assertion-type-wrong', {
    client_assertion_type: jwtGrant,
  }),
  inForm(16, 'the type’s URN as the grant', 'request/assertion-type-wrong', { grant_type: jwtType }),
  inForm(16, 'jwt-bearer alone as the type', 'request/assertion-type-wrong', {
    client_assertion_type: 'jwt-bearer',
  }),
  {
    number: 16,
    how: 'the assertion in assertion',
    code: 'request/assertion-parameter',
    write: (sign) =>
      writeParameters(
        endpoints.v2,
        bend(rightParameters(sign()), { client_assertion: undefined, assertion: sign() }),
      ),
  },
  {
    number: 16,
    how: 'the assertion in assertion, as a grant, to Entra',
    code: 'request/assertion-parameter',
    write: (sign) =>
      writeParameters(endpoints.v2, [
        ['grant_type', jwtGrant],
        ['client_id', client],
        ['scope', graphScope],
        ['assertion', sign()],
      ]),
  },
  {
    number: 16,
    how: 'a grant’s assertion in client_assertion',
    code: 'request/assertion-parameter',
    write: (sign) =>
      writeParameters('https://as.example.com/token', [
        ['grant_type', jwtGrant],
        ['client_assertion_type', jwtType],
        ['client_assertion', sign({ aud: 'https://as.example.com/token' })],
      ]),
  },
  inForm(0, 'a secret as well', 'request/secret-and-assertion', {
    client_secret: 'A1bC2~dE3fH4iJ5kL6mN7oP8qR9s',
  }),
  inForm(0, 'no client_id', 'request/client-id-missing', { client_id: undefined }),
  inForm(14, 'another client_id', 'iss/not-client-id', { client_id: '00001111-aaaa-2222-bbbb-3333cccc4444' }),
  inClaims(14, 'another sub', 'iss/not-sub', { sub: '00001111-aaaa-2222-bbbb-3333cccc4444' }),
  inForm(32, 'no scope', 'request/scope-missing', { scope: undefined }),
  inForm(32, 'a scope without /.default', 'request/scope-not-default', {
    scope: 'https://graph.microsoft.com/Mail.Read',
  }),
  inForm(32, 'two scopes', 'request/scope-several', {
    scope: `${graphScope} https://outlook.office365.com/.default`,
  }),
  inForm(32, 'resource for scope', 'request/resource-on-v2', {
    scope: undefined,
    resource: 'https://graph.microsoft.com',
  }),
  inForm(32, 'resource beside scope', 'request/resource-on-v2', { resource: 'https://graph.microsoft.com' }),
  onV1('scope for resource', 'request/scope-on-v1', { resource: undefined, scope: graphScope }),
  onV1('neither scope nor resource', 'request/resource-missing', { resource: undefined }),
  onV1(
    'the audience of v2.0',
    'aud/version-mismatch',
    {},
    `https://login.windows.net/${tenant}/oauth2/v2.0/token`,
  ),
  inAddress('common, as before', 'request/common-endpoint', `${other}/common/oauth2/v2.0/token`),
  inAddress(
    'organizations, in the audience too',
    'request/common-endpoint',
    `${other}/organizations/oauth2/v2.0/token`,
    { aud: `${other}/organizations/oauth2/v2.0/token` },
  ),
  inAddress('http', 'aud/http', endpoints.v2.replace('https', 'http')),
  inAddress('http, in the audience too', 'aud/http', endpoints.v2.replace('https', 'http'), {
    aud: endpoints.v2.replace('https', 'http'),
  }),
  inAddress(
    'the endpoint for the tenant',
    'request/tenant-is-authority',
    `${other}/${tenant}/oauth2/token/oauth2/v2.0/token`,
  ),
  inAddress('the authority for the tenant', 'request/tenant-is-authority', `${other}/${endpoints.v2}`),
  inAddress('no tenant', 'request/tenant-malformed', `${other}/oauth2/v2.0/token`),
  inAddress(
    'a placeholder for the tenant',
    'request/tenant-malformed',
    `${other}/{tenant}/oauth2/v2.0/token`,
  ),
  inAddress(
    'the other endpoint',
    'request/token-endpoint-unexpected',
    endpoints.v2.replace(/token$/, 'authorize'),
  ),
  inAddress(
    'the endpoint of an old document',
    'request/token-endpoint-unexpected',
    `${other}/${tenant}/V2.0/token`,
  ),
  inAddress(
    'another tenant than the audience',
    'aud/other-tenant',
    `${other}/11111111-2222-3333-4444-555555555555/oauth2/v2.0/token`,
  ),
  inAddress('another cloud than the audience', 'aud/other-cloud', endpoints.v2.replace('.com', '.us')),
  inClaims(13, 'common in the audience', 'aud/common-endpoint', { aud: `${other}/common/oauth2/v2.0/token` }),
  inClaims(13, 'an array of audiences', 'aud/array', { aud: [endpoints.v2] }),
  inClaims(13, 'an audience with a slash at its end', 'aud/trailing-slash', { aud: `${endpoints.v2}/` }),
  inClaims(13, 'an audience over http', 'aud/http', { aud: endpoints.v2.replace('https', 'http') }),
  inClaims(13, 'an audience without oauth2', 'aud/not-token-endpoint', {
    aud: `${other}/${tenant}/V2.0/token`,
  }),
  inBody(9, 'a plus sign in a secret', 'request/unencoded-plus', () => secretForm('A1b+C2d/E3f=')),
  inBody(
    9,
    'a plus sign in a refresh token',
    'request/unencoded-plus',
    (assertion) => `${bodyOf(assertion, { grant_type: 'refresh_token' })}&refresh_token=0.ARo+b~c`,
  ),
  inBody(0, 'a scope encoded twice', 'request/double-encoded', (assertion) =>
    bodyOf(assertion, { scope: encodeURIComponent(graphScope) }),
  ),
  inBody(0, 'a type encoded twice', 'request/double-encoded', (assertion) =>
    bodyOf(assertion, { client_assertion_type: encodeURIComponent(jwtType) }),
  ),
  inBody(10, 'an assertion of several lines', 'request/line-breaks', (assertion) =>
    bodyOf('x').replace('=x', `=${assertion.replaceAll('.', '.\n')}`),
  ),
  inBody(
    10,
    'an assertion with the end of its file',
    'request/line-breaks',
    (assertion) => `${bodyOf(assertion)}%0A`,
  ),
  inBody(
    0,
    'JSON',
    'request/wrong-content-type',
    (assertion) => JSON.stringify(Object.fromEntries(rightParameters(assertion))),
    'application/json',
  ),
  inBody(0, 'JSON, said to be a form', 'request/wrong-content-type', (assertion) =>
    JSON.stringify(Object.fromEntries(rightParameters(assertion))),
  ),
  inBody(0, 'a form, said to be JSON', 'request/wrong-content-type', bodyOf, 'application/json'),
  inBody(
    0,
    'parts',
    'request/wrong-content-type',
    (assertion) =>
      `${rightParameters(assertion)
        .map(
          ([name, value]) =>
            `--frontier\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
        )
        .join('')}--frontier--\r\n`,
    'multipart/form-data; boundary=frontier',
  ),
  {
    number: 0,
    how: 'GET',
    code: 'request/method-not-post',
    write: (sign) => writeGet(endpoints.v2, rightParameters(sign())),
  },
];
