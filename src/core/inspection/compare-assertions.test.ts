import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { profileOf } from '../../../tools/assertion-fixtures';
import { decodeCompact } from '../jose/decode-compact';
import type { ProfileId } from '../profiles/server-profile';
import type { DifferenceCode, Matters } from './assertion-difference';
import { compareAssertions } from './compare-assertions';

const tenant = 'aaaabbbb-0000-cccc-1111-dddd2222eeee';
const clientId = '00001111-aaaa-2222-bbbb-3333cccc4444';
const now = 1_795_554_900;
const sha1 = createHash('sha1').update('a certificate').digest();
const sha256 = createHash('sha256').update('a certificate').digest();
const aud = `https://login.microsoftonline.com/${tenant}/oauth2/v2.0/token`;

const goodHeader = { alg: 'RS256', typ: 'JWT', x5t: sha1.toString('base64url') };
const goodClaims = {
  aud,
  exp: now + 600,
  iss: clientId,
  sub: clientId,
  nbf: now - 300,
  jti: '2f6d6a3e',
  iat: now,
};

const encode = (value: unknown, text = JSON.stringify(value)) => Buffer.from(text).toString('base64url');
const signature = Buffer.alloc(256, 1).toString('base64url');
const tokenOf = (header: object, claims: object) => `${encode(header)}.${encode(claims)}.${signature}`;
const working = tokenOf(goodHeader, goodClaims);

function differencesOf(mine: string, good = working, profile?: ProfileId) {
  const found = compareAssertions(decodeCompact(mine), decodeCompact(good), profile && profileOf(profile));
  return found.map(({ code, matters }) => [code, matters] as const);
}

/** Made an hour later, with a `jti` of its own, as every assertion of a program is. */
const later = { ...goodClaims, exp: now + 4200, nbf: now + 3300, iat: now + 3600, jti: 'other' };
const mineWith = (claims: object = {}, header: object = {}) => {
  const merge = (base: object, bent: object) =>
    Object.fromEntries(Object.entries({ ...base, ...bent }).filter(([, value]) => value !== undefined));
  return tokenOf(merge(goodHeader, header), merge(later, claims));
};

describe('two assertions that work', () => {
  test('made at two moments have no difference', () => {
    expect(differencesOf(mineWith())).toEqual([]);
  });

  test('of one text have one: jti was used before', () => {
    expect(differencesOf(working)).toEqual([['difference/jti', 'maybe']]);
  });
});

describe('a difference of the header', () => {
  const hex = sha1.toString('hex').toUpperCase();
  const rows: readonly (readonly [string, object, DifferenceCode, Matters])[] = [
    ['an algorithm that the server takes', { alg: 'PS256' }, 'difference/alg', 'maybe'],
    ['an algorithm that it does not', { alg: 'RS512' }, 'difference/alg', 'yes'],
    ['no typ', { typ: undefined }, 'difference/typ', 'no'],
    ['another typ', { typ: 'client-authentication+jwt' }, 'difference/typ', 'maybe'],
    ['no thumbprint', { x5t: undefined }, 'difference/thumbprint-missing', 'yes'],
    [
      'the other member',
      { x5t: undefined, 'x5t#S256': sha256.toString('base64url') },
      'difference/thumbprint-member',
      'maybe',
    ],
    ['padding', { x5t: `${sha1.toString('base64url')}=` }, 'difference/thumbprint-spelling', 'no'],
    ['hex text', { x5t: encode('', hex) }, 'difference/thumbprint-encoding', 'yes'],
    ['hex as base64', { x5t: hex }, 'difference/thumbprint-encoding', 'yes'],
    ['the SHA-256 in x5t', { x5t: sha256.toString('base64url') }, 'difference/thumbprint-hash', 'yes'],
    [
      'another certificate',
      { x5t: createHash('sha1').update('b').digest('base64url') },
      'difference/thumbprint-certificate',
      'maybe',
    ],
    ['a kid', { kid: 'x' }, 'difference/kid', 'no'],
    ['a chain', { x5c: ['MII'] }, 'difference/x5c', 'maybe'],
    ['something else', { crit: ['x'] }, 'difference/header-member', 'maybe'],
  ];

  test.each(rows)('%s', (_, header, code, matters) => {
    expect(differencesOf(mineWith({}, header))).toEqual([[code, matters]]);
  });

  test('of x5t#S256 at AD FS matters: it looks for x5t alone', () => {
    const adfs = { ...goodClaims, aud: 'https://adfs.contoso.com/adfs/oauth2/token' };
    const mine = tokenOf(
      { alg: 'RS256', typ: 'JWT', 'x5t#S256': sha256.toString('base64url') },
      { ...later, aud: adfs.aud },
    );
    expect(differencesOf(mine, tokenOf(goodHeader, adfs))).toEqual([['difference/thumbprint-member', 'yes']]);
  });

  test('tells that hex text is of the same certificate', () => {
    const mine = mineWith({}, { x5t: encode('', hex) });
    const [first] = compareAssertions(decodeCompact(mine), decodeCompact(working));
    expect(first?.evidence).toMatchObject({
      isSame: 'yes',
      mistake: 'x5t/hex-text',
      mineHex: hex,
      workingHex: hex,
    });
  });
});

