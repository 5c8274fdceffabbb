/** Active Directory Federation Services, 2016 and later. */
import { adfsGrants } from './adfs-grants';
import { clientAssertionClaims } from './client-assertion-claims';
import { clientSecret, publicClient } from './client-secret';
import { signedAssertion } from './signed-assertion';
import type { ServerProfile } from './server-profile';

const scenarios = 'windowsserverdocs, identity/ad-fs/overview/ad-fs-openid-connect-oauth-flows-scenarios.md';
const msal = 'MSAL.NET, JsonWebToken.cs; MSAL Go, accesstokens.go';
const checked = '2026-11-21';

export const adfs: ServerProfile = {
  id: 'adfs',
  name: 'AD FS',
  settings: [
    { name: 'tokenEndpoint', required: true, example: 'https://adfs.contoso.com/adfs/oauth2/token' },
    { name: 'clientId', required: true, example: '00001111-aaaa-2222-bbbb-3333cccc4444' },
  ],
  grants: adfsGrants,
  clientAuthentications: [
    signedAssertion,
    clientSecret,
    {
      id: 'windows-integrated',
      parameters: {
        value: [['use_windows_client_authentication', 'true']],
        source:
          '[MS-OAPX] 2.2.3.4; seed 002: AD FS answers 401 with Negotiate and NTLM, and the client posts again',
        checked: '2026-11-22',
      },
      settings: [],
    },
    publicClient,
  ],
  tokenEndpointPath: { value: '/adfs/oauth2/token', source: scenarios, checked },
  hasClouds: false,
  algorithms: {
    value: [{ alg: 'RS256', thumbprint: 'x5t' }],
    source: `${msal}: RS256 and x5t for AD FS; microsoft-authentication-library-for-dotnet #1714: x5t is mandatory`,
    checked,
  },
  keyTypes: { value: ['RSA'], source: `${msal}: RS256 only`, checked },
  certificate: {
    value: 'required',
    source: 'GitHub, microsoft-authentication-library-for-dotnet #1714',
    checked,
  },
  audience: {
    value: 'token-endpoint',
    source: 'GitHub, microsoft-authentication-library-for-dotnet #1708: the issuer as audience fails',
    checked,
  },
  typ: { value: ['JWT'], source: msal, checked },
  claims: { value: clientAssertionClaims, source: `seed 002; ${msal}`, checked },
  lifetime: {
    value: { maximum: 600, rejects: false },
    source: `${msal}: ten minutes; no limit is documented`,
    checked,
  },
  requiresJti: { value: false, source: scenarios, checked },
  target: { value: 'resource', source: scenarios, checked },
};
