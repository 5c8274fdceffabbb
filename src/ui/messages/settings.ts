/** The accessible names of the inputs. */
import type { FindingPath } from '../../core/assertion/finding';
import type { SettingName } from '../../core/profiles/server-profile';

export const settingLabels: Readonly<Record<SettingName, string>> = {
  tenant: 'Tenant',
  clientId: 'Client ID',
  scope: 'Scope',
  resource: 'Resource',
  tokenEndpoint: 'Token endpoint',
  issuer: 'Issuer',
  keyId: 'Key ID (kid)',
};

export const pathLabels: Readonly<Record<FindingPath, string>> = {
  credential: 'Credential',
  tenant: settingLabels.tenant,
  clientId: settingLabels.clientId,
  scope: settingLabels.scope,
  resource: settingLabels.resource,
  tokenEndpoint: settingLabels.tokenEndpoint,
  issuer: settingLabels.issuer,
  algorithm: 'Algorithm',
  audience: 'Audience',
  lifetime: 'Lifetime (seconds)',
  notBeforeOffset: 'Not before offset (seconds)',
  headerOverrides: 'Header overrides',
  claimsOverrides: 'Claims overrides',
};
