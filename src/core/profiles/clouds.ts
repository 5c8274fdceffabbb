/** Microsoft's clouds and their hosts. */
import type { Rule } from './grant-rules';

export type CloudId = 'global' | 'us-government' | 'china';

export interface Cloud {
  readonly id: CloudId;
  readonly name: string;
  readonly host: Rule<string>;
  /** Other names of the same cloud, as MSAL knows them. */
  readonly aliases: Rule<readonly string[]>;
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
