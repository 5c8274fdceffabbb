/** SharePoint add-ins with low trust: Azure Access Control Service, client secrets only. */
import { clientSecret } from './client-secret';
import type { GrantRules } from './grant-rules';
import type { ServerProfile } from './server-profile';

const docs = 'sp-dev-docs, docs/sp-add-ins';
const helper = 'PnP-Sites-Core, Utilities/TokenHelper.cs and Utilities/OAuth';
const checked = '2026-11-22';
const client = ['client_id', '{clientId}@{realm}'] as const;
const resource = '00000003-0000-0ff1-ce00-000000000000/{siteHost}@{realm}';

const code: GrantRules = {
  id: 'authorization-code',
  parameters: {
    value: [
      ['grant_type', 'authorization_code'],
      client,
      ['code', '{authorizationCode}'],
      ['redirect_uri', '{redirectUri}'],
      ['resource', resource],
    ],
    source: `${helper}; seed 003: a code is good once, for about five minutes`,
    checked,
  },
  settings: [
    { name: 'authorizationCode', required: true, example: 'the code of the redirect' },
    { name: 'redirectUri', required: true, example: 'https://app.contoso.com/redirectaccept.aspx' },
  ],
};

export const sharepointAcs: ServerProfile = {
  id: 'sharepoint-acs',
  name: 'SharePoint with Azure ACS (low trust)',
  notes: [
    {
      value:
        'Stopped for SharePoint Online on 2026-04-02, in all clouds, without extension. SharePoint Server is not affected. The way that is left online is Microsoft Entra ID with a certificate and the scope https://contoso.sharepoint.com/.default.',
      source: `${docs}/retirement-announcement-for-azure-acs.md`,
      checked,
    },
  ],
  settings: [
    { name: 'site', required: true, example: 'https://contoso.sharepoint.com/sites/team' },
    {
      name: 'realm',
      required: true,
      example: 'aaaabbbb-0000-cccc-1111-dddd2222eeee',
      hint: 'The tenant ID, or the farm’s.',
    },
    { name: 'clientId', required: true, example: '00001111-aaaa-2222-bbbb-3333cccc4444' },
  ],
  grants: [
    {
      id: 'client-credentials',
      parameters: {
        value: [['grant_type', 'client_credentials'], client, ['scope', resource], ['resource', resource]],
        source: `${helper}: scope and resource are the same; node-sp-auth sends resource alone`,
        checked,
      },
      settings: [],
    },
    code,
    {
      id: 'refresh-token',
      parameters: {
        value: [
          ['grant_type', 'refresh_token'],
          client,
          ['refresh_token', '{refreshToken}'],
          ['resource', resource],
        ],
        source: `${helper}; seed 003: also the refreshtoken of a context token`,
        checked,
      },
      settings: [{ name: 'refreshToken', required: true, example: 'refreshtoken of the context token' }],
    },
  ],
  clientAuthentications: [clientSecret],
  tokenEndpoint: {
    value: 'https://accounts.accesscontrol.windows.net/{realm}/tokens/OAuth/2',
    source: `${helper}: metadata/json/1, endpoint OAuth2; in China accounts.accesscontrol.chinacloudapi.cn (node-sp-auth)`,
    checked,
  },
  realmDiscovery: {
    value: '{+siteUrl}/_vti_bin/client.svc',
    source: `${helper}, GetRealmFromTargetUrl`,
    checked,
  },
  addresses: {
    value: [
      [
        'Authorization URL',
        '{+siteUrl}/_layouts/15/OAuthAuthorize.aspx?IsDlg=1&client_id={clientId}&scope=Web.Read&response_type=code&redirect_uri={redirectUri}',
      ],
      [
        'AppRedirect URL',
        '{+siteUrl}/_layouts/15/AppRedirect.aspx?client_id={clientId}&redirect_uri={redirectUri}',
      ],
    ],
    source: `${docs}/authorization-code-oauth-flow-for-sharepoint-add-ins.md; seed 003: the first gives a code, the second posts a new context token`,
    checked,
  },
  hasClouds: false,
  algorithms: { value: [], source: `${helper}: ACS takes no assertion here`, checked },
  keyTypes: { value: [], source: helper, checked },
  certificate: { value: 'optional', source: helper, checked },
  audience: { value: 'token-endpoint', source: helper, checked },
  typ: { value: [], source: helper, checked },
  claims: { value: [], source: helper, checked },
  lifetime: { value: { maximum: 600, rejects: false }, source: helper, checked },
  requiresJti: { value: false, source: helper, checked },
  target: { value: 'resource', source: helper, checked },
  clientIdForm: { value: 'guid', source: `${docs}/register-sharepoint-add-ins.md`, checked },
};
