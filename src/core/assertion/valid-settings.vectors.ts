/** Settings without a mistake in them, for every server: what a careful person could type, drawn at random. */
import fc from 'fast-check';
import { signInClouds } from '../profiles/clouds';
import type { ProfileId } from '../profiles/server-profile';
import type { AssertionSettings } from './assertion-settings';

const label = fc.stringMatching(/^[a-z0-9]{1,9}(-[a-z0-9]{1,9})?$/);
const domain = fc.array(label, { minLength: 1, maxLength: 3 }).map((labels) => `${labels.join('.')}.example`);
const guid = fc.uuid();
const httpsUrl = fc.webUrl({ validSchemes: ['https'], withFragments: false, withQueryParameters: false });

const text = fc.string({ minLength: 1 });
const code = { authorizationCode: 'a code', redirectUri: 'https://app.example' };
const withDefaultScope = <Settings>(settings: Settings) => ({
  ...settings,
  scope: 'https://api.example/.default',
});
const atName = fc
  .record({ tenant: label.map((name) => `${name}.onmicrosoft.com`), clientId: guid })
  .map(withDefaultScope);
const withIssuer = fc.record({
  tokenEndpoint: httpsUrl,
  issuer: httpsUrl,
  clientId: text,
  scope: fc.string(),
});
const withKeyId = fc.record({ tokenEndpoint: httpsUrl, clientId: text, scope: text, keyId: text });

/** Whatever a careful person could type. */
export const validByServer: Readonly<Record<ProfileId, fc.Arbitrary<Partial<AssertionSettings>>>> = {
  'entra-v2': fc.record({
    cloud: fc.constantFrom(...signInClouds.map(({ id }) => id)),
    tenant: fc.oneof(guid, domain),
    clientId: guid,
    scope: fc
      .oneof(
        guid,
        httpsUrl,
        guid.map((id) => `api://${id}`),
      )
      .map((resource) => `${resource}/.default`),
  }),
  'entra-v1': fc.record({
    cloud: fc.constantFrom(...signInClouds.map(({ id }) => id)),
    tenant: fc.oneof(guid, domain),
    clientId: guid,
    resource: fc.oneof(guid, httpsUrl),
  }),
  adfs: fc.record({
    tokenEndpoint: domain.map((host) => `https://${host}/adfs/oauth2/token`),
    clientId: fc.string({ minLength: 1 }),
    resource: fc.oneof(fc.constant(''), httpsUrl),
  }),
  'generic-oidc': fc.record({
    tokenEndpoint: httpsUrl,
    issuer: fc.oneof(fc.constant(''), httpsUrl),
    clientId: fc.string({ minLength: 1 }),
    scope: fc.string(),
    keyId: fc.string(),
  }),
  'entra-external-id': atName,
  'azure-ad-b2c': atName.map((settings) => ({ ...settings, policy: 'b2c_1_signin', ...code })),
  'entra-federated': fc.record({ tenant: guid, clientId: guid, externalJwt: text }).map(withDefaultScope),
  'sharepoint-acs': fc.record({ site: httpsUrl, realm: guid, clientId: guid, clientSecret: text }),
  'sharepoint-high-trust': fc.record({
    site: httpsUrl,
    realm: guid,
    clientId: guid,
    issuerId: guid,
    grant: fc.constantFrom('app-only' as const, 'user-and-app' as const),
    subject: fc.oneof(fc.constant('S-1-5-21-1-2-3-4'), fc.emailAddress()),
  }),
  rfc7523bis: withIssuer,
  'fapi-2': withIssuer,
  keycloak: withIssuer,
  okta: withKeyId,
  pingone: withKeyId,
  'smart-backend': withKeyId,
  epic: withKeyId,
  auth0: domain.chain((host) =>
    fc.record({ tokenEndpoint: fc.constant(`https://${host}/oauth/token`), clientId: text }),
  ),
  google: fc.record({ clientId: fc.emailAddress(), scope: text, subject: fc.oneof(fc.constant(''), text) }),
  salesforce: domain.chain((host) =>
    fc.record({
      tokenEndpoint: fc.constant(`https://${host}/services/oauth2/token`),
      clientId: text,
      username: fc.emailAddress(),
    }),
  ),
  'github-app': fc.record({ clientId: text }),
  snowflake: fc.record({ account: label, username: text }),
};
