/** Correct client assertions with the quirks of those who write them. facts/protocol.md §2; the libraries' sources as named there. */
import { importPKCS8, SignJWT } from 'jose';
import type { ProfileId } from '../src/core/profiles/server-profile';
import { sha1Of, sha256Of, signJws, x5tOf, x5tS256Of } from './jws-fixtures';
import { captureMsalRequest } from './msal-node-capture';
import type { CredentialFixture } from './openssl-fixtures';

export interface StyleSubject {
  readonly credential: CredentialFixture;
  /** PEM of the authority that issued it. */
  readonly authorityDer: Buffer;
  /** NumericDate. */
  readonly now: number;
}

export interface AssertionStyle {
  readonly name: string;
  /** Those that accept it; the first by detection, too. */
  readonly servers: readonly ProfileId[];
  readonly make: (subject: StyleSubject) => string | Promise<string>;
}

export const tenant = '0e49ef1f-ca07-45f1-b4c0-ac9409d3e576';
export const client = 'f17bb8a5-2bef-4ad5-a83f-cd7113449fc2';
export const endpoints = {
  v2: `https://login.microsoftonline.com/${tenant}/oauth2/v2.0/token`,
  v1: `https://login.windows.net/${tenant}/oauth2/token`,
  adfs: 'https://adfs.contoso.com/adfs/oauth2/token',
  issuer: 'https://as.example.com',
} as const;
const jti = 'e27909a7-df00-460a-9ff7-8fd4119ef563';
const slashes = (json: object) => JSON.stringify(json).replaceAll('/', '\\/');
const base64 = (octets: Buffer) => octets.toString('base64');
/** `urlsafe_b64encode` keeps the padding. */
const padded = (octets: Buffer) => octets.toString('base64').replaceAll('+', '-').replaceAll('/', '_');

/** MSAL.NET, JsonWebToken.cs: literals with the times as strings. */
function msalNet(aud: string, isSha2: boolean, sendX5c: boolean) {
  return ({ credential, now }: StyleSubject) => {
    const name = isSha2 ? 'x5t#S256' : 'x5t';
    const thumbprint = isSha2 ? x5tS256Of(credential) : x5tOf(credential);
    const alg = isSha2 ? 'PS256' : 'RS256';
    const x5c = sendX5c ? `,"x5c":"${base64(credential.certificateDer)}"` : '';
    const header = `{"alg":"${alg}","typ":"JWT","${name}":"${thumbprint}"${x5c}}`;
    const claims = `{"aud":"${aud}","iss":"${client}","sub":"${client}","nbf":"${now}","exp":"${now + 600}","jti":"${jti}"}`;
    return signJws(header, claims, credential.keyPem, { alg });
  };
}

/** MSAL Go, accesstokens.go: standard base64 with padding. */
function msalGo(aud: string, isSha2: boolean, sendX5c: boolean) {
  return ({ credential, authorityDer, now }: StyleSubject) => {
    const alg = isSha2 ? 'PS256' : 'RS256';
    const header = {
      alg,
      typ: 'JWT',
      ...(isSha2 ? { 'x5t#S256': base64(sha256Of(credential)) } : { x5t: base64(sha1Of(credential)) }),
      ...(sendX5c ? { x5c: [base64(credential.certificateDer), base64(authorityDer)] } : {}),
    };
    const claims = { aud, exp: now + 600, iss: client, jti, nbf: now, sub: client };
    return signJws(header, claims, credential.keyPem, { alg });
  };
}

/** MSAL Python, assertion.py: floats, no `nbf`, padding kept; with a public certificate the lines of its PEM. */
function msalPython(aud: string, isSha2: boolean, sendX5c: boolean) {
  return ({ credential, now }: StyleSubject) => {
    const alg = isSha2 ? 'PS256' : 'RS256';
    const body = credential.certificatePem.replace(/-----.*-----\n?/g, '').trim();
    const header = {
      ...(isSha2 ? { 'x5t#S256': padded(sha256Of(credential)) } : { x5t: padded(sha1Of(credential)) }),
      ...(sendX5c ? { x5c: [body] } : {}),
      typ: 'JWT',
      alg,
    };
    const claims = { aud, iss: client, sub: client, exp: now + 600.1234567, iat: now + 0.1234567, jti };
    return signJws(header, claims, credential.keyPem, { alg });
  };
}

/** MSAL Java, JwtHelper.java: RS256 with the SHA-256, but for AD FS. */
function msalJava(aud: string, isAdfs: boolean) {
  return ({ credential, authorityDer, now }: StyleSubject) =>
    signJws(
      {
        x5c: [base64(credential.certificateDer), base64(authorityDer)],
        ...(isAdfs ? { x5t: x5tOf(credential) } : { 'x5t#S256': x5tS256Of(credential) }),
        alg: 'RS256',
      },
      { aud, iss: client, jti, nbf: now, exp: now + 600, sub: client },
      credential.keyPem,
    );
}

/** ADAL Node, self-signed-jwt.js. */
const adalNode = ({ credential, now }: StyleSubject) =>
  signJws(
    { typ: 'JWT', alg: 'RS256', x5t: x5tOf(credential) },
    { aud: endpoints.v1, iss: client, sub: client, nbf: now, exp: now + 600, jti },
    credential.keyPem,
  );

