import { generateKeyPairSync } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { secretSettingNames } from '../profiles/setting-names';
import { publicFields, type PublicField, type PublicSettings } from './public-settings';
import { readSettingsLink, writeSettingsLink } from './settings-link';

const tenant = '0e49ef1f-ca07-45f1-b4c0-ac9409d3e576';

/** Values that people have, for every field that a link may carry. */
const usual: Readonly<Record<PublicField, readonly string[]>> = {
  profileId: ['entra-v2', 'adfs', 'okta'],
  cloud: ['global', 'china'],
  grantId: ['client-credentials', 'on-behalf-of'],
  authenticationId: ['signed-assertion', 'client-secret'],
  tenant: [tenant, 'contoso.onmicrosoft.com', 'common', 'contoso'],
  tokenEndpoint: [
    'https://adfs.contoso.com/adfs/oauth2/token',
    `https://login.microsoftonline.com/${tenant}/oauth2/v2.0/token`,
  ],
  issuer: ['https://login.example.com', 'http://localhost:8080/realms/acme'],
  policy: ['B2C_1_signin', 'B2C_1A_signup_signin'],
  site: ['https://contoso.sharepoint.com', 'contoso.sharepoint.com'],
  realm: [tenant],
  account: ['MYORG-MYACCOUNT', 'xy12345.us-east-1'],
  clientId: [
    tenant,
    'nightly-daemon',
    '0oa1b2c3d4E5f6G7h8i9',
    'daemon@project-123.iam.gserviceaccount.com',
    '123456',
  ],
  issuerId: [tenant],
  keyId: ['lkvXj4668yAxRBDeuRQN1IrmpnY', '964BD78F8EBAF320314410DEB9140DD48AE6A676', 'key-1'],
  scope: [
    'https://graph.microsoft.com/.default',
    `api://${tenant}/.default`,
    'openid offline_access User.Read',
  ],
  resource: [
    'https://graph.windows.net',
    `00000003-0000-0ff1-ce00-000000000000/contoso.sharepoint.com@${tenant}`,
  ],
  redirectUri: ['https://localhost/myapp/', 'http://localhost:8080/cb', `msal${tenant}://auth`],
  audience: [
    'urn:example:as',
    `00000001-0000-0000-c000-000000000000/accounts.accesscontrol.windows.net@${tenant}`,
  ],
  algorithm: ['RS256', 'ES256', 'EdDSA'],
  lifetime: ['300'],
  notBeforeOffset: ['-300', '0'],
  includeX5c: ['yes'],
};

const arbitrarySettings = fc.record(
  Object.fromEntries(publicFields.map((field) => [field, fc.constantFrom(...usual[field])])) as {
    [field in PublicField]: fc.Arbitrary<string>;
  },
  { requiredKeys: [] },
);

/** An audience beside an endpoint of another host does not travel: its own test has it. */
const withoutClash = ({ audience, ...others }: PublicSettings): PublicSettings =>
  others.tokenEndpoint || others.issuer || !audience ? others : { ...others, audience };

const letters = (alphabet: string, minLength: number, maxLength: number) =>
  fc.array(fc.constantFrom(...alphabet), { minLength, maxLength }).map((characters) => characters.join(''));
const alphanumeric = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
const members = [ec, rsa].flatMap((key) => {
  const jwk = key.export({ format: 'jwk' });
  return [jwk.d, jwk.p, jwk.q].flatMap((member) => (typeof member === 'string' ? [member] : []));
});
const der = [ec, rsa].map((key) => key.export({ format: 'der', type: 'pkcs8' }));
/** Keys in every spelling: recognised by their form alone, since no field holds them. */
const keys = [
  ...[ec, rsa].map((key) => key.export({ format: 'pem', type: 'pkcs8' }).toString()),
  ...[ec, rsa].map((key) => JSON.stringify(key.export({ format: 'jwk' }))),
  ...der.flatMap((octets) => [
    octets.toString('base64'),
    octets.toString('base64url'),
    octets.toString('hex'),
  ]),
  ...members.flatMap((member) => [member, Buffer.from(member, 'base64url').toString('hex')]),
];

const spell = [
  (text: string) => text,
  (text: string) => encodeURIComponent(text),
  (text: string) => Buffer.from(text).toString('base64'),
  (text: string) => Buffer.from(text).toString('base64url'),
  (text: string) => Buffer.from(text).toString('hex'),
];

const secrets = fc.record(
  Object.fromEntries(
    [...secretSettingNames, 'filePassword', 'pfxPassword', 'pastedText'].map((name) => [
      name,
      fc.oneof(
        letters(`${alphanumeric}~._-+/="&<>!%§é `, 8, 60).filter((text) => text.trim().length >= 8),
        letters(alphanumeric, 8, 80),
        letters('abcdefghijklmnopqrstuvwxyz', 8, 30),
      ),
    ]),
  ),
);

