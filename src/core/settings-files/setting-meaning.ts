/** What the fields of this page are called elsewhere: Microsoft.Identity.Web, MSAL, Azure SDK and CLI, Spring, RFC 8414. */
import type { SettingName } from '../profiles/setting-names';

/** `domain` stands in for a tenant, `instance` and `authority` hold a host, `redirect` and the like are fields themselves. */
export type SettingMeaning =
  | Extract<
      SettingName,
      | 'clientId'
      | 'tenant'
      | 'scope'
      | 'resource'
      | 'policy'
      | 'tokenEndpoint'
      | 'issuer'
      | 'redirectUri'
      | 'site'
      | 'realm'
      | 'issuerId'
      | 'keyId'
    >
  | 'domain'
  | 'authority'
  | 'instance'
  | 'secret'
  | 'certificate';

const names: readonly (readonly [SettingMeaning, RegExp])[] = [
  // First: what says “token” is no token.
  ['scope', /^(scopes?|defaultscopes?|scopeforaccesstoken)$/],
  // A certificate’s path is no secret, and its password is one.
  [
    'certificate',
    /^(?!.*password).*(certificate|certfile|certpath|cert|thumbprint|keyvault|keypath|keyfile|keystore|pemfile|pfx)/,
  ],
  ['certificate', /^(sourcetype|filewithcertandprivatekey|privatekeyfile|privatekeypath|referenceorvalue)$/],
  // What ends in one of these tells of a secret, and is none.
  [
    'secret',
    /(secret|password|passwd|passphrase|pwd|privatekey|apikey|accesskey|connectionstring|credentials?|hint|(access|refresh|bearer)token)(text|value)?$/,
  ],
  ['clientId', /^(client|app|application|consumer)id$|^consumerkey$|^clientemail$/],
  ['tenant', /^(tenant|tenantid|directoryid|tenantname|aadtenant)$/],
  ['domain', /^(domain|publisherdomain)$/],
  ['authority', /^(authority|authorityurl|authorityuri|issueruri|knownauthority)$/],
  [
    'instance',
    /^(instance|authorityhost|activedirectoryendpointurl|activedirectory|cloudinstance|azurecloudinstance|loginendpoint|loginurl)$/,
  ],
  ['resource', /^(resource|resourceuri|resourceurl)$/],
  ['policy', /^(policy|policyid|signupsigninpolicyid|susipolicyid)$/],
  ['tokenEndpoint', /^(tokenendpoint|tokenurl|tokenuri|accesstokenurl)$/],
  ['issuer', /^issuer$/],
  ['redirectUri', /^(redirecturi|redirecturl)$/],
  ['site', /^(siteurl|sharepointsite|sphosturl)$/],
  ['realm', /^realm$/],
  ['issuerId', /^issuerid$/],
  ['keyId', /^privatekeyid$/],
];

/** Prefixes that say only whose setting it is. */
const owners = /^(azure|arm|aad|azuread|msal|entra|oauth2?|oidc|ad)(?=[a-z])/;

export function meaningOf(name: string): SettingMeaning | undefined {
  const bare = name.toLowerCase().replace(/[^a-z0-9]/g, '');
  const plain = bare.replace(owners, '');
  return names.find(([, pattern]) => pattern.test(bare) || pattern.test(plain))?.[0];
}

/** Templates and samples have these where a value belongs. */
export function isPlaceholder(value: string): boolean {
  return (
    /^\s*(\[.*\]|<.*>|\{.*\}|\$\{.*\}|%.*%|\*+|x{4,}|\.{3,}|…)\s*$/i.test(value) ||
    /\b(enter|your|insert|replace|change)[-_ ]?(the|a|an|me|your|with|here|client|tenant|app|own)?\b.*(id|name|here|tenant|client|secret|guid|me|app)/i.test(
      value,
    )
  );
}
