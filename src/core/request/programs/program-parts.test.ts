import { describe, expect, test } from 'vitest';
import { moment } from '../../../../tools/program-fixtures';
import { buildDraft } from '../../assertion/build-draft';
import { planAssertion, type PlanParameters } from '../../assertion/plan-assertion';
import { nothingTyped, type AssertionSettings } from '../../assertion/assertion-settings';
import { emptySettings } from '../../assertion/settings.vectors';
import { decodeBase64url } from '../../encoding/base64url';
import { encodeJsonObject } from '../../jose/json-members';
import { secretSettingNames } from '../../profiles/setting-names';
import { serverProfiles } from '../../profiles/server-profiles';
import type { Certificate } from '../../x509/certificate';
import { buildTokenRequest } from '../token-request';
import { environmentName, fillHoles } from './fill-holes';
import { programFormats } from './program-formats';
import { describeProgram, type ProgramParts } from './program-parts';
import { joinParts, type TextWithHoles } from './text-with-holes';

const endpoint = 'https://as.example.com/token';

/** Every field typed, each in its own way, whatever the server asks for. */
const typed: AssertionSettings = {
  ...emptySettings,
  ...Object.fromEntries(Object.keys(nothingTyped).map((name) => [name, `${name}-of-mine`])),
  tokenEndpoint: endpoint,
  site: 'https://contoso.sharepoint.com/sites/team',
  includeX5c: true,
  notBeforeOffset: '60',
};

const certificate = {
  der: new Uint8Array([1, 2, 3]),
  thumbprints: { x5t: 'the-x5t', 'x5t#S256': 'the-x5t-s256' },
} as unknown as Certificate;

const key = { keyType: 'RSA', bits: 2048, publicKey: { spkiSha256: '00ff' } } as const;

/** What a program has in the place of a hole, when it runs. */
function fillIn(parts: ProgramParts, text: TextWithHoles): string {
  const time = (offset: string) => String(moment.now + Number(offset.replaceAll(' ', '')));
  const names = Object.fromEntries(secretSettingNames.map((name) => [environmentName(name), typed[name]]));
  const fill = fillHoles(parts, {
    x5t: 'the-x5t',
    'x5t#S256': 'the-x5t-s256',
    x5c: '["AQID"]',
    keyDigest: 'SHA256:AP8=',
    jti: moment.jti,
    assertion: 'a.b.c',
    token: 'outer',
    time,
    secret: (name) => names[name] ?? '',
  });
  return joinParts(text, (one) => one, fill, '');
}

const rows = serverProfiles.flatMap((profile) =>
  profile.grants.map((grant) => [`${profile.id}, ${grant.id}`, profile, grant.id] as const),
);

describe.each(rows)('%s', (_, profile, grant) => {
  const settings = { ...typed, grant, authentication: 'signed-assertion' as const };
  const parameters: PlanParameters = { profile, settings, alg: undefined, key, chain: [certificate] };
  const plan = planAssertion(parameters);
  const parts = describeProgram(parameters);

  test('is a program where something is signed, and says header, claims and form of the page', () => {
    expect(parts === undefined).toBe(!plan.choice.signs);
    if (!parts) return;
    const filled = (lines: readonly TextWithHoles[]) => lines.map((line) => fillIn(parts, line)).join('');
    const draft = buildDraft(plan, moment);
    expect(filled(parts.header)).toBe(draft.headerSegment.text);
    expect(filled(parts.claims)).toBe(encodeJsonObject(draft.claims).text);

    const request = buildTokenRequest(
      profile,
      settings,
      plan.tokenEndpoint ?? '',
      'a.b.c',
      draft.outerClaims,
    );
    const token = parts.outerClaims ? 'outer' : 'a.b.c';
    const whole = request.headers?.map(([name, value]) => [name, value.replace(/(?<=Bearer ).*/, token)]);
    const fields = (list: ProgramParts['headers']) =>
      list.map(([name, value]) => [name, fillIn(parts, value)]);
    expect(fields(parts.parameters)).toEqual(request.parameters);
    expect(fields(parts.headers)).toEqual(whole ?? [['Content-Type', 'application/x-www-form-urlencoded']]);
    expect([parts.url, parts.method]).toEqual([request.url, request.method ?? 'POST']);
    if (parts.outerHeader && parts.outerClaims) {
      const sent = request.headers?.[0]?.[1].replace('Bearer ', '').split('.').slice(0, 2) ?? [];
      const texts = sent.map((segment) => new TextDecoder().decode(decodeBase64url(segment)));
      expect(texts).toEqual([filled(parts.outerHeader), filled(parts.outerClaims)]);
    }
  });

  test('has no secret in it, in any language', () => {
    if (!parts) return;
    for (const { format } of Object.values(programFormats)) {
      const text = format(parts);
      for (const name of secretSettingNames) expect(text).not.toContain(typed[name]);
      for (const name of parts.secrets) expect(text).toContain(environmentName(name));
    }
  });
});

describe('a program', () => {
  const [profile] = serverProfiles.filter(({ id }) => id === 'generic-oidc');
  if (!profile) throw new Error('generic-oidc is gone');
  const describeWith = (settings: Partial<AssertionSettings>) =>
    describeProgram({
      profile,
      settings: { ...emptySettings, tokenEndpoint: endpoint, clientId: 'a', ...settings },
      alg: undefined,
      key: undefined,
      chain: [],
    });

  test('is not written for an address with a password, which would be in its text', () => {
    expect(describeWith({ tokenEndpoint: 'https://user:pass@as.example.com/token' })).toBeUndefined();
  });

  test.each(['', 'nonsense', 'file:///etc/passwd', 'javascript:alert(1)'])(
    'is not written for the address %j',
    (tokenEndpoint) => {
      expect(describeWith({ tokenEndpoint })).toBeUndefined();
    },
  );

  test('has an address that strict libraries take, without the fragment', () => {
    expect(describeWith({ tokenEndpoint: 'https://[::1]:8/a[b]|{c}%zz?d={e}#f' })?.url).toBe(
      'https://[::1]:8/a%5Bb%5D%7C%7Bc%7D%25zz?d=%7Be%7D',
    );
  });

  test('takes an optional secret only where one is typed', () => {
    const code = { grant: 'authorization-code', redirectUri: 'https://app.example.com' } as const;
    expect(describeWith(code)?.secrets).toEqual(['authorizationCode']);
    expect(describeWith({ ...code, codeVerifier: 'v' })?.secrets).toEqual([
      'authorizationCode',
      'codeVerifier',
    ]);
  });

  test('is not deceived by a value that looks like the mark of a hole', () => {
    const value = '\ue0001:jti\ue001 \ue0007:expiry\ue001';
    const claims = describeWith({ clientId: value })?.claims.flat() ?? [];
    expect(claims.filter((part) => typeof part !== 'string')).toHaveLength(4);
    expect(claims).toContainEqual(expect.stringContaining(`"iss":"${value}"`));
  });
});
