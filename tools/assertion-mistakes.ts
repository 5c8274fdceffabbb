/** The mistakes of facts/protocol.md §11 that are in a token, each made from a fresh credential by node:crypto and OpenSSL. */
import { createHash } from 'node:crypto';
import type { ProfileId } from '../src/core/profiles/server-profile';
import type { Severity } from '../src/core/assertion/finding';
import type { InspectionCode } from '../src/core/inspection/inspection-finding';
import { client, endpoints, tenant } from './assertion-styles';
import {
  encodePart,
  hexOfSha1,
  sha1Of,
  sha256Of,
  signJws,
  signText,
  x5tOf,
  x5tS256Of,
  type JsonPart,
  type JwsOptions,
} from './jws-fixtures';
import type { CredentialFixture } from './openssl-fixtures';

export interface MistakenParty {
  readonly credential: CredentialFixture;
  readonly authorityDer: Buffer;
  readonly other: CredentialFixture;
  readonly weak: CredentialFixture;
  readonly curve: CredentialFixture;
  /** NumericDate: an hour into the credential's validity. */
  readonly now: number;
}

export interface AssertionMistake {
  /** Of facts/protocol.md §11. */
  readonly number: number;
  readonly how: string;
  readonly code: InspectionCode;
  readonly make: (party: MistakenParty) => string;
  /** Where the server tolerates it. */
  readonly severity?: Severity;
  readonly server?: ProfileId;
  /** What is registered; the leaf where it is not said. */
  readonly registered?: 'credential' | 'weak' | 'curve' | 'none';
  /** Seconds after `now` at which it is looked at. */
  readonly later?: number;
  /** Where the request goes that the token was in. */
  readonly url?: string;
  readonly form?: Readonly<Record<string, string>>;
}

const jti = 'e27909a7-df00-460a-9ff7-8fd4119ef563';

export function claimsOf({ now }: MistakenParty, bent: object = {}): object {
  const right = {
    aud: endpoints.v2,
    iss: client,
    sub: client,
    jti,
    iat: now,
    nbf: now - 300,
    exp: now + 600,
  };
  return Object.fromEntries(Object.entries({ ...right, ...bent }).filter(([, value]) => value !== undefined));
}

export function headerOf({ credential }: MistakenParty, bent: object = {}): object {
  const right = { alg: 'RS256', typ: 'JWT', x5t: x5tOf(credential) };
  return Object.fromEntries(Object.entries({ ...right, ...bent }).filter(([, value]) => value !== undefined));
}

interface Bend {
  readonly header?: (party: MistakenParty) => object;
  readonly claims?: (party: MistakenParty) => object;
  readonly sign?: JwsOptions;
  readonly key?: (party: MistakenParty) => CredentialFixture;
}

/** A right assertion with one thing bent before it is signed. */
const bend =
  ({ header, claims, sign, key }: Bend) =>
  (party: MistakenParty) =>
    signJws(
      headerOf(party, header?.(party)),
      claimsOf(party, claims?.(party)),
      (key?.(party) ?? party.credential).keyPem,
      sign,
    );

const x5t = (thumbprint: (party: MistakenParty) => string): Bend => ({
  header: (party) => ({ x5t: thumbprint(party) }),
});
const s256 = (thumbprint: (party: MistakenParty) => string): Bend => ({
  header: (party) => ({ alg: 'PS256', x5t: undefined, 'x5t#S256': thumbprint(party) }),
  sign: { alg: 'PS256' },
});
const aud = (audience: JsonPart): Bend => ({ claims: () => ({ aud: audience }) });
const encoded = (text: string) => Buffer.from(text).toString('base64url');
const digestOf = (name: string, octets: Buffer | string) => createHash(name).update(octets).digest();
const url = (octets: Buffer) => octets.toString('base64url');
const base64 = (octets: Buffer) => octets.toString('base64');
const colons = (hex: string) => hex.replace(/..(?=.)/g, '$&:');
const withSpki = ({ credential }: MistakenParty) => spkiOf.get(credential.certificatePem) ?? Buffer.alloc(0);
/** Filled by whoever makes the party. */
export const spkiOf = new Map<string, Buffer>();

