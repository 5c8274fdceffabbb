import { authStrengths, refusedByExchange, type Proof } from '../core/lessons/auth-strength';
import { encodeJsonObject, type JsonText } from '../core/jose/json-members';
import { exampleSettings } from './example';
import type { LessonSubject } from './lesson-bench.svelte';

export type { Proof };
export const proofs = Object.keys(authStrengths) as readonly Proof[];

/** As a v1.0 access token for Exchange has them, those that matter here. */
export function accessTokenClaims({ madeAt }: LessonSubject, proof: Proof): JsonText {
  const { tenant, clientId } = exampleSettings;
  return encodeJsonObject({
    aud: 'https://outlook.office365.com/',
    iss: `https://sts.windows.net/${tenant}/`,
    iat: madeAt,
    exp: madeAt + 3600,
    appid: clientId,
    appidacr: authStrengths[proof],
    tid: tenant,
    ver: '1.0',
  });
}

export function exchangeAnswer(proof: Proof): string {
  return refusedByExchange(proof) ?? 'The mail.';
}
