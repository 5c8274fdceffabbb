/** Everywhere that a certificate can be registered: what it takes, and how it is written. */
import { formatAdfsPowershell } from './adfs-powershell';
import { formatAzureCli } from './azure-cli';
import { formatEntraManifest } from './entra-manifest';
import { formatGraphAddKey } from './graph-add-key';
import { formatGraphPatch } from './graph-patch';
import { formatGraphPowershell } from './graph-powershell';
import { formatJwkSet } from './jwk-set';
import type { RegistrationField, RegistrationParameters } from './registration-parameters';

export type RegistrationTargetId =
  | 'entra-manifest'
  | 'graph-patch'
  | 'graph-add-key'
  | 'azure-cli'
  | 'graph-powershell'
  | 'adfs-powershell'
  | 'jwk-set';

export interface RegistrationTarget {
  readonly id: RegistrationTargetId;
  readonly name: string;
  /** Of a file that holds it. */
  readonly fileName: string;
  readonly fields: readonly RegistrationField[];
  /** Whether it differs from one of Microsoft's clouds to another. */
  readonly hasClouds: boolean;
  readonly source: string;
  readonly checked: string;
  /** @throws WorkbenchError for a key that the target cannot hold */
  readonly format: (parameters: RegistrationParameters) => string;
}

const keyCredential = 'microsoft-graph-docs, api-reference/v1.0/resources/keycredential.md';
const howToAdd = 'microsoft-graph-docs, concepts/applications-how-to-add-certificate.md';
const checked = '2026-11-22';

export const registrationTargets: readonly RegistrationTarget[] = [
  {
    id: 'entra-manifest',
    name: 'Entra manifest (keyCredentials)',
    fileName: 'key-credentials.json',
    fields: ['existing'],
    hasClouds: false,
    source: `entra-docs, identity-platform/certificate-credentials.md; ${keyCredential}`,
    checked,
    format: formatEntraManifest,
  },
  {
    id: 'graph-patch',
    name: 'Microsoft Graph (PATCH)',
    fileName: 'add-certificate.sh',
    fields: ['objectId', 'existing'],
    hasClouds: true,
    source: `${howToAdd}; ${keyCredential}`,
    checked,
    format: formatGraphPatch,
  },
  {
    id: 'graph-add-key',
    name: 'Microsoft Graph (addKey)',
    fileName: 'add-key.sh',
    fields: ['objectId'],
    hasClouds: true,
    source:
      'microsoft-graph-docs, api-reference/v1.0/api/application-addkey.md; concepts/application-rollkey-prooftoken.md',
    checked,
    format: formatGraphAddKey,
  },
  {
    id: 'azure-cli',
    name: 'Azure CLI',
    fileName: 'add-certificate.sh',
    fields: ['appId'],
    hasClouds: true,
    source: 'learn.microsoft.com/cli/azure/ad/app/credential',
    checked,
    format: formatAzureCli,
  },
  {
    id: 'graph-powershell',
    name: 'Microsoft Graph PowerShell',
    fileName: 'add-certificate.ps1',
    fields: ['objectId'],
    hasClouds: true,
    source: `${howToAdd}; msgraph-sdk-powershell#779`,
    checked,
    format: formatGraphPowershell,
  },
  {
    id: 'adfs-powershell',
    name: 'AD FS PowerShell',
    fileName: 'add-certificate.ps1',
    fields: ['appId'],
    hasClouds: false,
    source: 'learn.microsoft.com/powershell/module/adfs/set-adfsserverapplication',
    checked,
    format: formatAdfsPowershell,
  },
  {
    id: 'jwk-set',
    name: 'JWK Set',
    fileName: 'jwks.json',
    fields: [],
    hasClouds: false,
    source: 'RFC 7517 §4, §5; RFC 7638',
    checked,
    format: formatJwkSet,
  },
];