/** The whole in standard base64, with a claim that shows it in whatever way the octets fall. */
function inStandardBase64(party: MistakenParty, keepPadding: boolean): string {
  const segment = (part: object) => base64(Buffer.from(JSON.stringify(part)));
  const claims = ['?', '??', '???'].map((end) => segment(claimsOf(party, { jti: `>>>???~~~${end}` })));
  const chosen = claims.find((one) => (keepPadding ? one.endsWith('=') : /[+/]/.test(one))) ?? '';
  const strip = (text: string) =>
    keepPadding ? text.replaceAll('+', '-').replaceAll('/', '_') : text.replaceAll('=', '');
  const input = `${strip(segment(headerOf(party)))}.${strip(chosen)}`;
  return `${input}.${strip(base64(signText(input, party.credential.keyPem)))}`;
}

const serverToken = (claims: (party: MistakenParty) => object) => (party: MistakenParty) =>
  signJws(
    { typ: 'JWT', alg: 'RS256', x5t: x5tOf(party.other), kid: x5tOf(party.other) },
    {
      iss: `https://sts.windows.net/${tenant}/`,
      iat: party.now,
      nbf: party.now,
      exp: party.now + 3599,
      tid: tenant,
      ...claims(party),
    },
    party.other.keyPem,
  );

export const appToken = (bent: object = {}) =>
  serverToken(() => ({
    aud: 'https://outlook.office365.com',
    appid: client,
    appidacr: '1',
    idtyp: 'app',
    oid: jti,
    sub: jti,
    roles: ['full_access_as_app'],
    ver: '1.0',
    ...bent,
  }));

const x5c = (entries: (party: MistakenParty) => unknown): Bend => ({
  header: (party) => ({ x5c: entries(party) }),
});

const generic = { server: 'generic-oidc' } as const;
const days = 86_400;

