/** An access token: how the client proved itself, what it may do, and whether that is enough. RFC 9068; seeds 000, 004. */
import type { JsonObject } from '../jose/json-members';
import type { InspectionFact } from './inspection-fact';
import type { InspectionFinding } from './inspection-finding';
import { readPrincipalName } from './principal-name';
import { validTimes, claimText } from './claim-text';

/** Of tokens of version 2 and 1. entra-docs, access-claim-text-reference.md. */
const proofClaims = ['azpacr', 'appidacr'] as const;
const proofs = {
  '0': 'fact/client-proof-public',
  '1': 'fact/client-proof-secret',
  '2': 'fact/client-proof-certificate',
} as const;

/**
 * What app-only access with a secret comes to. SharePoint refuses it (sp-dev-docs, security-apponly-azuread.md). Exchange did
 * (seed 000; ews-java-api #401), and has since been seen to take it for IMAP and EWS (MailKit #1126).
 */
const secretAt: ReadonlyMap<string, 'error' | 'warning'> = new Map([
  ['SharePoint', 'error'],
  ['Exchange', 'warning'],
]);

interface AccessToken {
  readonly audience: string;
  readonly audienceName: string | undefined;
  readonly client: string;
  /** Undefined: nothing tells. */
  readonly isAppOnly: boolean | undefined;
  readonly proof: { readonly claim: string; readonly value: '0' | '1' | '2' } | undefined;
  readonly roles: readonly string[];
  readonly scopes: readonly string[];
}

export function inspectAccessToken(claims: JsonObject, now: number): InspectionFinding[] {
  const token = readAccessToken(claims);
  const findings: InspectionFinding[] = [];
  const add = (finding: Pick<InspectionFinding, 'code' | 'severity' | 'evidence' | 'spec'>, member: string) =>
    findings.push({ ...finding, place: { part: 'claims', member } });
  const { proof, isAppOnly, audienceName = '' } = token;
  if (proof?.value === '1') {
    const severity = isAppOnly === true ? secretAt.get(audienceName) : undefined;
    const server = severity ? audienceName : '';
    add(
      {
        code: 'access-token/weak-client-authentication',
        severity: severity ?? 'note',
        evidence: { claim: proof.claim, audience: token.audience, server },
        spec: 'seed 000: x-ms-diagnostics 2000010; entra-docs, access-token-claims-reference.md',
      },
      proof.claim,
    );
  }
  const isOfEntra = claims['tid'] !== undefined || proof !== undefined;
  if (isOfEntra && isAppOnly === true && token.roles.length === 0) {
    const evidence = { audience: audienceName || token.audience };
    const spec = 'entra-docs, access-claim-text-reference.md: roles';
    add({ code: 'access-token/no-roles', severity: 'warning', evidence, spec }, 'roles');
  }
  const { until, from } = validTimes(claims);
  if (until !== undefined && until <= now)
    add(
      {
        code: 'access-token/expired',
        severity: 'error',
        evidence: { until, now },
        spec: 'RFC 9068 §4; RFC 6750 §3.1: invalid_token',
      },
      'exp',
    );
  else if (from !== undefined && from > now)
    add(
      {
        code: 'nbf/future',
        severity: 'error',
        evidence: { claim: 'nbf', found: from, now },
        spec: 'RFC 7519 §4.1.5',
      },
      'nbf',
    );
  return findings;
}

export function explainAccessToken(claims: JsonObject, now: number): InspectionFact[] {
  const token = readAccessToken(claims);
  const { proof, roles, scopes, isAppOnly, audienceName = '' } = token;
  const strength = proof && proof.value !== '0' ? proof : undefined;
  return [
    {
      code: 'fact/access-token',
      evidence: {
        version: claimText(claims, 'ver'),
        issuer: claimText(claims, 'iss'),
        tenant: claimText(claims, 'tid'),
        audience: token.audience,
        audienceName,
        client: token.client,
        user: claimText(claims, 'upn', 'preferred_username', 'unique_name', 'email', 'sub'),
        appOnly: isAppOnly === undefined ? '' : isAppOnly ? 'yes' : 'no',
      },
    },
    ...(proof ? [{ code: proofs[proof.value], evidence: { claim: proof.claim } }] : []),
    ...(strength
      ? [
          {
            code: 'fact/auth-strength',
            evidence: { claim: strength.claim, strength: Number(strength.value) },
          } as const,
        ]
      : []),
    ...(roles.length > 0
      ? [{ code: 'fact/app-roles', evidence: { count: roles.length, roles: roles.join(', ') } } as const]
      : []),
    ...(scopes.length > 0
      ? [
          {
            code: 'fact/delegated-scopes',
            evidence: { count: scopes.length, scopes: scopes.join(', ') },
          } as const,
        ]
      : []),
    { code: 'fact/access-token-times', evidence: { ...validTimes(claims), now } },
  ];
}

function readAccessToken(claims: JsonObject): AccessToken {
  const audience = claimText(claims, 'aud');
  const actor = readPrincipalName(claimText(claims, 'actor'));
  const proofClaim = proofClaims.find((name) => claims[name] !== undefined);
  const value = proofClaim === undefined ? '' : String(claims[proofClaim]);
  const isProof = value === '0' || value === '1' || value === '2';
  return {
    audience,
    audienceName: readPrincipalName(audience).name,
    client: claimText(claims, 'azp', 'appid', 'client_id', 'cid') || actor.id || claimText(claims, 'nameid'),
    isAppOnly: isAppOnly(claims),
    proof: proofClaim !== undefined && isProof ? { claim: proofClaim, value } : undefined,
    roles: textsOf(claims['roles']),
    scopes: textsOf(claims['scp'] ?? claims['scope']),
  };
}

/** entra-docs, access-claim-text-reference.md: idtyp; in tokens without it, an app has the same `sub` and `oid`, and no `scp`. */
function isAppOnly(claims: JsonObject): boolean | undefined {
  const { idtyp, scp, oid, sub, actor, nameid, roles } = claims;
  if (idtyp === 'app') return true;
  if (idtyp === 'user' || scp !== undefined || actor !== undefined) return false;
  if (oid !== undefined && oid === sub) return true;
  // ACS: `{client}@{realm}` is the app itself.
  if (typeof nameid === 'string' && /^[0-9a-f-]{36}@/i.test(nameid)) return true;
  return Array.isArray(roles) && claims['upn'] === undefined && claims['name'] === undefined
    ? true
    : undefined;
}

/** An array, or one text with blanks between. */
function textsOf(value: unknown): readonly string[] {
  if (typeof value === 'string') return value.split(' ').filter((one) => one !== '');
  return Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : [];
}
