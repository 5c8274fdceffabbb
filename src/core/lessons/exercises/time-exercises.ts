/** Exercises on clocks. RFC 7519 §2, RFC 7523 §3, 4–6; facts/protocol.md §11, 17–23. */
import type { ClientWork } from '../client-work';
import type { LessonMaterial } from '../lesson-material';
import type { Exercise } from './exercise';
import { memberOf, withMembers } from './with-members';

const timesOf =
  (change: (seconds: number, name: string) => number) =>
  ({ claims }: ClientWork) => ({
    claims: withMembers(
      claims,
      Object.fromEntries(
        ['iat', 'nbf', 'exp'].flatMap((name) => {
          const seconds = memberOf(claims)[name];
          return typeof seconds === 'number' ? [[name, change(seconds, name)] as const] : [];
        }),
      ),
    ),
  });

export const timeExercises = [
  {
    id: 'milliseconds',
    server: 'okta',
    breaks: timesOf((seconds, name) => (name === 'exp' ? seconds * 1000 : seconds)),
    mends: ['claims'],
    check: 'expiry',
    code: 'exp/milliseconds',
  },
  {
    id: 'local-time',
    server: 'entra-v2',
    breaks: timesOf((seconds) => seconds - 5 * 3600),
    mends: ['claims'],
    check: 'expiry',
    code: 'time/local-as-utc',
  },
  {
    id: 'expired',
    server: 'entra-v2',
    breaks: timesOf((seconds) => seconds - 1711),
    mends: ['claims'],
    check: 'expiry',
    code: 'exp/past',
  },
  {
    id: 'fast-clock',
    server: 'entra-v2',
    breaks: timesOf((seconds) => seconds + 443),
    mends: ['claims'],
    check: 'not-before',
    code: 'nbf/future',
  },
  {
    id: 'too-long-a-life',
    server: 'okta',
    breaks: ({ claims }: ClientWork, { madeAt }: LessonMaterial) => ({
      claims: withMembers(claims, { exp: madeAt + 86_400 }),
    }),
    mends: ['claims'],
    check: 'lifetime',
    code: 'exp/too-long',
  },
] as const satisfies readonly Exercise[];
