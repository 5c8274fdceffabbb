/** Tokens and answers of servers, with the claims that their documentation and seeds 003 and 004 have, signed by whoever is handy. */
import { encodePart } from './jws-fixtures';

export const realm = '0e49ef1f-ca07-45f1-b4c0-ac9409d3e576';
export const addIn = 'c78d058c-7f82-44ca-a077-fba855e14d38';
export const issued = 1_800_000_000;

const unsigned = (header: object, claims: object, signature = 'c2lnbmF0dXJl') =>
  `${encodePart(header)}.${encodePart(claims)}.${signature}`;

/** entra-docs, access-token-claims-reference.md. */
export function entraAccessToken(bent: object = {}, header: object = {}): string {
  return unsigned(
    {
      typ: 'JWT',
      alg: 'RS256',
      x5t: 'nOo3ZDrODXEK1jKWhXslHR_KXEg',
      kid: 'nOo3ZDrODXEK1jKWhXslHR_KXEg',
      ...header,
    },
    {
      aud: 'https://graph.microsoft.com',
      iss: `https://sts.windows.net/${realm}/`,
      iat: issued,
      nbf: issued,
      exp: issued + 3900,
      appid: addIn,
      appidacr: '2',
      idtyp: 'app',
      oid: '11111111-2222-3333-4444-555555555555',
      sub: '11111111-2222-3333-4444-555555555555',
      roles: ['Mail.Read', 'User.Read.All'],
      tid: realm,
      ver: '1.0',
      ...bent,
    },
  );
}

export function entraIdToken(): string {
  return unsigned(
    { typ: 'JWT', alg: 'RS256', kid: 'nOo3ZDrODXEK1jKWhXslHR_KXEg' },
    {
      aud: addIn,
      iss: `https://login.microsoftonline.com/${realm}/v2.0`,
      iat: issued,
      nbf: issued,
      exp: issued + 3900,
      name: 'Adele Vance',
      nonce: '678910',
      preferred_username: 'adelev@contoso.com',
      sub: 'pairwise',
      tid: realm,
      ver: '2.0',
    },
  );
}

export const refreshToken = 'IAAAAFS5bbgJZ3Do_secret_refresh_token_KrVPmFyqBQwm8w4GmYzSg';

/** seed 003; sp-dev-docs, handle-security-tokens-in-provider-hosted-low-trust-sharepoint-add-ins.md. */
export function contextToken(bent: object = {}): string {
  return unsigned(
    { typ: 'JWT', alg: 'HS256' },
    {
      aud: `${addIn}/localhost:44346@${realm}`,
      iss: `00000001-0000-0000-c000-000000000000@${realm}`,
      nbf: issued,
      exp: issued + 43_200,
      appctxsender: `00000003-0000-0ff1-ce00-000000000000@${realm}`,
      appctx: JSON.stringify({
        CacheKey: 'PQyQmQX0jnbPzoXLDYg7oD7Mbe9GtZTpL9hGzG1Hxgk=',
        SecurityTokenServiceUri: 'https://accounts.accesscontrol.windows.net/tokens/OAuth/2',
      }),
      refreshtoken: refreshToken,
      isbrowserhostedapp: 'true',
      ...bent,
    },
  );
}

/** RFC 7516 §A.1, its header; five parts. */
export const encryptedJwt = `${encodePart({ alg: 'RSA-OAEP', enc: 'A256GCM' })}.${'QUFB.'.repeat(3)}QUFB`;
