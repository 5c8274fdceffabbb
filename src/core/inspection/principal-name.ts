/** Microsoft's services by the names that tokens have for them. seed 003; entra-docs, verify-first-party-apps-sign-in.md. */

/** The names that are the same in every tenant. */
const principals: ReadonlyMap<string, string> = new Map([
  ['00000001-0000-0000-c000-000000000000', 'Azure Access Control Service (ACS)'],
  ['00000002-0000-0ff1-ce00-000000000000', 'Exchange'],
  ['00000003-0000-0ff1-ce00-000000000000', 'SharePoint'],
  ['00000004-0000-0ff1-ce00-000000000000', 'Lync (Skype for Business)'],
  ['00000005-0000-0000-c000-000000000000', 'Workflow Manager'],
  ['00000003-0000-0000-c000-000000000000', 'Microsoft Graph'],
  ['00000002-0000-0000-c000-000000000000', 'Azure AD Graph'],
]);

const hosts: readonly (readonly [RegExp, string])[] = [
  [
    /^(graph|dod-graph|canary\.graph)\.microsoft\.(com|us|de)$|^microsoftgraph\.chinacloudapi\.cn$/,
    'Microsoft Graph',
  ],
  [/^graph\.windows\.net$/, 'Azure AD Graph'],
  [/^(outlook\.office365|outlook\.office|outlook\.office365\.us|ps\.outlook)(\.com|\.us)?$/, 'Exchange'],
  [/\.sharepoint\.(com|us|cn|de)$|\.sharepoint-mil\.us$/, 'SharePoint'],
  [/^management\.(azure|core\.windows|usgovcloudapi|chinacloudapi)\.(com|net|cn)$/, 'Azure Resource Manager'],
  [/^vault\.(azure|usgovcloudapi)\.net$/, 'Azure Key Vault'],
];

export interface PrincipalName {
  /** A GUID, or whatever stands in its place. */
  readonly id: string;
  readonly host?: string;
  readonly realm?: string;
  /** As people call it; absent where it is not one of Microsoft's. */
  readonly name?: string;
}

/** `id`, `id@realm`, `id/host@realm`; or the address of a service. */
export function readPrincipalName(text: string): PrincipalName {
  const url = /^https?:\/\/([^/:?#]{1,255})/i.exec(text)?.[1]?.toLowerCase();
  if (url !== undefined) {
    const name = hosts.find(([host]) => host.test(url))?.[1];
    return { id: text, ...(name ? { name } : {}) };
  }
  const [, id = text, host, realm] = /^([^/@]*)(?:\/([^@]*))?(?:@(.*))?$/s.exec(text) ?? [];
  const name = principals.get(id.toLowerCase());
  return { id, ...(host ? { host } : {}), ...(realm ? { realm } : {}), ...(name ? { name } : {}) };
}
