/** One mistake for each thing that a server checks, and where it is found. RFC 7521 §5.2, RFC 7523 §3; facts/protocol.md §11. */
import { createHash } from 'node:crypto';
import type { CheckStep } from '../src/core/inspection/server-check';
import type { ProfileId } from '../src/core/profiles/server-profile';
import type { ImportedFixture } from './credential-fixtures';
import type { SubmissionBend } from './submission-fixtures';

export const sha1Hex = ({ certificateDer }: ImportedFixture) =>
  createHash('sha1').update(certificateDer).digest('hex').toUpperCase();
export const hexText = (fixture: ImportedFixture) => Buffer.from(sha1Hex(fixture)).toString('base64url');

export type ServerMistake = readonly [
  what: string,
  profile: ProfileId,
  step: CheckStep,
  code: string,
  bend: (registered: ImportedFixture, other: ImportedFixture) => Omit<SubmissionBend, 'profile'>,
  answer: string,
];

const claims = (overrides: object) => () => ({ settings: { claimsOverrides: JSON.stringify(overrides) } });
const header = (overrides: object) => () => ({ settings: { headerOverrides: JSON.stringify(overrides) } });
/** As `submit` has it. */
const at = ({ certificate }: ImportedFixture) => certificate.notBefore / 1000 + 3600;
const parameters = (overrides: NonNullable<SubmissionBend['parameters']>) => () => ({
  parameters: overrides,
});

