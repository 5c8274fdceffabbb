/** What the client of an exercise has typed, for each server. The identifiers are the made-up ones of Microsoft's documentation and RFC 6749. */
import { nothingTyped, type AssertionSettings } from '../assertion/assertion-settings';
import type { ProfileId } from '../profiles/server-profile';

const entraClient = '00001111-aaaa-2222-bbbb-3333cccc4444';

const byServer: Readonly<Partial<Record<ProfileId, Partial<AssertionSettings>>>> = {
  'entra-v2': {
    tenant: 'aaaabbbb-0000-cccc-1111-dddd2222eeee',
    clientId: entraClient,
    scope: 'https://graph.microsoft.com/.default',
  },
  'entra-v1': {
    tenant: 'aaaabbbb-0000-cccc-1111-dddd2222eeee',
    clientId: entraClient,
    resource: 'https://graph.microsoft.com',
  },
  adfs: {
    tokenEndpoint: 'https://adfs.contoso.com/adfs/oauth2/token',
    clientId: entraClient,
    resource: 'https://api.contoso.com',
  },
  'generic-oidc': {
    tokenEndpoint: 'https://as.example.com/token',
    issuer: 'https://as.example.com',
    clientId: 's6BhdRkqt3',
  },
  okta: {
    tokenEndpoint: 'https://contoso.okta.com/oauth2/v1/token',
    clientId: '0oar95zt9zIpYuz6A0h7',
    keyId: 'key-1',
    scope: 'payments.read',
  },
  auth0: {
    tokenEndpoint: 'https://contoso.eu.auth0.com/oauth/token',
    clientId: 'aBcDeFgHiJkLmNoPqRsTuVwXyZ012345',
    lifetime: '60',
    notBeforeOffset: '0',
  },
};

/** Of the servers that exercises are about; a setting that the server does not ask for is of no effect. */
export function exerciseSettings(
  server: ProfileId,
  changes: Partial<AssertionSettings> = {},
): AssertionSettings {
  return {
    ...nothingTyped,
    cloud: 'global',
    grant: undefined,
    authentication: undefined,
    audience: undefined,
    lifetime: '600',
    notBeforeOffset: '300',
    includeX5c: false,
    headerOverrides: '',
    claimsOverrides: '',
    ...byServer[server],
    ...changes,
  };
}
