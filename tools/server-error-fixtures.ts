/** Errors as Entra writes them, of assertions made on the spot, for the tests that hold one against the other. */
import { decodeCompact, type DecodedCompact } from '../src/core/jose/decode-compact';
import type { Conclusion } from '../src/core/server-errors/conclusion';
import { diagnoseServerError } from '../src/core/server-errors/diagnose-server-error';
import type { Certificate } from '../src/core/x509/certificate';

export const now = Date.parse('2026-11-24T21:15:00Z') / 1000;
export const tenant = 'aaaabbbb-0000-cccc-1111-dddd2222eeee';
export const clientId = '00001111-aaaa-2222-bbbb-3333cccc4444';
export const hexOf = (bytes: Buffer) => bytes.toString('hex').toUpperCase();
export const iso = (seconds: number) => new Date(seconds * 1000).toISOString();
export const us = (milliseconds: number) => {
  const [, year, month, day, time] =
    /^(\d+)-(\d+)-(\d+)T([\d:]+)/.exec(new Date(milliseconds).toISOString()) ?? [];
  return `${month}/${day}/${year} ${time}`;
};

export const claimsAt = (made: number) => ({
  aud: `https://login.microsoftonline.com/${tenant}/oauth2/v2.0/token`,
  iss: clientId,
  sub: clientId,
  iat: made,
  nbf: made,
  exp: made + 600,
});

export function assertionOf(header: object, claims: object = claimsAt(now)) {
  const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  return decodeCompact(`${encode({ alg: 'RS256', ...header })}.${encode(claims)}.AAAA`);
}

/** As Entra writes it: the thumbprint is hex of the decoded `x5t`. */
export const keyNotFound = (x5t: string) =>
  `AADSTS700027: The certificate with identifier used to sign the client assertion is not registered on application. [Reason - The key was not found., Thumbprint of key used by client: '${hexOf(Buffer.from(x5t, 'base64url'))}', Please visit the Azure Portal to see configured keys for app Id '${clientId}'.]`;

export const outOfTime = (claims: { nbf?: number; exp: number }, serverNow = now) =>
  `{"error":"invalid_client","error_description":"AADSTS700024: Client assertion is not within its valid time range. Current time: ${iso(serverNow)}, assertion valid from ${iso(claims.nbf ?? 0)}, expiry time of assertion ${iso(claims.exp)}."}`;

export async function concluded(
  text: string,
  assertion?: DecodedCompact,
  certificates: readonly Certificate[] = [],
): Promise<readonly Conclusion[]> {
  const diagnosis = await diagnoseServerError(text, { assertion, certificates, clientId });
  return diagnosis?.conclusions ?? [];
}
export const codesOf = (conclusions: readonly Conclusion[]) => conclusions.map(({ code }) => code);
