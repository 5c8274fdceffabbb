/** A complete set of settings for every server, made of the example identifiers of Microsoft's documentation and RFC 6749. */
import type { ProfileId } from '../profiles/server-profile';
import type { AssertionSettings } from './assertion-settings';

/** https://learn.microsoft.com/entra/identity-platform/v2-oauth2-client-creds-grant-flow */
export const exampleTenant = 'aaaabbbb-0000-cccc-1111-dddd2222eeee';
export const exampleClientId = '00001111-aaaa-2222-bbbb-3333cccc4444';
/** RFC 6749 §4.4.2 */
export const rfcClientId = 's6BhdRkqt3';

export const emptySettings: AssertionSettings = {
  cloud: 'global',
  tenant: '',
  clientId: '',
  scope: '',
  resource: '',
  tokenEndpoint: '',
  issuer: '',
  keyId: '',
  audience: undefined,
  lifetime: '600',
  notBeforeOffset: '300',
  includeX5c: false,
  headerOverrides: '',
  claimsOverrides: '',
};

export const validSettings: Readonly<Record<ProfileId, AssertionSettings>> = {
  'entra-v2': {
    ...emptySettings,
    tenant: exampleTenant,
    clientId: exampleClientId,
    scope: 'https://graph.microsoft.com/.default',
  },
  'entra-v1': {
    ...emptySettings,
    tenant: 'contoso.onmicrosoft.com',
    clientId: exampleClientId,
    resource: 'https://graph.microsoft.com',
  },
  adfs: {
    ...emptySettings,
    tokenEndpoint: 'https://adfs.contoso.com/adfs/oauth2/token',
    clientId: exampleClientId,
    resource: 'https://api.contoso.com',
  },
  'generic-oidc': {
    ...emptySettings,
    tokenEndpoint: 'https://as.example.com/token',
    issuer: 'https://as.example.com',
    clientId: rfcClientId,
  },
};
