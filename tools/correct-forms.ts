/** The parameters of requests that their servers accept, as the documents of each have them; an assertion of the client comes last. */
import type { FormParameter } from '../src/core/request/form-urlencoded';
import { client, endpoints, tenant } from './assertion-styles';
import { graphScope } from './request-mistakes';

const user = 'eyJhbGciOiJSUzI1NiJ9.eyJhdWQiOiJmMTdiYjhhNSIsInNjcCI6IlVzZXIuUmVhZCJ9.c2ln';
const id = ['client_id', client] as const;

/** Parameters beside the client's assertion, which is made for the audience; undefined: no assertion. */
export const correctForms: readonly (readonly [
  how: string,
  url: string,
  server: string,
  aud: string | undefined,
  parameters: readonly FormParameter[],
])[] = [
  [
    'on behalf of a user',
    endpoints.v2,
    'entra-v2',
    endpoints.v2,
    [
      ['grant_type', 'urn:ietf:params:oauth:grant-type:jwt-bearer'],
      id,
      ['assertion', user],
      ['requested_token_use', 'on_behalf_of'],
      ['scope', 'https://graph.microsoft.com/User.Read offline_access'],
    ],
  ],
  [
    'a code, with a certificate',
    endpoints.v2,
    'entra-v2',
    endpoints.v2,
    [
      ['grant_type', 'authorization_code'],
      id,
      ['code', 'OAAABAAAAiL9Kn2Z27'],
      ['redirect_uri', 'https://localhost/myapp/'],
      ['code_verifier', 'ThisIsntRandomButItNeedsToBe43CharactersLong'],
    ],
  ],
  [
    'a code for any tenant, by a public client',
    'https://login.microsoftonline.com/common/oauth2/v2.0/token',
    'entra-v2',
    undefined,
    [
      ['grant_type', 'authorization_code'],
      id,
      ['code', 'OAAABAAAAiL9Kn2Z27'],
      ['redirect_uri', 'https://localhost/myapp/'],
      ['scope', 'openid User.Read'],
    ],
  ],
  [
    'a refresh token',
    endpoints.v2,
    'entra-v2',
    endpoints.v2,
    [['grant_type', 'refresh_token'], id, ['refresh_token', '0.ARoA-b~c'], ['scope', 'User.Read']],
  ],
  [
    'a secret, as the documents have it',
    endpoints.v2,
    'entra-v2',
    undefined,
    [
      id,
      ['scope', graphScope],
      ['client_secret', 'qWgdYAmab0YSkuL1qKv5bPX'],
      ['grant_type', 'client_credentials'],
    ],
  ],
  [
    'a device code',
    endpoints.v2.replace(tenant, 'organizations'),
    'entra-v2',
    undefined,
    [
      ['grant_type', 'urn:ietf:params:oauth:grant-type:device_code'],
      id,
      ['device_code', 'GmRhmhcxhwAzkoEqiMEg_DnyEysNkuNhszIySk9eS'],
    ],
  ],
  [
    'a password, by a public client',
    endpoints.v2.replace(tenant, 'organizations'),
    'entra-v2',
    undefined,
    [
      ['grant_type', 'password'],
      id,
      ['scope', 'user.read openid'],
      ['username', 'MyUsername@myTenant.com'],
      ['password', 'SuperS3cret&+'],
    ],
  ],
  [
    'a secret to v1.0 (seed 000, Ruby)',
    `${endpoints.v1}?api-version=1.0`,
    'entra-v1',
    undefined,
    [
      ['grant_type', 'client_credentials'],
      ['redirect_uri', 'http://spready.dev'],
      ['resource', 'https://outlook.office365.com/'],
      id,
      ['client_secret', 'abc='],
    ],
  ],
  [
    'AD FS, client_id in the assertion alone (seed 002)',
    endpoints.adfs,
    'adfs',
    endpoints.adfs,
    [
      ['grant_type', 'client_credentials'],
      ['resource', 'https://api.contoso.com'],
    ],
  ],
  [
    'AD FS on behalf of a user',
    endpoints.adfs,
    'adfs',
    endpoints.adfs,
    [
      ['grant_type', 'urn:ietf:params:oauth:grant-type:jwt-bearer'],
      id,
      ['assertion', user],
      ['requested_token_use', 'on_behalf_of'],
      ['resource', 'https://api.contoso.com'],
      ['scope', 'openid'],
    ],
  ],
  [
    'AD FS by the Windows session',
    endpoints.adfs,
    'adfs',
    undefined,
    [
      ['grant_type', 'client_credentials'],
      id,
      ['resource', 'https://api.contoso.com'],
      ['use_windows_client_authentication', 'true'],
    ],
  ],
  [
    'any server',
    'https://as.example.com/token',
    'generic-oidc',
    'https://as.example.com/token',
    [['grant_type', 'client_credentials']],
  ],
  [
    'SharePoint through ACS',
    `https://accounts.accesscontrol.windows.net/${tenant}/tokens/OAuth/2`,
    'sharepoint-acs',
    undefined,
    [
      ['grant_type', 'client_credentials'],
      ['client_id', `${client}@${tenant}`],
      ['client_secret', 'abc/+='],
      ['resource', `00000003-0000-0ff1-ce00-000000000000/contoso.sharepoint.com@${tenant}`],
    ],
  ],
];
