/** How the client proved itself when it got the access token that an API finds too weak. entra-docs, access-token-claims-reference.md; seed 000, seed 004. */
import type { Conclusion, ErrorSurroundings } from './conclusion';

/** Of v1.0 tokens and of v2.0 tokens: `0` nothing, `1` a client secret, `2` a client certificate. */
const members = ['appidacr', 'azpacr'] as const;
const wantCertificate: ReadonlySet<string> = new Set(['2000010', 'Unsupported app only token']);
const source = 'entra-docs, identity-platform/access-token-claims-reference.md: appidacr, azpacr; seed 000';

export function concludeFromProof({ error, assertion }: ErrorSurroundings): Conclusion[] {
  const claims = assertion?.claims.object;
  if (!claims || !error.codes.some(({ code }) => wantCertificate.has(code))) return [];
  const member = members.find((name) => claims[name] !== undefined);
  if (member === undefined) return [];
  const found = String(claims[member]).slice(0, 20);
  const code = found === '2' ? 'error/token-of-certificate' : 'error/token-of-secret';
  return [{ code, confidence: 'certain', evidence: { member, found }, source }];
}