describe('a difference of the claims', () => {
  const at = (path: string) => `https://login.microsoftonline.com/${path}`;
  const rows: readonly (readonly [string, object, DifferenceCode, Matters])[] = [
    ['an array as audience', { aud: [aud] }, 'difference/audience-array', 'yes'],
    ['no audience', { aud: undefined }, 'difference/audience', 'yes'],
    ['the common endpoint', { aud: at('common/oauth2/v2.0/token') }, 'difference/audience-common', 'yes'],
    [
      'another tenant',
      { aud: at('bbbbbbbb-0000-cccc-1111-dddd2222eeee/oauth2/v2.0/token') },
      'difference/audience-tenant',
      'maybe',
    ],
    [
      'a tenant by its domain',
      { aud: at('contoso.onmicrosoft.com/oauth2/v2.0/token') },
      'difference/audience-tenant-name',
      'maybe',
    ],
    ['the other version', { aud: at(`${tenant}/oauth2/token`) }, 'difference/audience-version', 'yes'],
    ['a slash', { aud: `${aud}/` }, 'difference/audience-slash', 'yes'],
    ['another cloud', { aud: aud.replace('.com', '.us') }, 'difference/audience-cloud', 'yes'],
    [
      'another name of the host',
      { aud: aud.replace('login.microsoftonline.com', 'login.windows.net') },
      'difference/audience-host-name',
      'no',
    ],
    ['another server', { aud: 'https://as.example.com/token' }, 'difference/audience', 'maybe'],
    ['another client', { iss: 'x', sub: 'x' }, 'difference/client', 'maybe'],
    ['an issuer that is not the subject', { iss: 'x' }, 'difference/issuer-not-subject', 'yes'],
    ['no exp', { exp: undefined }, 'difference/time-missing', 'yes'],
    ['no nbf', { nbf: undefined }, 'difference/time-missing', 'maybe'],
    ['times as strings', { exp: String(now + 4200) }, 'difference/time-type', 'no'],
    ['a fraction', { iat: now + 3600.5 }, 'difference/time-type', 'no'],
    ['milliseconds', { exp: (now + 4200) * 1000 }, 'difference/time-unit', 'yes'],
    ['a longer life', { exp: now + 3600 + 3600 }, 'difference/lifetime', 'maybe'],
    ['a shorter life', { exp: now + 3600 + 60 }, 'difference/lifetime', 'no'],
    ['no margin', { nbf: now + 3600 }, 'difference/margin', 'maybe'],
    ['no jti', { jti: undefined }, 'difference/jti', 'no'],
    ['a jti that is a number', { jti: 1 }, 'difference/jti', 'yes'],
    ['one more claim', { scope: 'x' }, 'difference/claim', 'maybe'],
  ];

  test.each(rows)('%s', (_, claims, code, matters) => {
    expect(differencesOf(mineWith(claims))).toEqual([[code, matters]]);
  });

  test('several are told apart, and what matters comes first', () => {
    const mine = mineWith(
      { aud: 'https://login.microsoftonline.us/common/oauth2/token', exp: now + 3660 },
      { kid: 'x' },
    );
    expect(differencesOf(mine)).toEqual([
      ['difference/audience-cloud', 'yes'],
      ['difference/audience-common', 'yes'],
      ['difference/audience-version', 'yes'],
      ['difference/kid', 'no'],
      ['difference/lifetime', 'no'],
    ]);
  });

  test('of a lifetime that the server refuses matters', () => {
    const okta = { ...goodClaims, aud: 'https://contoso.okta.com/oauth2/v1/token' };
    const mine = tokenOf({ alg: 'RS256', kid: 'k' }, { ...later, aud: okta.aud, exp: now + 3600 + 7200 });
    expect(differencesOf(mine, tokenOf({ alg: 'RS256', kid: 'k' }, okta))).toEqual([
      ['difference/lifetime', 'yes'],
    ]);
  });

  test('of other addresses: scheme, slash, letter case', () => {
    const of = (audience: string) => tokenOf({ alg: 'RS256' }, { ...later, aud: audience });
    const good = tokenOf({ alg: 'RS256' }, { ...goodClaims, aud: 'https://as.example.com/Token' });
    expect(differencesOf(of('http://as.example.com/Token'), good)[0]).toEqual([
      'difference/audience-scheme',
      'yes',
    ]);
    expect(differencesOf(of('https://as.example.com/Token/'), good)[0]).toEqual([
      'difference/audience-slash',
      'yes',
    ]);
    expect(differencesOf(of('https://as.example.com/token'), good)[0]).toEqual([
      'difference/audience-letter-case',
      'yes',
    ]);
    expect(differencesOf(of('https://AS.example.com/Token'), good)[0]).toEqual([
      'difference/audience-letter-case',
      'yes',
    ]);
  });
});

