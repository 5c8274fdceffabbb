/** `iss`, `sub`, `jti`: who, and once. RFC 7523 §3, OpenID Connect Core 1.0 §9. */
import { pathOfClaim, type AssertionContext } from './assertion-context';
import type { Finding, FindingCode, Severity } from './finding';

export function checkClaims(context: AssertionContext): Finding[] {
  const { claims, settings, profile, choice } = context;
  const findings: Finding[] = [];
  const add = (claim: string, code: FindingCode, severity: Severity, spec: string) => {
    const evidence = {
      iss: JSON.stringify(claims['iss'] ?? null),
      sub: JSON.stringify(claims['sub'] ?? null),
      jti: JSON.stringify(claims['jti'] ?? null),
      expected: JSON.stringify(context.ruledClaims[claim] ?? null),
      clientId: settings.clientId,
    };
    findings.push({ code, severity, path: pathOfClaim(context, claim, 'clientId'), evidence, spec });
  };
  const { iss, sub, jti } = claims;
  const { iss: ruledIss, sub: ruledSub, jti: ruledJti } = context.ruledClaims;
  if (ruledIss !== ruledSub) {
    // The client speaks about somebody else, or about nobody: a grant, or a token for an API.
    if (ruledIss && iss === undefined) add('iss', 'iss/missing', 'error', choice.claims.source);
    else if (ruledIss && iss !== ruledIss) add('iss', 'iss/not-expected', 'error', choice.claims.source);
    if (ruledSub && sub === undefined) add('sub', 'sub/missing', 'error', choice.claims.source);
    else if (ruledSub && sub !== ruledSub) add('sub', 'sub/not-expected', 'error', choice.claims.source);
  } else if (settings.clientId !== '') {
    // An empty client ID is reported where it is typed.
    if (iss === undefined) add('iss', 'iss/missing', 'error', 'RFC 7523 §3, 1');
    if (sub === undefined) add('sub', 'sub/missing', 'error', 'RFC 7523 §3, 2');
    if (iss !== undefined && sub !== undefined && iss !== sub) {
      add(iss === settings.clientId ? 'sub' : 'iss', 'iss/not-sub', 'error', 'RFC 7523 §3; AADSTS50048');
    } else if (iss !== undefined && iss !== settings.clientId) {
      add('iss', 'iss/not-client-id', 'error', 'RFC 7523 §3, 2; AADSTS700021');
    }
  }
  if (jti === undefined && ruledJti !== undefined)
    add('jti', 'jti/missing', profile.requiresJti.value ? 'error' : 'warning', profile.requiresJti.source);
  else if (jti !== undefined && typeof jti !== 'string')
    add('jti', 'jti/not-string', 'error', 'RFC 7519 §4.1.7');
  return findings;
}
