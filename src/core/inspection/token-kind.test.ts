import { describe, expect, test } from 'vitest';
import { kindOfToken } from './token-kind';

const times = { iat: 1, exp: 2 };
const client = 'f17bb8a5-2bef-4ad5-a83f-cd7113449fc2';

describe('the kind of a token, by its claims', () => {
  test.each([
    [
      'a client assertion',
      {},
      { iss: client, sub: client, aud: 'https://as.example.com/token', ...times },
      'client-assertion',
    ],
    [
      'of a client whose ID is an address',
      {},
      { iss: 'https://app.example', sub: 'https://app.example', aud: 'https://as.example', ...times },
      'client-assertion',
    ],
    [
      'a Google service account',
      {},
      {
        iss: 'a@b.iam.gserviceaccount.com',
        scope: 'x',
        aud: 'https://oauth2.googleapis.com/token',
        ...times,
      },
      'client-assertion',
    ],
    ['a GitHub App', {}, { iss: 12345, ...times }, 'other-jwt'],
    ['a GitHub App by its client ID', {}, { iss: 'Iv1.8a61f9b3a7aba766', ...times }, 'client-assertion'],
    [
      'of GitHub Actions, for a federated credential',
      {},
      {
        iss: 'https://token.actions.githubusercontent.com',
        sub: 'repo:a/b',
        actor: 'x',
        aud: 'api://AzureADTokenExchange',
        ...times,
      },
      'client-assertion',
    ],
    [
      'RFC 9068, by its type',
      { typ: 'at+jwt' },
      { iss: 'https://as.example', aud: 'https://api.example', sub: 'u', ...times },
      'access-token',
    ],
    [
      'Entra v2',
      {},
      { iss: 'https://login.microsoftonline.com/t/v2.0', aud: 'api', azp: client, azpacr: '1', ...times },
      'access-token',
    ],
    [
      'AD FS',
      {},
      {
        iss: 'http://adfs.contoso.com/adfs/services/trust',
        aud: 'microsoft:identityserver:api',
        appid: client,
        ...times,
      },
      'access-token',
    ],
    [
      'Okta',
      {},
      {
        iss: 'https://dev-1.okta.com/oauth2/default',
        aud: 'api://default',
        cid: '0oa',
        scp: ['x'],
        ...times,
      },
      'access-token',
    ],
    [
      'Keycloak, Bearer',
      {},
      {
        iss: 'https://kc.example/realms/r',
        aud: 'account',
        azp: 'app',
        typ: 'Bearer',
        scope: 'email',
        ...times,
      },
      'access-token',
    ],
    [
      'Keycloak, ID',
      {},
      { iss: 'https://kc.example/realms/r', aud: 'app', azp: 'app', typ: 'ID', ...times },
      'id-token',
    ],
    [
      'Google, with azp',
      {},
      { iss: 'https://accounts.google.com', aud: 'app', azp: 'app', email: 'a@b.c', ...times },
      'id-token',
    ],
    [
      'OpenID Connect, with at_hash',
      {},
      { iss: 'https://as.example', aud: 'app', azp: 'app', at_hash: 'x', ...times },
      'id-token',
    ],
    [
      'OpenID Connect, with nonce',
      {},
      { iss: 'https://as.example', aud: 'app', nonce: 'x', sub: 'u', ...times },
      'id-token',
    ],
    [
      'SharePoint, for an add-in',
      {},
      { aud: `${client}/host@realm`, appctx: '{}', ...times },
      'context-token',
    ],
    [
      'ACS, for SharePoint',
      {},
      {
        aud: '00000003-0000-0ff1-ce00-000000000000/x@r',
        iss: '00000001-0000-0000-c000-000000000000@r',
        ...times,
      },
      'access-token',
    ],
    [
      'high trust',
      {},
      { aud: '00000003-0000-0ff1-ce00-000000000000/x@r', iss: `${client}@r`, ...times },
      'client-assertion',
    ],
    ['nothing that tells', {}, { hello: 'world' }, 'other-jwt'],
    ['unreadable claims, a named certificate', { x5t: 'x' }, undefined, 'client-assertion'],
    ['unreadable claims of a server', { x5t: 'x', kid: 'x' }, undefined, 'other-jwt'],
  ])('%s', (_, header, claims, kind) => {
    expect(kindOfToken(header, claims)).toBe(kind);
  });
});
