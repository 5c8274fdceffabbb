import { describe, expect, test } from 'vitest';
import { profileOf } from '../../../tools/assertion-fixtures';
import { nothingTyped, type AssertionSettings } from '../assertion/assertion-settings';
import { chooseRequest } from '../assertion/request-choice';
import { emptySettings, validSettings } from '../assertion/settings.vectors';
import { tokenEndpointOf } from '../assertion/token-endpoint';
import type { ClientAuthenticationId, GrantId } from '../profiles/grant-rules';
import type { ProfileId } from '../profiles/server-profile';
import { serverProfiles } from '../profiles/server-profiles';
import { formatCurlBash } from './dialects/curl-bash';
import { formatRawHttp } from './dialects/raw-http';
import { encodeForm } from './form-urlencoded';
import { microsoftRequests } from './microsoft-requests.vectors';
import { authenticationForms } from './request-parts.vectors';
import { assertionGrants, bearerServers, standardRequests } from './standard-requests.vectors';
import { trace2015 } from './trace-2015.vectors';
import { buildTokenRequest } from './token-request';

/** Every field typed, whatever the server asks for: what it does not take must not be sent. */
const everythingTyped: AssertionSettings = {
  ...emptySettings,
  ...Object.fromEntries(Object.keys(nothingTyped).map((name) => [name, `<${name}>`])),
  site: 'https://contoso.sharepoint.com/sites/team',
};

const endpoint = 'https://as.example.com/token';

function build(id: ProfileId, grant: GrantId, authentication: ClientAuthenticationId) {
  return buildTokenRequest(profileOf(id), { ...everythingTyped, grant, authentication }, endpoint, 'a.b.c');
}

type Expanded = readonly [ProfileId, GrantId, ClientAuthenticationId, readonly string[], source: string];

const expanded = [...microsoftRequests, ...standardRequests].flatMap(
  ({ servers, grant, form, authentications, source }) =>
    servers.flatMap((server) =>
      authentications.map((id): Expanded => [
        server,
        grant,
        id,
        [...form, ...authenticationForms[id]],
        source,
      ]),
    ),
);

describe('every server, grant and client authentication', () => {
  test.each(expanded)('%s, %s, %s', (server, grant, authentication, form, source) => {
    const { parameters, body, url, negotiate } = build(server, grant, authentication);
    expect(parameters.map(([name, value]) => `${name}=${value}`)).toEqual(form);
    expect(body).toBe(encodeForm(parameters));
    expect(url).toBe(endpoint);
    expect(negotiate).toBe(authentication === 'windows-integrated' ? true : undefined);
    expect(source).not.toBe('');
  });

  test('is in the table, once', () => {
    const inTable = expanded.map(([server, grant, id]) => `${server} ${grant} ${id}`);
    const inProfiles = serverProfiles
      .filter(({ id }) => ![...assertionGrants, ...bearerServers].includes(id))
      .flatMap((profile) =>
        profile.grants.flatMap((grant) =>
          chooseRequest(profile, { grant: grant.id }).authentications.map(
            ({ id }) => `${profile.id} ${grant.id} ${id}`,
          ),
        ),
      );
    expect(inTable.toSorted()).toEqual(inProfiles.toSorted());
    expect(inTable.length).toBeGreaterThan(120);
  });

  test('sends no parameter without a value', () => {
    for (const profile of serverProfiles) {
      for (const { id: grant } of profile.grants) {
        const { parameters } = buildTokenRequest(profile, { ...emptySettings, grant }, endpoint, 'a.b.c');
        expect(parameters.filter(([, value]) => /^$|[{}]/.test(value))).toEqual([]);
      }
    }
  });

  test('has a source and a date in every rule', () => {
    const rules: unknown[] = [];
    JSON.stringify(serverProfiles, (_key, value: unknown) => {
      if (typeof value === 'object' && value !== null && 'checked' in value) rules.push(value);
      return value;
    });
    expect(rules.length).toBeGreaterThan(350);
    for (const rule of rules) {
      expect(rule).toMatchObject({
        source: expect.stringMatching(/.{8}/),
        checked: expect.stringMatching(/^20\d\d-\d\d-\d\d$/),
      });
    }
  });
});

describe.each(assertionGrants)('%s takes the signed JWT as the grant (RFC 7523 §2.1)', (id) => {
  test('and neither client_id nor client_assertion', () => {
    const { parameters } = build(id, 'jwt-bearer', 'signed-assertion');
    expect(parameters).toEqual([
      ['grant_type', 'urn:ietf:params:oauth:grant-type:jwt-bearer'],
      ['assertion', 'a.b.c'],
    ]);
  });
});

describe('a server without a token endpoint takes the signed JWT as a bearer token', () => {
  test.each([
    ['github-app', 'https://api.github.com/app', 'Accept: application/vnd.github+json'],
    [
      'snowflake',
      'https://xy12345.eu-central-1.snowflakecomputing.com/api/v2/databases',
      'X-Snowflake-Authorization-Token-Type: KEYPAIR_JWT',
    ],
    [
      'sharepoint-high-trust',
      'https://sharepoint.contoso.com:8443/sites/team/_api/web',
      'Accept: application/json',
    ],
  ] as const)('%s: %s', (id, url, header) => {
    const profile = profileOf(id);
    const settings = validSettings[id];
    const request = buildTokenRequest(profile, settings, tokenEndpointOf(profile, settings) ?? '', 'a.b.c');
    expect(request).toMatchObject({ method: 'GET', url, body: '', parameters: [] });
    const raw = formatRawHttp(request, 'inline');
    expect(raw).toMatch(/^GET \/[^ ]* HTTP\/1\.1\r\nHost: /);
    expect(raw).toContain(`\r\n${header}\r\n`);
    expect(raw).toContain('\r\nAuthorization: Bearer a.b.c\r\n');
    expect(raw.endsWith('\r\n\r\n')).toBe(true);
    expect(formatCurlBash(request, 'inline')).toContain("--header 'Authorization: Bearer a.b.c'");
    expect(formatCurlBash(request, 'inline')).not.toContain('--data');
  });
});

test('Windows integrated authentication is curl’s --negotiate with the session’s user (RFC 4559)', () => {
  const curl = formatCurlBash(build('adfs', 'client-credentials', 'windows-integrated'), 'inline');
  expect(curl).toMatch(/^curl --negotiate -u : 'https:\/\/as\.example\.com\/token' \\\n/);
  expect(curl).not.toMatch(/assertion|secret/);
});

/** seed 000: a .NET daemon of 2015, traced by Fiddler. */
test('the request of 2015 is rebuilt, parameter by parameter', () => {
  const traced = new URLSearchParams(trace2015.body);
  const settings = {
    ...emptySettings,
    tenant: '0e49ef1f-ca07-45f1-b4c0-ac9409d3e576',
    clientId: 'f17bb8a5-2bef-4ad5-a83f-cd7113449fc2',
    resource: 'https://graph.windows.net/',
  };
  const profile = profileOf('entra-v1');
  const ours = buildTokenRequest(
    profile,
    settings,
    tokenEndpointOf(profile, settings) ?? '',
    traced.get('client_assertion') ?? '',
  );
  expect(ours.url.replace('login.microsoftonline.com', 'login.windows.net')).toBe(trace2015.url);
  const sorted = (parameters: Iterable<readonly [string, string]>) =>
    [...parameters].map(([name, value]) => `${name}=${value}`).toSorted();
  expect(sorted(ours.parameters)).toEqual(sorted(traced));
  // The same octets too, but for the order of the parameters.
  expect(ours.body.split('&').toSorted()).toEqual(trace2015.body.split('&').toSorted());
});