/** ADAL .NET, ClientCreds/JsonWebToken.cs: alphabetical, slashes escaped; 2.x had no `typ` (seed 000). */
function adalNet(withTyp: boolean, withX5c: boolean) {
  return ({ credential, now }: StyleSubject) =>
    signJws(
      slashes({
        alg: 'RS256',
        ...(withTyp ? { typ: 'JWT' } : {}),
        ...(withX5c ? { x5c: base64(credential.certificateDer) } : {}),
        x5t: x5tOf(credential),
      }),
      slashes({ aud: endpoints.v1, exp: now + 600, iss: client, jti, nbf: now, sub: client }),
      credential.keyPem,
    );
}

/** MSAL Node itself; `now` is its own. */
function msalNode(authority: string, scope: string, isSha2: boolean, sendX5c: boolean) {
  return async ({ credential }: StyleSubject) => {
    const { keyPem, certificatePem } = credential;
    const { body } = await captureMsalRequest({
      authority,
      clientId: client,
      scope,
      certificate: {
        privateKey: keyPem,
        ...(isSha2
          ? { thumbprintSha256: sha256Of(credential).toString('hex') }
          : { thumbprint: sha1Of(credential).toString('hex') }),
        ...(sendX5c ? { x5c: certificatePem } : {}),
      },
    });
    return new URLSearchParams(body).get('client_assertion') ?? '';
  };
}

/** jose, with what oauth4webapi puts in: the issuer as audience, a minute, `kid`. */
async function withJose({ credential, now }: StyleSubject, aud: string, header: object, alg = 'PS256') {
  return new SignJWT({ jti, aud, exp: now + 60, iat: now, nbf: now, iss: client, sub: client })
    .setProtectedHeader({ alg, ...header })
    .sign(await importPKCS8(credential.keyPem, alg));
}

const entra = `https://login.microsoftonline.com/${tenant}`;
const graph = 'https://graph.microsoft.com/.default';

export const assertionStyles: readonly AssertionStyle[] = [
  { name: 'MSAL Node', servers: ['entra-v2'], make: msalNode(entra, graph, true, false) },
  { name: 'MSAL Node with x5c', servers: ['entra-v2'], make: msalNode(entra, graph, true, true) },
  {
    name: 'MSAL Node, deprecated thumbprint',
    servers: ['entra-v2'],
    make: msalNode(entra, graph, false, true),
  },
  {
    name: 'MSAL Node to AD FS',
    servers: ['adfs'],
    make: msalNode('https://adfs.contoso.com/adfs', 'https://api.contoso.com/openid', false, true),
  },
  { name: 'MSAL .NET', servers: ['entra-v2'], make: msalNet(endpoints.v2, true, false) },
  { name: 'MSAL .NET with x5c', servers: ['entra-v2'], make: msalNet(endpoints.v2, true, true) },
  { name: 'MSAL .NET, SHA-1', servers: ['entra-v2'], make: msalNet(endpoints.v2, false, true) },
  { name: 'MSAL Go', servers: ['entra-v2'], make: msalGo(endpoints.v2, true, false) },
  { name: 'MSAL Go with x5c', servers: ['entra-v2'], make: msalGo(endpoints.v2, true, true) },
  { name: 'MSAL Go to AD FS', servers: ['adfs'], make: msalGo(endpoints.adfs, false, true) },
  { name: 'MSAL Python', servers: ['entra-v2'], make: msalPython(endpoints.v2, true, false) },
  { name: 'MSAL Python with x5c', servers: ['entra-v2'], make: msalPython(endpoints.v2, true, true) },
  { name: 'MSAL Python, SHA-1', servers: ['entra-v2'], make: msalPython(endpoints.v2, false, true) },
  { name: 'MSAL Java', servers: ['entra-v2'], make: msalJava(endpoints.v2, false) },
  { name: 'MSAL Java to AD FS', servers: ['adfs'], make: msalJava(endpoints.adfs, true) },
  { name: 'ADAL Node', servers: ['entra-v1'], make: adalNode },
  { name: 'ADAL .NET', servers: ['entra-v1'], make: adalNet(true, false) },
  { name: 'ADAL .NET with x5c', servers: ['entra-v1'], make: adalNet(true, true) },
  { name: 'ADAL .NET 2.x', servers: ['entra-v1'], make: adalNet(false, false) },
  {
    name: 'oauth4webapi',
    servers: ['generic-oidc', 'rfc7523bis', 'fapi-2', 'keycloak'],
    make: (subject) => withJose(subject, endpoints.issuer, { kid: 'key-1' }),
  },
  {
    name: 'oauth4webapi to Entra, by its v2.0 issuer, with x5t',
    servers: ['entra-v2'],
    make: (subject) => withJose(subject, `${entra}/v2.0`, { 'x5t#S256': x5tS256Of(subject.credential) }),
  },
  {
    name: 'jose, typ of rfc7523bis',
    servers: ['generic-oidc', 'rfc7523bis'],
    make: (subject) =>
      withJose(subject, endpoints.issuer, { kid: 'key-1', typ: 'client-authentication+jwt' }),
  },
  {
    name: 'jose to a token endpoint',
    servers: ['generic-oidc', 'okta', 'pingone'],
    make: (subject) =>
      withJose(subject, 'https://dev-1.okta.com/oauth2/v1/token', { kid: 'key-1', typ: 'JWT' }, 'RS256'),
  },
];
