import { X509Certificate } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { draftBent } from '../../../tools/assertion-fixtures';
import { importFixture, type ImportedFixture } from '../../../tools/credential-fixtures';
import { makeChain, pemToDer } from '../../../tools/openssl-fixtures';
import { clientAssertionClaims } from '../profiles/client-assertion-claims';
import { parseCertificate, type Certificate } from '../x509/certificate';
import { buildClaims } from './build-claims';
import { buildHeader, type HeaderParameters } from './build-header';

let leaf: ImportedFixture;
let chain: readonly Certificate[];

beforeAll(async () => {
  const made = makeChain();
  leaf = await importFixture(made.leaf);
  const issuers = [made.intermediatePem, made.rootPem];
  chain = [leaf.certificate, ...(await Promise.all(issuers.map((pem) => parseCertificate(pemToDer(pem)))))];
});

const parameters = (): HeaderParameters => ({
  algorithm: { alg: 'PS256', thumbprint: 'x5t#S256' },
  typ: 'JWT',
  chain,
  includeX5c: true,
  keyId: 'key-1',
});

describe('the JOSE header', () => {
  test('has its members in one order: alg, typ, kid, thumbprint, x5c', () => {
    const header = buildHeader(parameters());
    expect(Object.keys(header)).toEqual(['alg', 'typ', 'kid', 'x5t#S256', 'x5c']);
  });

  test('x5t#S256 is base64url of the digest that node:crypto computes (RFC 7515 §4.1.8)', () => {
    const header = buildHeader(parameters());
    const hex = new X509Certificate(leaf.certificatePem).fingerprint256.replaceAll(':', '');
    expect(header['x5t#S256']).toBe(Buffer.from(hex, 'hex').toString('base64url'));
  });

  test('x5c is standard base64 of the DER, leaf first (RFC 7515 §4.1.6)', () => {
    const { x5c } = buildHeader(parameters());
    const read = (x5c as string[]).map((one) => new X509Certificate(Buffer.from(one, 'base64')).subject);
    expect(read).toEqual(['CN=daemon.contoso.com', 'CN=Intermediate', 'CN=Root']);
    for (const one of x5c as string[]) expect(Buffer.from(one, 'base64').toString('base64')).toBe(one);
  });

  test('names only what there is', () => {
    const bare = { ...parameters(), algorithm: { alg: 'ES256' as const }, chain: [], keyId: '' };
    expect(buildHeader(bare)).toEqual({ alg: 'ES256', typ: 'JWT' });
    expect(buildHeader({ ...parameters(), chain: [], keyId: '' })).toEqual({
      alg: 'PS256',
      typ: 'JWT',
    });
  });
});

describe('the claims set (RFC 7523 §3)', () => {
  test('has its members in the order of MSAL Node, times in seconds', () => {
    const values: Record<string, string | number> = {
      audience: 'https://as.example.com/token',
      clientId: 's6BhdRkqt3',
      jti: 'jti-1',
      issuedAt: 1_700_000_000,
      expiry: 1_700_000_600,
      notBefore: 1_699_999_700,
    };
    const claims = buildClaims(clientAssertionClaims, (name) => values[name]);
    expect(JSON.stringify(claims)).toBe(
      '{"aud":"https://as.example.com/token","exp":1700000600,"iss":"s6BhdRkqt3","sub":"s6BhdRkqt3",' +
        '"nbf":1699999700,"jti":"jti-1","iat":1700000000}',
    );
  });
});

describe('a draft', () => {
  test('has a kid only where the server has a use for one', () => {
    const settings = { keyId: 'key-1' };
    expect(draftBent(leaf, { profile: 'generic-oidc', settings }).header['kid']).toBe('key-1');
    for (const profile of ['entra-v2', 'entra-v1', 'adfs'] as const) {
      expect(draftBent(leaf, { profile, settings }).header).not.toHaveProperty('kid');
    }
  });

  test.each([
    ['entra-v2', undefined, 'PS256', ['alg', 'typ', 'x5t#S256']],
    ['entra-v2', 'RS256', 'RS256', ['alg', 'typ', 'x5t']],
    ['entra-v1', undefined, 'RS256', ['alg', 'typ', 'x5t']],
    ['adfs', undefined, 'RS256', ['alg', 'typ', 'x5t']],
    ['generic-oidc', undefined, 'RS256', ['alg', 'typ']],
  ] as const)(
    'for %s, asked for %s, is signed with %s and has the members %j',
    (profile, asked, alg, members) => {
      const draft = draftBent(leaf, { profile, ...(asked ? { alg: asked } : {}) });
      expect(draft.algorithm?.alg).toBe(alg);
      expect(Object.keys(draft.header)).toEqual(members);
    },
  );

  test('falls back to what key and server both allow', () => {
    expect(draftBent(leaf, { profile: 'adfs', alg: 'PS256' }).algorithm?.alg).toBe('RS256');
    const key = { keyType: 'EC', curve: 'P-384', bits: 384 } as const;
    expect(draftBent(leaf, { profile: 'generic-oidc', alg: 'RS256', key }).algorithm?.alg).toBe('ES384');
    expect(draftBent(leaf, { profile: 'entra-v2', key }).algorithm).toBeUndefined();
  });

  test('stands without a valid override, and the override is a finding', () => {
    const draft = draftBent(leaf, { profile: 'entra-v2', settings: { claimsOverrides: '{"aud":' } });
    expect(draft.claims['aud']).toBe(draft.tokenEndpoint);
    expect(draft.findings.map(({ code }) => code)).toEqual(['overrides/not-json']);
  });
});
