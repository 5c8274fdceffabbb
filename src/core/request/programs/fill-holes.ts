/** What a program calls the things that only it knows. */
import type { SecretSettingName } from '../../profiles/setting-names';
import type { ProgramParts } from './program-parts';
import type { Hole } from './text-with-holes';

export interface HoleExpressions {
  readonly x5t: string;
  readonly 'x5t#S256': string;
  readonly x5c: string;
  readonly keyDigest: string;
  readonly jti: string;
  readonly assertion: string;
  readonly token: string;
  /** @param offset seconds from now, as `+ 600`, `- 300` or nothing */
  readonly time: (offset: string) => string;
  readonly secret: (environmentVariable: string) => string;
}

/** As most languages write the names of their variables. */
export const camelCaseNames = {
  x5t: 'x5t',
  'x5t#S256': 'x5tS256',
  x5c: 'x5c',
  keyDigest: 'keyDigest',
  jti: 'jti',
  assertion: 'assertion',
  token: 'token',
} as const;

export const snakeCaseNames = { ...camelCaseNames, 'x5t#S256': 'x5t_s256', keyDigest: 'key_digest' } as const;

export function fillHoles(parts: ProgramParts, names: HoleExpressions): (hole: Hole) => string {
  return (hole) => {
    if (hole === 'issuedAt') return names.time('');
    if (hole === 'expiry') return names.time(offset(parts.lifetime));
    if (hole === 'notBefore') return names.time(offset(-parts.notBeforeOffset));
    if (hole === 'signedJwt') return parts.outerClaims ? names.token : names.assertion;
    const fixed = ['x5t', 'x5t#S256', 'x5c', 'keyDigest', 'jti', 'assertion'] as const;
    const name = fixed.find((one) => one === hole);
    return name ? names[name] : names.secret(environmentName(hole as SecretSettingName));
  };
}

/** `userPassword` → `USER_PASSWORD` */
export function environmentName(secret: SecretSettingName): string {
  return secret.replace(/[A-Z]/g, '_$&').toUpperCase();
}

export function needsCertificate({ holes }: ProgramParts): boolean {
  return holes.has('x5t') || holes.has('x5t#S256') || holes.has('x5c');
}

export function needsClock({ holes }: ProgramParts): boolean {
  return holes.has('issuedAt') || holes.has('expiry') || holes.has('notBefore');
}

function offset(seconds: number): string {
  if (seconds === 0) return '';
  return seconds > 0 ? ` + ${seconds}` : ` - ${-seconds}`;
}
