/** Microsoft's clouds and their hosts. */
import type { Rule } from './grant-rules';

export type CloudId = 'global' | 'us-government' | 'china';

/** Where one signs in, and nothing else is known to us. */
export type SignInCloudId = CloudId | 'bleu' | 'delos' | 'govsg' | 'us-legacy' | 'germany';

export interface SignInCloud {
  readonly id: SignInCloudId;
  readonly name: string;
  readonly host: Rule<string>;
  /** Other names of the same cloud, as MSAL knows them. */
  readonly aliases: Rule<readonly string[]>;
}

export interface Cloud extends SignInCloud {
  readonly id: CloudId;
  readonly graph: Rule<string>;
}

const nationalClouds = 'entra-docs, identity-platform/authentication-national-cloud.md';
const msalMetadata = 'MSAL JS, AuthorityMetadata.ts; MSAL.NET, KnownMetadataProvider.cs';
const graphClouds = 'microsoft-graph-docs, concepts/deployments.md';
const checked = '2026-11-21';

export const clouds: readonly Cloud[] = [
  {
    id: 'global',
    name: 'Global',
    host: { value: 'login.microsoftonline.com', source: nationalClouds, checked },
    aliases: {
      value: ['login.windows.net', 'login.microsoft.com', 'sts.windows.net'],
      source: msalMetadata,
      checked,
    },
    graph: { value: 'https://graph.microsoft.com', source: graphClouds, checked },
  },
  {
    id: 'us-government',
    name: 'US Government',
    host: { value: 'login.microsoftonline.us', source: nationalClouds, checked },
    aliases: { value: ['login.usgovcloudapi.net'], source: msalMetadata, checked },
    graph: { value: 'https://graph.microsoft.us', source: graphClouds, checked },
  },
  {
    id: 'china',
    name: 'China',
    host: { value: 'login.partner.microsoftonline.cn', source: nationalClouds, checked },
    aliases: { value: ['login.chinacloudapi.cn'], source: msalMetadata, checked },
    graph: { value: 'https://microsoftgraph.chinacloudapi.cn', source: graphClouds, checked },
  },
];

const noAliases: SignInCloud['aliases'] = { value: [], source: msalMetadata, checked };
const sovereign = 'MSAL.NET of 2026, KnownMetadataProvider.cs; its Graph is not known to us';

/** All of them, those that Graph is known of first. */
export const signInClouds: readonly SignInCloud[] = [
  ...clouds,
  {
    id: 'bleu',
    name: 'Bleu (France)',
    host: { value: 'login.sovcloud-identity.fr', source: sovereign, checked: '2026-11-22' },
    aliases: noAliases,
  },
  {
    id: 'delos',
    name: 'Delos (Germany)',
    host: { value: 'login.sovcloud-identity.de', source: sovereign, checked: '2026-11-22' },
    aliases: noAliases,
  },
  {
    id: 'govsg',
    name: 'GovSG (Singapore)',
    host: { value: 'login.sovcloud-identity.sg', source: sovereign, checked: '2026-11-22' },
    aliases: noAliases,
  },
  {
    id: 'us-legacy',
    name: 'US (legacy host)',
    host: { value: 'login-us.microsoftonline.com', source: msalMetadata, checked: '2026-11-22' },
    aliases: noAliases,
  },
  {
    id: 'germany',
    name: 'Germany (closed 2021-10-29)',
    host: {
      value: 'login.microsoftonline.de',
      source: `${nationalClouds}: closed on 2021-10-29, here as history`,
      checked: '2026-11-22',
    },
    aliases: noAliases,
  },
];
