/** SharePoint Server with high trust: tokens that the add-in issues itself, by its certificate. */
import { assertionElsewhere } from './signed-assertion';
import type { ClaimRule } from './grant-rules';
import type { ServerProfile } from './server-profile';

const docs =
  'sp-dev-docs, docs/sp-add-ins/create-and-use-access-tokens-in-provider-hosted-high-trust-sharepoint-add-ins.md';
const helper = 'PnP-Sites-Core, Utilities/TokenHelper.cs, IssueToken';
const checked = '2026-11-22';
const none = { value: [], source: `${docs}: there is no token endpoint`, checked } as const;

const actorClaims: readonly ClaimRule[] = [
  ['aud', '{audience}'],
  ['iss', '{lowerIssuerId}@{realm}'],
  ['nbf', '{notBefore}'],
  ['exp', '{expiry}'],
  ['nameid', '{lowerClientId}@{realm}'],
];

export const sharepointHighTrust: ServerProfile = {
  id: 'sharepoint-high-trust',
  name: 'SharePoint Server (high trust)',
  notes: [
    {
      value:
        'The farm trusts the certificate as a token issuer (New-SPTrustedSecurityTokenIssuer). SharePoint Online does not take these tokens.',
      source: docs,
      checked,
    },
  ],
  settings: [
    { name: 'site', required: true, example: 'https://sharepoint.contoso.com/sites/team' },
    {
      name: 'realm',
      required: true,
      example: 'aaaabbbb-0000-cccc-1111-dddd2222eeee',
      hint: 'The farm’s authentication realm.',
    },
    { name: 'clientId', required: true, example: '00001111-aaaa-2222-bbbb-3333cccc4444' },
    {
      name: 'issuerId',
      required: true,
      example: '11112222-bbbb-3333-cccc-4444dddd5555',
      hint: 'Of the trusted token issuer that was registered for the certificate.',
    },
  ],
  grants: [
    {
      id: 'app-only',
      parameters: none,
      settings: [],
      claims: { value: actorClaims, source: `${docs}: the actor token is the bearer token`, checked },
    },
    {
      id: 'user-and-app',
      parameters: none,
      settings: [
        {
          name: 'subject',
          required: true,
          example: 's-1-5-21-2127521184-1604012920-1887927527-66602',
          hint: 'The user’s SID or UPN.',
        },
      ],
      claims: {
        value: [...actorClaims, ['trustedfordelegation', 'true']],
        source: `${docs}: trustedfordelegation is left out for the app alone`,
        checked,
      },
      outerClaims: {
        value: [
          ['aud', '{audience}'],
          ['iss', '{lowerClientId}@{realm}'],
          ['nbf', '{notBefore}'],
          ['exp', '{expiry}'],
          ['nameid', '{nameId}', 'optional'],
          ['upn', '{upn}', 'optional'],
          ['nii', 'urn:office:idp:activedirectory'],
          ['actortoken', '{signedJwt}'],
        ],
        source: `${docs}; ${helper}: alg none, with the actor token inside; nii is trusted:{provider} for SAML users`,
        checked,
      },
    },
  ],
  clientAuthentications: [assertionElsewhere],
  tokenEndpoint: { value: '{+siteUrl}/_api/web', source: `${docs}: the site’s own API`, checked },
  realmDiscovery: {
    value: '{+siteUrl}/_vti_bin/client.svc',
    source: 'PnP-Sites-Core, Utilities/TokenHelper.cs, GetRealmFromTargetUrl',
    checked,
  },
  bearerHeaders: {
    value: [
      ['Authorization', 'Bearer {signedJwt}'],
      ['Accept', 'application/json'],
    ],
    source: docs,
    checked,
  },
  hasClouds: false,
  algorithms: { value: [{ alg: 'RS256', thumbprint: 'x5t' }], source: docs, checked },
  keyTypes: { value: ['RSA'], source: docs, checked },
  certificate: { value: 'required', source: `${docs}: x5t`, checked },
  audience: {
    value: '00000003-0000-0ff1-ce00-000000000000/{siteHost}@{realm}',
    source: `${docs}: aud`,
    checked,
  },
  typ: { value: ['JWT'], source: docs, checked },
  claims: {
    value: actorClaims,
    source: `${docs}; times are strings in Microsoft’s sample, numbers here`,
    checked,
  },
  lifetime: { value: { maximum: 43_200, rejects: false }, source: `${helper}: twelve hours`, checked },
  requiresJti: { value: false, source: docs, checked },
  target: { value: 'resource', source: docs, checked },
  clientIdForm: { value: 'guid', source: docs, checked },
};