describe('a difference of the text', () => {
  test('of JSON does not matter: order, white space, escaped slashes', () => {
    const reversed = Object.fromEntries(Object.entries(later).toReversed());
    const spaced = `${encode(goodHeader)}.${encode('', JSON.stringify(later, null, 1).replaceAll('/', '\\/'))}.${signature}`;
    expect(differencesOf(tokenOf(goodHeader, reversed))).toEqual([['difference/member-order', 'no']]);
    expect(differencesOf(spaced)).toEqual([['difference/json-text', 'no']]);
  });

  test('of segments and signature does', () => {
    expect(differencesOf(`${mineWith()}==`)).toEqual([['difference/segments', 'yes']]);
    const unsigned = mineWith().replace(signature, '');
    expect(differencesOf(unsigned)).toEqual([['difference/signature-length', 'yes']]);
    expect(differencesOf(mineWith().replace(signature, Buffer.alloc(384, 1).toString('base64url')))).toEqual([
      ['difference/signature-length', 'maybe'],
    ]);
  });
});

describe('whatever is compared', () => {
  test('nothing throws, and a token with itself differs in nothing but its jti', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), fc.jsonValue(), fc.jsonValue(), (a, b, c, d) => {
        const [one, two] = [`${encode(a)}.${encode(b)}.AAAA`, `${encode(c)}.${encode(d)}.AAAA`];
        differencesOf(one, two);
        expect(differencesOf(one, one).filter(([code]) => code !== 'difference/jti')).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  test.each(['', '.'.repeat(100_000), '\ud800.\ud800.\ud800', 'ey'.repeat(50_000)])('%#', (text) => {
    expect(() => differencesOf(text, text)).not.toThrow();
    expect(() => differencesOf(text)).not.toThrow();
  });
});
