/** A SharePoint context token: who is who, and where its refresh token goes. seed 003; sp-dev-docs, sp-add-ins. */
import type { DecodedCompact } from '../jose/decode-compact';
import { readJsonObject } from '../jose/json-object';
import type { JsonObject } from '../jose/json-members';
import type { InspectionFact } from './inspection-fact';
import type { InspectionFinding } from './inspection-finding';
import { readPrincipalName } from './principal-name';
import { claimText, validTimes } from './claim-text';

export function explainContextToken(
  header: JsonObject,
  claims: JsonObject,
  now: number,
): readonly InspectionFact[] {
  const audience = readPrincipalName(claimText(claims, 'aud'));
  const appContext = appContextOf(claims);
  const refreshToken = claimText(claims, 'refreshtoken');
  const cacheKey = claimText(appContext, 'CacheKey');
  const realm = audience.realm ?? readPrincipalName(claimText(claims, 'iss')).realm;
  const facts: InspectionFact[] = [
    { code: 'fact/context-token', evidence: { client: audience.id, host: audience.host ?? '' } },
  ];
  for (const member of ['aud', 'iss', 'appctxsender']) {
    const principal = claimText(claims, member);
    if (principal === '') continue;
    const { name } = readPrincipalName(principal);
    const isAddIn = member === 'aud';
    facts.push({
      code: 'fact/context-principal',
      evidence: { member, principal, name: name ?? (isAddIn ? 'the add-in itself' : '') },
    });
  }
  if (realm) facts.push({ code: 'fact/context-realm', evidence: { realm } });
  if (cacheKey) facts.push({ code: 'fact/context-cache-key', evidence: { cacheKey } });
  if (refreshToken) {
    const sendTo = claimText(appContext, 'SecurityTokenServiceUri');
    facts.push({
      code: 'fact/context-refresh-token',
      evidence: { characters: refreshToken.length, sendTo },
    });
  }
  facts.push(
    { code: 'fact/context-times', evidence: { ...validTimes(claims), now } },
    { code: 'fact/context-signature', evidence: { alg: claimText(header, 'alg') } },
  );
  return facts;
}

export function inspectContextToken(claims: JsonObject, now: number): InspectionFinding[] {
  const { until } = validTimes(claims);
  if (until === undefined || until > now) return [];
  return [
    {
      code: 'context-token/expired',
      severity: 'error',
      place: { part: 'claims', member: 'exp' },
      evidence: { until, now },
      spec: 'sp-dev-docs, handle-security-tokens-in-provider-hosted-low-trust-sharepoint-add-ins.md',
    },
  ];
}

/** Whoever has the refresh token speaks for the user for months: the text that is shown has its length alone. */
export function maskRefreshToken(token: DecodedCompact): DecodedCompact {
  const text = token.claims.text?.replace(
    /("refreshtoken"\s{0,9}:\s{0,9}")((?:[^"\\]|\\.)*)"/gi,
    (_, before: string, value: string) => `${before}… ${value.length} characters, masked …"`,
  );
  return text === undefined ? token : { ...token, claims: { ...token.claims, text } };
}

/** JSON within a string of the JSON. */
function appContextOf({ appctx }: JsonObject): JsonObject {
  if (typeof appctx === 'string') {
    const reading = readJsonObject(appctx);
    return 'object' in reading ? reading.object : {};
  }
  return typeof appctx === 'object' && appctx !== null && !Array.isArray(appctx)
    ? (appctx as JsonObject)
    : {};
}
