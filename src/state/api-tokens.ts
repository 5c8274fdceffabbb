import type { JsonObject } from '../core/jose/json-members';
import { answerOf, checkAccessToken, type ApiPolicy, type PolicyCheck } from '../core/lessons/api-policy';
import { exampleSettings } from './example';
import type { LessonSubject } from './lesson-bench.svelte';

const { tenant, clientId } = exampleSettings;
export const apiPolicy: ApiPolicy = {
  aud: 'b178f3a5-7588-492a-924f-72d7887b7e48',
  iss: `https://login.microsoftonline.com/${tenant}/v2.0`,
  azp: clientId,
  azpacr: '2',
  role: 'service-api',
};

const changes = {
  right: {},
  secret: { azpacr: '1' },
  'other-client': { azp: '22223333-cccc-4444-dddd-5555eeee6666' },
  'no-role': { roles: undefined },
  'other-audience': { aud: '00000003-0000-0000-c000-000000000000' },
} as const;

export type ApiToken = keyof typeof changes;
export const apiTokens = Object.keys(changes) as readonly ApiToken[];

export interface JudgedToken {
  readonly claims: string;
  readonly checks: readonly PolicyCheck[];
  readonly answer: 200 | 401 | 403;
}

/** A v2.0 access token as Entra writes it for a service, and what the API of seed 004 makes of it. */
export function judgeApiToken({ madeAt }: LessonSubject, token: ApiToken): JudgedToken {
  const claims: JsonObject = JSON.parse(
    JSON.stringify({
      aud: apiPolicy.aud,
      iss: apiPolicy.iss,
      iat: madeAt,
      nbf: madeAt,
      exp: madeAt + 3600,
      azp: apiPolicy.azp,
      azpacr: apiPolicy.azpacr,
      roles: [apiPolicy.role],
      tid: tenant,
      ver: '2.0',
      ...changes[token],
    }),
  ) as JsonObject;
  const checks = checkAccessToken(claims, apiPolicy, madeAt);
  return { claims: JSON.stringify(claims, null, 2), checks, answer: answerOf(checks) };
}
