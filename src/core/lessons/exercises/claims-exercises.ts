/** Exercises on who and to whom. RFC 7523 §3, 1–3 and 7; facts/protocol.md §11, 13–15. */
import type { JsonValue } from '../../jose/json-members';
import type { ClientWork } from '../client-work';
import type { LessonMaterial } from '../lesson-material';
import type { Exercise } from './exercise';
import { memberOf, withMembers } from './with-members';

type Members = Readonly<Record<string, JsonValue | undefined>>;

const claimsOf =
  (changes: (claims: Members, material: LessonMaterial) => Members) =>
  ({ claims }: ClientWork, material: LessonMaterial) => ({
    claims: withMembers(claims, changes(memberOf(claims), material)),
  });

const entra = 'https://login.microsoftonline.com';

export const claimsExercises = [
  {
    id: 'common-as-audience',
    server: 'entra-v2',
    breaks: claimsOf(() => ({ aud: `${entra}/common/oauth2/v2.0/token` })),
    mends: ['claims'],
    check: 'audience',
    code: 'aud/common-endpoint',
  },
  {
    id: 'other-tenant',
    server: 'entra-v2',
    breaks: claimsOf(() => ({ aud: `${entra}/bbbbbbbb-0000-cccc-1111-dddd2222eeee/oauth2/v2.0/token` })),
    mends: ['claims'],
    check: 'audience',
    code: 'aud/other-tenant',
  },
  {
    id: 'slash-after-audience',
    server: 'adfs',
    breaks: claimsOf(({ aud }) => ({ aud: `${String(aud)}/` })),
    mends: ['claims'],
    check: 'audience',
    code: 'aud/trailing-slash',
  },
  {
    id: 'issuer-as-audience',
    server: 'adfs',
    breaks: claimsOf(() => ({ aud: 'https://adfs.contoso.com/adfs' })),
    mends: ['claims'],
    check: 'audience',
    code: 'aud/not-token-endpoint',
  },
  {
    id: 'array-as-audience',
    server: 'entra-v2',
    breaks: claimsOf(({ aud }) => ({ aud: [String(aud)] })),
    mends: ['claims'],
    check: 'audience',
    code: 'aud/array',
  },
  {
    id: 'iss-is-not-sub',
    server: 'entra-v2',
    breaks: claimsOf(() => ({ iss: 'https://daemon.contoso.com' })),
    mends: ['claims'],
    check: 'client',
    code: 'iss/not-sub',
  },
  {
    id: 'other-client',
    server: 'entra-v2',
    breaks: claimsOf(() => ({
      iss: '11112222-bbbb-3333-cccc-4444dddd5555',
      sub: '11112222-bbbb-3333-cccc-4444dddd5555',
    })),
    mends: ['claims'],
    check: 'client',
    code: 'iss/not-client-id',
  },
  {
    id: 'access-token-as-assertion',
    server: 'entra-v2',
    breaks: claimsOf((_, { madeAt }) => ({
      aud: 'https://graph.microsoft.com',
      iss: 'https://sts.windows.net/aaaabbbb-0000-cccc-1111-dddd2222eeee/',
      iat: madeAt,
      appid: '00001111-aaaa-2222-bbbb-3333cccc4444',
      appidacr: '2',
      roles: ['Mail.Read'],
      tid: 'aaaabbbb-0000-cccc-1111-dddd2222eeee',
      ver: '1.0',
    })),
    mends: ['claims'],
    check: 'assertion',
    code: 'token/is-access-token',
  },
  {
    id: 'sent-twice',
    server: 'auth0',
    breaks: claimsOf(({ jti }) => ({ jti: `${String(jti)}-1` })),
    isRepeated: true,
    mends: ['claims'],
    check: 'jti',
    code: 'jti-reused',
  },
  {
    id: 'no-jti',
    server: 'generic-oidc',
    breaks: claimsOf(() => ({ jti: undefined })),
    mends: ['claims'],
    check: 'jti',
    code: 'jti/missing',
  },
] as const satisfies readonly Exercise[];