function expectNothingOf(secret: string, link: string): void {
  const decoded = decodeURIComponent(link);
  for (const one of spell.map((spelled) => spelled(secret).replace(/=+$/, '')))
    for (const text of [link, decoded]) expect(text.toLowerCase()).not.toContain(one.toLowerCase());
}

describe('a link to settings', () => {
  test('restores exactly what it may carry', () => {
    fc.assert(
      fc.property(arbitrarySettings.map(withoutClash), (settings) => {
        const { link, left } = writeSettingsLink(settings, []);
        expect(left).toEqual([]);
        expect(readSettingsLink(link.slice('#/sign?'.length))).toEqual({
          kept: settings,
          left: [],
          others: 0,
        });
      }),
    );
  });

  test('has nothing of a secret, in whatever field that stands and in whatever spelling', () => {
    fc.assert(
      fc.property(
        arbitrarySettings,
        secrets,
        fc.array(
          fc.record({ field: fc.constantFrom(...publicFields), which: fc.nat(), spelling: fc.nat() }),
          {
            maxLength: 6,
          },
        ),
        fc.constantFrom(...keys),
        (settings, typed, misplaced, key) => {
          const known = Object.values(typed);
          const all: Partial<Record<PublicField, string>> = { ...settings };
          for (const { field, which, spelling } of misplaced) {
            const secret = which % 4 === 0 ? key : (known[which % known.length] as string);
            // A key may be anywhere in any spelling of its own; the others in any of these.
            all[field] =
              which % 4 === 0 ? secret : (spell[spelling % spell.length] as (text: string) => string)(secret);
          }
          const { link } = writeSettingsLink(all, known);
          for (const secret of known) expectNothingOf(secret, withoutChoices(link));
          expect(decodeURIComponent(link)).not.toContain(key);
        },
      ),
      { numRuns: 200 },
    );
  });

  test('leaves a key out by its form alone, whatever the field', () => {
    for (const key of keys)
      for (const field of publicFields) {
        const { link, left } = writeSettingsLink({ [field]: key }, []);
        expect([field, link, left]).toEqual([field, '#/sign?', [field]]);
      }
  });

  test('has neither overrides nor names of people nor any secret field', () => {
    for (const name of [...secretSettingNames, 'headerOverrides', 'claimsOverrides', 'username', 'subject']) {
      const { link } = writeSettingsLink({ [name]: 'contoso.com' } as PublicSettings, []);
      expect(link).toBe('#/sign?');
      expect(readSettingsLink(`${name}=contoso.com`)).toEqual({ kept: {}, left: [], others: 1 });
    }
  });

  test('does not send to one host an assertion that is for another', () => {
    const audience = 'https://login.microsoftonline.com/contoso.com/v2.0';
    const hostile = { tokenEndpoint: 'https://evil.example/token', audience };
    expect(writeSettingsLink(hostile, []).left).toEqual(['audience']);
    const query = `tokenEndpoint=${encodeURIComponent(hostile.tokenEndpoint)}&audience=${encodeURIComponent(audience)}`;
    expect(readSettingsLink(query)).toEqual({
      kept: { tokenEndpoint: hostile.tokenEndpoint },
      left: ['audience'],
      others: 0,
    });
    const own = { tokenEndpoint: 'https://as.example/token', audience: 'https://AS.example' };
    expect(writeSettingsLink(own, []).left).toEqual([]);
  });

  test('from a stranger gives values in the form of their field, or none', () => {
    const hostile = [
      'tenant=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E',
      'tenant=contoso.com%0d%0aX: y',
      'tokenEndpoint=javascript:alert(1)',
      'tokenEndpoint=https://user:pass@evil.example/',
      'tokenEndpoint=https://evil.example/?code=x',
      'scope=%E2%80%AEtxet',
      'clientId=%',
      'clientId=%ff',
      'server=constructor',
      'server=__proto__',
      '__proto__=x',
      'includeX5c=true',
      'lifetime=1e9',
    ];
    for (const query of hostile) expect(readSettingsLink(query).kept, query).toEqual({});
    expect(readSettingsLink('tenant=a.com&tenant=b.com')).toMatchObject({
      kept: { tenant: 'a.com' },
      others: 1,
    });
    expect(readSettingsLink('&&&=&=').others).toBe(2);
    expect(readSettingsLink('tenant=a.com&'.repeat(100_000)).kept).toEqual({});
  });

  test('of any text is read without an exception', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(readSettingsLink(text).others).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});

/** Of a list, so nothing that was typed: a short secret may be spelled like one of its words. */
function withoutChoices(link: string): string {
  return link.replace(/[?&](server|cloud|grant|authentication|algorithm|includeX5c)=[^&]*/g, '');
}