export const assertionMistakes: readonly AssertionMistake[] = [
  {
    number: 1,
    how: 'hex text',
    code: 'x5t/hex-text',
    make: bend(x5t(({ credential }) => encoded(hexOfSha1(credential)))),
  },
  {
    number: 1,
    how: 'hex text, lower case',
    code: 'x5t/hex-text',
    make: bend(x5t(({ credential }) => encoded(hexOfSha1(credential).toLowerCase()))),
  },
  {
    number: 1,
    how: 'hex text with colons',
    code: 'x5t/hex-text',
    make: bend(x5t(({ credential }) => encoded(colons(hexOfSha1(credential))))),
  },
  {
    number: 1,
    how: 'hex text of the SHA-256',
    code: 'x5t/hex-text',
    make: bend(s256(({ credential }) => encoded(sha256Of(credential).toString('hex')))),
  },
  {
    number: 1,
    how: 'hex as it is',
    code: 'x5t/hex-as-base64',
    make: bend(x5t(({ credential }) => hexOfSha1(credential))),
  },
  {
    number: 2,
    how: 'echo without -n',
    code: 'x5t/hex-text-with-newline',
    make: bend(x5t(({ credential }) => encoded(`${hexOfSha1(credential)}\n`))),
  },
  {
    number: 2,
    how: 'the same on Windows',
    code: 'x5t/hex-text-with-newline',
    make: bend(x5t(({ credential }) => encoded(`${hexOfSha1(credential)}\r\n`))),
  },
  {
    number: 3,
    how: 'base64 twice',
    code: 'x5t/double-base64',
    make: bend(x5t(({ credential }) => encoded(base64(sha1Of(credential))))),
  },
  {
    number: 3,
    how: 'base64url twice',
    code: 'x5t/double-base64',
    make: bend(x5t(({ credential }) => encoded(x5tOf(credential)))),
  },
  {
    number: 4,
    how: 'SHA-256 in x5t',
    code: 'x5t/sha256-in-x5t',
    make: bend(x5t(({ credential }) => x5tS256Of(credential))),
  },
  {
    number: 4,
    how: 'SHA-1 in x5t#S256',
    code: 'x5t/sha1-in-x5t-s256',
    make: bend(s256(({ credential }) => x5tOf(credential))),
  },
  {
    number: 5,
    how: 'of another certificate',
    code: 'x5t/other-certificate',
    make: bend(x5t(({ other }) => x5tOf(other))),
  },
  {
    number: 5,
    how: 'another certificate and key',
    code: 'x5t/other-certificate',
    make: bend({ ...x5t(({ other }) => x5tOf(other)), key: ({ other }) => other }),
  },
  {
    number: 5,
    how: 'of the authority',
    code: 'x5t/of-chain-certificate',
    make: bend(x5t(({ authorityDer }) => url(digestOf('sha1', authorityDer)))),
  },
  {
    number: 5,
    how: 'of the PEM text',
    code: 'x5t/of-pem-text',
    make: bend(x5t(({ credential }) => url(digestOf('sha1', credential.certificatePem)))),
  },
  {
    number: 5,
    how: 'of the public key',
    code: 'x5t/of-public-key',
    make: bend(x5t((party) => url(digestOf('sha1', withSpki(party))))),
  },
  {
    number: 6,
    how: 'another private key',
    code: 'signature/other-key',
    make: bend({ key: ({ other }) => other }),
  },
  {
    number: 7,
    how: 'edited after signing',
    code: 'signature/invalid',
    make: (party) =>
      bend({})(party).replace(/\.[^.]+\./, `.${encodePart(claimsOf(party, { jti: 'edited' }))}.`),
  },
  {
    number: 7,
    how: 'serialised anew',
    code: 'signature/invalid',
    make: (party) =>
      bend({})(party).replace(/\.[^.]+\./, `.${encodePart(JSON.stringify(claimsOf(party), undefined, 2))}.`),
  },
  {
    number: 7,
    how: 'signed with CRLF',
    code: 'signature/invalid',
    make: (party) =>
      `${encodePart(headerOf(party))}.${encodePart(claimsOf(party))}.${url(signText(`${encodePart(headerOf(party))}.${encodePart(claimsOf(party))}\r\n`, party.credential.keyPem))}`,
  },
  { number: 7, how: 'signed as PS256', code: 'signature/rs-ps-swap', make: bend({ sign: { alg: 'PS256' } }) },
  {
    number: 7,
    how: 'PS256 signed as RS256',
    code: 'signature/rs-ps-swap',
    make: bend({ ...s256(({ credential }) => x5tS256Of(credential)), sign: {} }),
  },
  {
    number: 7,
    how: 'PSS with a salt of 20',
    code: 'signature/pss-salt',
    make: bend({
      ...s256(({ credential }) => x5tS256Of(credential)),
      sign: { alg: 'PS256', saltLength: 20 },
    }),
  },
  {
    number: 7,
    how: 'PSS with the longest salt',
    code: 'signature/pss-salt',
    make: bend({
      ...s256(({ credential }) => x5tS256Of(credential)),
      sign: { alg: 'PS256', saltLength: 222 },
    }),
  },
  {
    number: 7,
    how: 'signed with SHA-512',
    code: 'signature/invalid',
    make: bend({ sign: { alg: 'RS512' } }),
  },
  {
    number: 7,
    how: 'ECDSA as DER',
    code: 'signature/der-ecdsa',
    ...generic,
    registered: 'curve',
    make: bend({
      header: ({ curve }) => ({ alg: 'ES256', x5t: x5tOf(curve) }),
      sign: { alg: 'ES256', der: true },
      key: ({ curve }) => curve,
    }),
  },
  {
    number: 7,
    how: 'the signature is cut',
    code: 'signature/invalid',
    make: (party) => bend({})(party).slice(0, -40),
  },
  {
    number: 7,
    how: 'without its signature',
    code: 'segment/count',
    make: (party) => bend({})(party).replace(/\.[^.]*$/, ''),
  },
  {
    number: 7,
    how: 'the signature is empty',
    code: 'signature/empty',
    make: (party) => bend({})(party).replace(/[^.]*$/, ''),
  },
  {
    number: 8,
    how: 'standard base64',
    code: 'segment/standard-base64',
    make: (party) => inStandardBase64(party, false),
  },
  { number: 8, how: 'padding', code: 'segment/padding', make: (party) => inStandardBase64(party, true) },
  {
    number: 8,
    how: 'padded after signing',
    code: 'segment/padding',
    // 256 octets of a signature always need it.
    make: (party) =>
      bend({})(party).replace(/[^.]+/g, (part) => part + '='.repeat((4 - (part.length % 4)) % 4)),
  },
  {
    number: 10,
    how: 'line breaks',
    code: 'segment/whitespace',
    make: (party) => bend({})(party).replace(/.{64}/g, '$&\n'),
  },
  {
    number: 10,
    how: 'line breaks of Windows',
    code: 'segment/whitespace',
    make: (party) => bend({})(party).replace(/.{76}/g, '$&\r\n'),
  },
  {
    number: 10,
    how: 'a zero-width space',
    code: 'segment/whitespace',
    make: (party) => `\u200b${bend({})(party)}`,
  },
  {
    number: 10,
    how: 'a byte order mark',
    code: 'segment/whitespace',
    make: (party) => `\ufeff${bend({})(party)}`,
  },
  {
    number: 10,
    how: 'no-break spaces',
    code: 'segment/whitespace',
    make: (party) => bend({})(party).replace('.', '.\u00a0'),
  },
  {
    number: 10,
    how: 'Bearer',
    code: 'segment/wrapped',
    severity: 'warning',
    make: (party) => `Bearer ${bend({})(party)}`,
  },
  {
    number: 10,
    how: 'quotes',
    code: 'segment/wrapped',
    severity: 'warning',
    make: (party) => `"${bend({})(party)}"`,
  },
  {
    number: 10,
    how: 'smart quotes',
    code: 'segment/wrapped',
    severity: 'warning',
    make: (party) => `\u201c${bend({})(party)}\u201d`,
  },
  {
    number: 10,
    how: 'Bearer within the parameter',
    code: 'segment/wrapped',
    url: endpoints.v2,
    make: (party) => `Bearer ${bend({})(party)}`,
  },
  {
    number: 13,
    how: 'common',
    code: 'aud/common-endpoint',
    make: bend(aud(endpoints.v2.replace(tenant, 'common'))),
  },
  {
    number: 13,
    how: 'organizations, v1',
    code: 'aud/common-endpoint',
    make: bend(aud(endpoints.v1.replace(tenant, 'organizations'))),
  },
  {
    number: 13,
    how: 'another tenant than the request',
    code: 'aud/other-tenant',
    url: endpoints.v2,
    make: bend(aud(endpoints.v2.replace(tenant, '5e0699a2-7e10-4d08-8ebb-4f7d7406ad09'))),
  },
  { number: 13, how: 'http', code: 'aud/http', make: bend(aud(endpoints.v2.replace('https', 'http'))) },
  {
    number: 13,
    how: 'without /token',
    code: 'aud/not-token-endpoint',
    make: bend(aud(endpoints.v2.replace(/\/token$/, ''))),
  },
  {
    number: 13,
    how: '/V2.0/token without /oauth2',
    code: 'aud/not-token-endpoint',
    make: bend(aud(endpoints.v2.replace('/oauth2/v2.0', '/V2.0'))),
  },
  {
    number: 13,
    how: 'v1, sent to v2',
    code: 'aud/version-mismatch',
    url: endpoints.v2,
    make: bend(aud(`https://login.microsoftonline.com/${tenant}/oauth2/token`)),
  },
  {
    number: 13,
    how: 'v2, sent to v1',
    code: 'aud/version-mismatch',
    url: endpoints.v1,
    make: bend(aud(endpoints.v2)),
    form: { resource: 'https://graph.microsoft.com' },
  },
  { number: 13, how: 'a slash at the end', code: 'aud/trailing-slash', make: bend(aud(`${endpoints.v2}/`)) },
  { number: 13, how: 'an array', code: 'aud/array', make: bend(aud([endpoints.v2])) },
  {
    number: 13,
    how: 'an authority pasted with its path',
    code: 'aud/not-token-endpoint',
    make: bend(aud(`https://login.microsoftonline.com/${tenant}/oauth2/token/oauth2/v2.0/token`)),
  },
  {
    number: 13,
    how: 'the issuer, at AD FS',
    code: 'aud/not-token-endpoint',
    server: 'adfs',
    make: bend(aud('https://adfs.contoso.com/adfs')),
  },
  {
    number: 13,
    how: 'no audience',
    code: 'aud/missing',
    server: 'entra-v2',
    url: endpoints.v2,
    make: bend({ claims: () => ({ aud: undefined }) }),
  },
  {
    number: 14,
    how: 'iss is not sub',
    code: 'iss/not-sub',
    make: bend({ claims: () => ({ iss: 'my-daemon' }) }),
  },
  {
    number: 14,
    how: 'iss is not the client_id',
    code: 'iss/not-client-id',
    url: endpoints.v2,
    form: { client_id: '00001111-aaaa-2222-bbbb-3333cccc4444' },
    make: bend({}),
  },
  { number: 14, how: 'no iss', code: 'iss/missing', make: bend({ claims: () => ({ iss: undefined }) }) },
  { number: 14, how: 'no sub', code: 'sub/missing', make: bend({ claims: () => ({ sub: undefined }) }) },
  {
    number: 15,
    how: 'an access token',
    code: 'token/is-access-token',
    url: endpoints.v2,
    make: appToken({ aud: 'https://graph.microsoft.com' }),
  },
  {
    number: 15,
    how: 'an access token with its parameter',
    code: 'token/is-access-token',
    make: (party) => `client_assertion=${appToken()(party)}`,
  },
  {
    number: 15,
    how: 'an ID token',
    code: 'token/is-id-token',
    url: endpoints.v2,
    make: serverToken(() => ({
      aud: client,
      nonce: 'n',
      name: 'A. User',
      preferred_username: 'a@contoso.com',
      ver: '2.0',
      sub: 'pairwise',
    })),
  },
  {
    number: 17,
    how: 'milliseconds',
    code: 'exp/milliseconds',
    make: bend({ claims: ({ now }) => ({ iat: now * 1000, nbf: now * 1000, exp: now * 1000 + 600_000 }) }),
  },
  {
    number: 17,
    how: 'milliseconds in exp alone',
    code: 'exp/milliseconds',
    make: bend({ claims: ({ now }) => ({ exp: now * 1000 }) }),
  },
  {
    number: 17,
    how: 'milliseconds in nbf alone',
    code: 'nbf/milliseconds',
    make: bend({ claims: ({ now }) => ({ nbf: now * 1000 }) }),
  },
  {
    number: 18,
    how: 'strings, at Entra',
    code: 'time/string',
    severity: 'warning',
    make: bend({ claims: ({ now }) => ({ nbf: String(now), exp: String(now + 600) }) }),
  },
  {
    number: 18,
    how: 'strings, at a strict server',
    code: 'time/string',
    ...generic,
    make: bend({ claims: ({ now }) => ({ nbf: String(now), exp: String(now + 600) }) }),
  },
  {
    number: 19,
    how: 'made at UTC+2',
    code: 'time/local-as-utc',
    make: bend({ claims: ({ now }) => ({ iat: undefined, nbf: now + 7200, exp: now + 7800 }) }),
  },
  {
    number: 19,
    how: 'made at UTC+5:30, with iat',
    code: 'time/local-as-utc',
    make: bend({ claims: ({ now }) => ({ iat: now + 19_800, nbf: now + 19_500, exp: now + 20_400 }) }),
  },
  {
    number: 19,
    how: 'made at UTC-5',
    code: 'time/local-as-utc',
    make: bend({ claims: ({ now }) => ({ iat: now - 18_000, nbf: now - 18_000, exp: now - 17_400 }) }),
  },
  {
    number: 21,
    how: 'a fast clock',
    code: 'nbf/future',
    make: bend({ claims: ({ now }) => ({ iat: now + 95, nbf: now + 95, exp: now + 695 }) }),
  },
  {
    number: 22,
    how: 'two hours, at Okta',
    code: 'exp/too-long',
    server: 'okta',
    make: bend({
      header: () => ({ kid: 'k' }),
      claims: ({ now }) => ({ aud: 'https://dev-1.okta.com/oauth2/v1/token', exp: now + 7200 }),
    }),
  },
  {
    number: 22,
    how: 'ten minutes, at SMART',
    code: 'exp/too-long',
    server: 'smart-backend',
    make: bend({
      header: () => ({ alg: 'RS384', kid: 'k' }),
      sign: { alg: 'RS384' },
      claims: ({ now }) => ({ aud: 'https://fhir.example.com/token', nbf: undefined, exp: now + 601 }),
    }),
  },
  { number: 23, how: 'an expired copy', code: 'exp/past', later: 2 * days, make: bend({}) },
  {
    number: 24,
    how: 'a curve, at Entra',
    code: 'certificate/ec-not-accepted',
    registered: 'curve',
    make: bend({
      header: ({ curve }) => ({ alg: 'ES256', x5t: x5tOf(curve) }),
      sign: { alg: 'ES256' },
      key: ({ curve }) => curve,
    }),
  },
  {
    number: 24,
    how: 'a curve, of which only the header tells',
    code: 'alg/not-accepted',
    registered: 'none',
    make: bend({
      header: ({ curve }) => ({ alg: 'ES256', x5t: x5tOf(curve) }),
      sign: { alg: 'ES256' },
      key: ({ curve }) => curve,
    }),
  },
  {
    number: 25,
    how: 'RSA with 1024 bits',
    code: 'certificate/weak-key',
    registered: 'weak',
    make: bend({ header: ({ weak }) => ({ x5t: x5tOf(weak) }), key: ({ weak }) => weak }),
  },
  {
    number: 26,
    how: 'expired certificate',
    code: 'certificate/expired',
    later: 60 * days,
    make: bend({
      claims: ({ now }) => ({ iat: now + 60 * days, nbf: now + 60 * days - 300, exp: now + 60 * days + 600 }),
    }),
  },
  {
    number: 26,
    how: 'certificate of tomorrow',
    code: 'certificate/not-yet-valid',
    later: -2 * days,
    make: bend({
      claims: ({ now }) => ({ iat: now - 2 * days, nbf: now - 2 * days - 300, exp: now - 2 * days + 600 }),
    }),
  },
  {
    number: 29,
    how: 'with boundary lines',
    code: 'x5c/pem',
    make: bend(x5c(({ credential }) => [credential.certificatePem])),
  },
  {
    number: 29,
    how: 'base64url',
    code: 'x5c/base64url',
    make: bend(x5c(({ credential }) => [url(credential.certificateDer)])),
  },
  {
    number: 29,
    how: 'a string, at Entra',
    code: 'x5c/string',
    severity: 'warning',
    make: bend(x5c(({ credential }) => base64(credential.certificateDer))),
  },
  {
    number: 29,
    how: 'a string, at a strict server',
    code: 'x5c/string',
    ...generic,
    make: bend(x5c(({ credential }) => base64(credential.certificateDer))),
  },
  {
    number: 29,
    how: 'line breaks, at a strict server',
    code: 'x5c/newlines',
    ...generic,
    make: bend(x5c(({ credential }) => [base64(credential.certificateDer).replace(/.{64}/g, '$&\n')])),
  },
  {
    number: 29,
    how: 'the authority first',
    code: 'x5c/leaf-not-first',
    make: bend(
      x5c(({ credential, authorityDer }) => [base64(authorityDer), base64(credential.certificateDer)]),
    ),
  },
  {
    number: 29,
    how: 'the authority first, and nothing registered',
    code: 'x5c/leaf-not-first',
    registered: 'none',
    make: bend(
      x5c(({ credential, authorityDer }) => [base64(authorityDer), base64(credential.certificateDer)]),
    ),
  },
  {
    number: 29,
    how: 'another leaf',
    code: 'x5c/other-certificate',
    make: bend(x5c(({ other }) => [base64(other.certificateDer)])),
  },
  {
    number: 29,
    how: 'not the one that signs',
    code: 'signature/other-key',
    registered: 'none',
    make: bend({
      ...x5c(({ other }) => [base64(other.certificateDer)]),
      header: ({ other }) => ({ x5t: x5tOf(other), x5c: [base64(other.certificateDer)] }),
    }),
  },
  { number: 29, how: 'no certificate', code: 'x5c/unreadable', make: bend(x5c(() => ['AAAA'])) },
  {
    number: 30,
    how: 'alg none',
    code: 'alg/none',
    make: (party) => `${encodePart(headerOf(party, { alg: 'none' }))}.${encodePart(claimsOf(party))}.`,
  },
  {
    number: 30,
    how: 'alg None, two parts',
    code: 'alg/none',
    make: (party) => `${encodePart(headerOf(party, { alg: 'None' }))}.${encodePart(claimsOf(party))}`,
  },
  {
    number: 30,
    how: 'alg in lower case',
    code: 'alg/letter-case',
    make: bend({ header: () => ({ alg: 'rs256' }) }),
  },
  { number: 30, how: 'no alg', code: 'alg/missing', make: bend({ header: () => ({ alg: undefined }) }) },
  { number: 30, how: 'HS256', code: 'alg/not-accepted', make: bend({ header: () => ({ alg: 'HS256' }) }) },
  {
    number: 30,
    how: 'PS256 at AD FS',
    code: 'alg/not-accepted',
    server: 'adfs',
    make: bend({
      ...s256(({ credential }) => x5tS256Of(credential)),
      claims: () => ({ aud: endpoints.adfs }),
    }),
  },
  {
    number: 30,
    how: 'typ in lower case',
    code: 'typ/letter-case',
    severity: 'warning',
    make: bend({ header: () => ({ typ: 'jwt' }) }),
  },
  {
    number: 30,
    how: 'typ among the claims',
    code: 'typ/in-claims',
    severity: 'warning',
    make: bend({ claims: () => ({ typ: 'JWT' }) }),
  },
  {
    number: 33,
    how: 'a secret, where Exchange wants a certificate',
    severity: 'warning',
    code: 'access-token/weak-client-authentication',
    make: appToken(),
  },
  {
    number: 33,
    how: 'a secret, where SharePoint wants a certificate',
    code: 'access-token/weak-client-authentication',
    make: appToken({ aud: 'https://contoso.sharepoint.com', appidacr: undefined, azpacr: '1', ver: '2.0' }),
  },
  {
    number: 35,
    how: 'kid alone',
    code: 'kid/only',
    make: bend({ header: () => ({ x5t: undefined, kid: 'IqQ7QyTgBQQdqoBqzeHBOOpqXg7yKS7aPCi5tF7wYdc' }) }),
  },
  {
    number: 35,
    how: 'kid alone, hex of the thumbprint, at AD FS',
    code: 'kid/only',
    server: 'adfs',
    make: bend({
      header: ({ credential }) => ({ x5t: undefined, kid: hexOfSha1(credential) }),
      claims: () => ({ aud: endpoints.adfs }),
    }),
  },
  { number: 35, how: 'neither', code: 'x5t/missing', make: bend({ header: () => ({ x5t: undefined }) }) },
  {
    number: 35,
    how: 'x5t#S256 alone, at AD FS',
    code: 'x5t/missing',
    server: 'adfs',
    make: bend({
      header: ({ credential }) => ({ x5t: undefined, 'x5t#S256': x5tS256Of(credential) }),
      claims: () => ({ aud: endpoints.adfs }),
    }),
  },
  {
    number: 36,
    how: 'another cloud than the request',
    code: 'aud/other-cloud',
    url: endpoints.v2.replace('.com', '.us'),
    make: bend(aud(endpoints.v2)),
  },
];
