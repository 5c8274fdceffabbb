import { describe, expect, test } from 'vitest';
import { profileOf } from '../../../tools/assertion-fixtures';
import type { CloudId } from '../profiles/clouds';
import type { ProfileId } from '../profiles/server-profile';
import type { AssertionSettings } from './assertion-settings';
import { emptySettings, exampleTenant, validSettings } from './settings.vectors';
import { ruledAudience, tokenEndpointOf } from './token-endpoint';

type Row = readonly [
  ProfileId,
  Partial<AssertionSettings>,
  endpoint: string | undefined,
  audience: string | undefined,
];

const rows: readonly Row[] = [
  [
    'entra-v2',
    { tenant: exampleTenant },
    `https://login.microsoftonline.com/${exampleTenant}/oauth2/v2.0/token`,
    `https://login.microsoftonline.com/${exampleTenant}/oauth2/v2.0/token`,
  ],
  [
    'entra-v1',
    { tenant: 'contoso.onmicrosoft.com' },
    'https://login.microsoftonline.com/contoso.onmicrosoft.com/oauth2/token',
    'https://login.microsoftonline.com/contoso.onmicrosoft.com/oauth2/token',
  ],
  ['entra-v2', {}, undefined, undefined],
  [
    'adfs',
    { tokenEndpoint: 'https://adfs.contoso.com/adfs/oauth2/token', issuer: 'https://adfs.contoso.com/adfs' },
    'https://adfs.contoso.com/adfs/oauth2/token',
    'https://adfs.contoso.com/adfs/oauth2/token',
  ],
  ['adfs', { tenant: exampleTenant }, undefined, undefined],
  [
    'generic-oidc',
    { tokenEndpoint: 'https://as.example.com/token' },
    'https://as.example.com/token',
    'https://as.example.com/token',
  ],
  [
    'generic-oidc',
    { tokenEndpoint: 'https://as.example.com/token', issuer: 'https://as.example.com/' },
    'https://as.example.com/token',
    'https://as.example.com/',
  ],
];

describe('the token endpoint, and the audience by the server’s rule', () => {
  test.each(rows)('%s with %j: %s, %s', (profile, settings, endpoint, audience) => {
    const all = { ...emptySettings, ...settings };
    expect(tokenEndpointOf(profileOf(profile), all)).toBe(endpoint);
    expect(ruledAudience(profileOf(profile), all)).toBe(audience);
  });

  /** https://learn.microsoft.com/entra/identity-platform/authentication-national-cloud */
  test.each<[CloudId, string]>([
    ['global', 'login.microsoftonline.com'],
    ['us-government', 'login.microsoftonline.us'],
    ['china', 'login.partner.microsoftonline.cn'],
  ])('the %s cloud signs in at %s', (cloud, host) => {
    for (const profile of ['entra-v2', 'entra-v1'] as const) {
      const endpoint = tokenEndpointOf(profileOf(profile), { ...validSettings[profile], cloud });
      expect(new URL(endpoint as string).host).toBe(host);
    }
  });

  test.each(['a/b', '$&', "$'", '$1', 'ten ant', '../x', 'é', '#', '?x='])(
    'the tenant %s stays one segment of the path',
    (tenant) => {
      const endpoint = tokenEndpointOf(profileOf('entra-v2'), { ...emptySettings, tenant }) as string;
      const [, segment, ...rest] = new URL(endpoint).pathname.split('/');
      expect(decodeURIComponent(segment as string)).toBe(tenant);
      expect(rest).toEqual(['oauth2', 'v2.0', 'token']);
    },
  );
});
