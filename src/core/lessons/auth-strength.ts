/** How a client proved itself, as access tokens say it, and what Exchange makes of it. entra-docs, access-tokens; seed 000. */

export type Proof = 'none' | 'secret' | 'certificate';

/** `appidacr` in v1.0 tokens, `azpacr` in v2.0 tokens: strings that hold a digit. */
export const authStrengths: Readonly<Record<Proof, string>> = { none: '0', secret: '1', certificate: '2' };

/** The header field of seed 000, with the strength in it; undefined where Exchange is satisfied. */
export function refusedByExchange(proof: Proof): string | undefined {
  if (proof === 'certificate') return undefined;
  const presented = authStrengths[proof];
  return (
    '401 Unauthorized\nx-ms-diagnostics: 2000010;reason="The access token is acquired using an authentication method ' +
    `that is too weak to allow access for this application. Presented auth strength was ${presented}, required is 2.";` +
    'error_category="insufficient_auth_strength"'
  );
}
