/** A complete set of settings for every server, made of the example identifiers of Microsoft's documentation and RFC 6749. */
import type { ProfileId } from '../profiles/server-profile';
import { nothingTyped, type AssertionSettings } from './assertion-settings';

/** https://learn.microsoft.com/entra/identity-platform/v2-oauth2-client-creds-grant-flow */
export const exampleTenant = 'aaaabbbb-0000-cccc-1111-dddd2222eeee';
export const exampleClientId = '00001111-aaaa-2222-bbbb-3333cccc4444';
/** RFC 6749 §4.4.2 */
export const rfcClientId = 's6BhdRkqt3';

export const emptySettings: AssertionSettings = {
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
  'entra-external-id': {
    ...emptySettings,
    tenant: 'contoso.onmicrosoft.com',
    clientId: exampleClientId,
    scope: 'https://graph.microsoft.com/.default',
  },
  'azure-ad-b2c': {
    ...emptySettings,
    tenant: 'contoso.onmicrosoft.com',
    policy: 'b2c_1_signupsignin',
    clientId: exampleClientId,
    authorizationCode: 'the-code',
    redirectUri: 'https://app.contoso.com/signin',
  },
  'entra-federated': {
    ...emptySettings,
    tenant: exampleTenant,
    clientId: exampleClientId,
    scope: 'https://graph.microsoft.com/.default',
    externalJwt: 'x.y.z',
  },
  /** sp-dev-docs: {site}, {realm}, and the add-in's own ID. */
  'sharepoint-acs': {
    ...emptySettings,
    site: 'https://contoso.sharepoint.com/sites/team',
    realm: exampleTenant,
    clientId: exampleClientId,
    clientSecret: 'R4bbit+/hole=',
  },
  'sharepoint-high-trust': {
    ...emptySettings,
    site: 'https://sharepoint.contoso.com:8443/sites/team/',
    realm: exampleTenant,
    clientId: exampleClientId,
    issuerId: '11112222-BBBB-3333-cccc-4444dddd5555',
  },
  rfc7523bis: {
    ...emptySettings,
    tokenEndpoint: 'https://as.example.com/token',
    issuer: 'https://as.example.com',
    clientId: rfcClientId,
  },
  'fapi-2': {
    ...emptySettings,
    tokenEndpoint: 'https://as.example.com/token',
    issuer: 'https://as.example.com',
    clientId: rfcClientId,
  },
  okta: {
    ...emptySettings,
    tokenEndpoint: 'https://contoso.okta.com/oauth2/v1/token',
    clientId: rfcClientId,
    keyId: 'key-1',
  },
  auth0: {
    ...emptySettings,
    tokenEndpoint: 'https://contoso.eu.auth0.com/oauth/token',
    clientId: rfcClientId,
    lifetime: '60',
  },
  keycloak: {
    ...emptySettings,
    tokenEndpoint: 'https://sso.example.com/realms/main/protocol/openid-connect/token',
    issuer: 'https://sso.example.com/realms/main',
    clientId: 'daemon',
  },
  pingone: {
    ...emptySettings,
    tokenEndpoint: `https://auth.pingone.com/${exampleTenant}/as/token`,
    clientId: exampleClientId,
  },
  'smart-backend': {
    ...emptySettings,
    tokenEndpoint: 'https://ehr.example.com/token',
    clientId: 'https://bili-monitor.example.com',
    scope: 'system/Observation.rs',
    keyId: 'key-1',
    lifetime: '300',
  },
  epic: {
    ...emptySettings,
    tokenEndpoint: 'https://fhir.epic.com/interconnect-fhir-oauth/oauth2/token',
    clientId: exampleClientId,
    scope: 'system/Observation.rs',
    keyId: 'key-1',
    lifetime: '300',
  },
  google: {
    ...emptySettings,
    clientId: 'daemon@project.iam.gserviceaccount.com',
    scope: 'https://www.googleapis.com/auth/devstorage.read_only',
  },
  salesforce: {
    ...emptySettings,
    tokenEndpoint: 'https://login.salesforce.com/services/oauth2/token',
    clientId: '3MVG99OxTyEMCQ3g',
    username: 'user@contoso.com',
    lifetime: '180',
  },
  'github-app': { ...emptySettings, clientId: 'Iv23li8kSYYPJtwNFUGt', notBeforeOffset: '60' },
  snowflake: { ...emptySettings, account: 'xy12345.eu-central-1', username: 'daemon' },
};