export const serverMistakes: readonly ServerMistake[] = [
  [
    'no grant',
    'entra-v2',
    'grant',
    'request/grant-missing',
    parameters({ grant_type: undefined }),
    'AADSTS900144',
  ],
  [
    'no client_id',
    'entra-v2',
    'grant',
    'request/client-id-missing',
    parameters({ client_id: undefined }),
    'AADSTS900144',
  ],
  [
    'no assertion',
    'entra-v2',
    'assertion',
    'request/assertion-missing',
    parameters({ client_assertion: undefined }),
    'AADSTS7000218',
  ],
  [
    'no assertion type',
    'entra-v2',
    'assertion',
    'request/assertion-type-missing',
    parameters({ client_assertion_type: undefined }),
    'AADSTS7000218',
  ],
  [
    'the grant’s URN',
    'adfs',
    'assertion',
    'request/assertion-type-wrong',
    parameters({ client_assertion_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer' }),
    'MSIS9622',
  ],
  [
    'the wrong parameter',
    'google',
    'assertion',
    'request/assertion-parameter',
    () => ({ parameters: { assertion: undefined, client_assertion: 'x' } }),
    'invalid_grant',
  ],
  [
    'a secret, too',
    'generic-oidc',
    'assertion',
    'request/secret-and-assertion',
    parameters({ client_secret: 's' }),
    'invalid_request',
  ],
  [
    'a GET',
    'generic-oidc',
    'request',
    'request/method-not-post',
    () => ({ request: { method: 'GET' } }),
    'invalid_request',
  ],
  [
    'a signature cut off',
    'entra-v2',
    'segments',
    'segment/count',
    () => ({ token: (one: string) => one.slice(0, one.lastIndexOf('.')) }),
    'AADSTS50027',
  ],
  [
    'padding',
    'entra-v2',
    'segments',
    'segment/padding',
    () => ({ token: (one: string) => `${one}==` }),
    'AADSTS50027',
  ],
  [
    'a header that is no JSON',
    'entra-v2',
    'header',
    'segment/not-json',
    () => ({ token: (one: string) => `e30x${one.slice(one.indexOf('.'))}` }),
    'AADSTS50027',
  ],
  ['alg none', 'adfs', 'algorithm', 'alg/none', header({ alg: 'none' }), 'MSIS9622'],
  ['an alg of others', 'entra-v2', 'algorithm', 'alg/not-accepted', header({ alg: 'RS512' }), 'AADSTS50027'],
  ['no x5t', 'adfs', 'key', 'x5t/missing', header({ x5t: null }), 'MSIS9622'],
  ['no x5t, at Entra', 'entra-v2', 'key', 'x5t/missing', header({ 'x5t#S256': null }), 'AADSTS50027'],
  ['a kid alone', 'entra-v2', 'key', 'kid/only', header({ 'x5t#S256': null, kid: 'x' }), 'AADSTS700027'],
  [
    'hex text',
    'entra-v1',
    'key',
    'x5t/hex-text',
    (daemon) => ({ settings: { headerOverrides: JSON.stringify({ x5t: hexText(daemon) }) } }),
    'AADSTS700027',
  ],
  [
    'another certificate',
    'entra-v1',
    'key',
    'x5t/other-certificate',
    (_, other) => ({ chain: [other.certificate], signer: other }),
    'AADSTS700027',
  ],
  [
    'an expired certificate',
    'entra-v1',
    'certificate',
    'certificate/expired',
    (daemon) => ({ now: daemon.certificate.notAfter / 1000 + 4711 }),
    'AADSTS700027',
  ],
  [
    'a certificate of tomorrow',
    'entra-v1',
    'certificate',
    'certificate/not-yet-valid',
    (daemon) => ({ now: daemon.certificate.notBefore / 1000 - 4711 }),
    'AADSTS700027',
  ],
  [
    'another key',
    'entra-v2',
    'signature',
    'signature/other-key',
    (_, other) => ({ signer: other }),
    'AADSTS700027',
  ],
  [
    'a changed claim',
    'entra-v2',
    'signature',
    'signature/invalid',
    () => ({ token: changeClaim }),
    'AADSTS700027',
  ],
  ['iss that is not sub', 'entra-v2', 'client', 'iss/not-sub', claims({ iss: 'other' }), 'AADSTS50048'],
  [
    'another client',
    'entra-v2',
    'client',
    'iss/not-client-id',
    claims({ iss: 'other', sub: 'other' }),
    'AADSTS700021',
  ],
  [
    'the common endpoint as audience',
    'entra-v2',
    'audience',
    'aud/common-endpoint',
    claims({ aud: 'https://login.microsoftonline.com/common/oauth2/v2.0/token' }),
    'AADSTS700023',
  ],
  [
    'another tenant as audience',
    'entra-v2',
    'audience',
    'aud/other-tenant',
    claims({
      aud: 'https://login.microsoftonline.com/bbbbbbbb-0000-cccc-1111-dddd2222eeee/oauth2/v2.0/token',
    }),
    'AADSTS700023',
  ],
  ['an array as audience', 'entra-v2', 'audience', 'aud/array', claims({ aud: ['a'] }), 'AADSTS50027'],
  [
    'the issuer as audience',
    'adfs',
    'audience',
    'aud/not-token-endpoint',
    claims({ aud: 'https://adfs.contoso.com/adfs' }),
    'MSIS9622',
  ],
  ['no exp', 'generic-oidc', 'expiry', 'exp/missing', claims({ exp: null }), 'invalid_client'],
  [
    'an expired assertion',
    'entra-v2',
    'expiry',
    'exp/past',
    (daemon) => ({
      settings: {
        claimsOverrides: JSON.stringify({
          iat: at(daemon) - 5000,
          nbf: at(daemon) - 5000,
          exp: at(daemon) - 4411,
        }),
      },
    }),
    'AADSTS700024',
  ],
  [
    'an assertion of the future',
    'entra-v2',
    'not-before',
    'nbf/future',
    (daemon) => ({
      settings: {
        claimsOverrides: JSON.stringify({
          iat: at(daemon) + 4711,
          nbf: at(daemon) + 4711,
          exp: at(daemon) + 5311,
        }),
      },
    }),
    'AADSTS700024',
  ],
  [
    'too long a life',
    'okta',
    'lifetime',
    'exp/too-long',
    () => ({ settings: { lifetime: '7200' } }),
    'invalid_client',
  ],
  ['no jti', 'auth0', 'jti', 'jti/missing', claims({ jti: null }), 'invalid_client'],
  [
    'no scope',
    'entra-v2',
    'target',
    'request/scope-missing',
    parameters({ scope: undefined }),
    'AADSTS900144',
  ],
  [
    'a scope without .default',
    'entra-v2',
    'target',
    'request/scope-not-default',
    parameters({ scope: 'https://graph.microsoft.com/Mail.Read' }),
    'AADSTS1002012',
  ],
  [
    'resource at v2',
    'entra-v2',
    'target',
    'request/resource-on-v2',
    parameters({ scope: undefined, resource: 'https://graph.microsoft.com' }),
    'AADSTS901002',
  ],
];

function changeClaim(compact: string): string {
  const [head, body = '', signature] = compact.split('.');
  const text = Buffer.from(body, 'base64url').toString().replace('"jti":"2f6', '"jti":"3f6');
  return [head, Buffer.from(text).toString('base64url'), signature].join('.');
}
