/** Claims of an assertion that somebody pasted, by the checks of the Sign view and some more. RFC 7523 §3. */
import type { AssertionContext } from '../assertion/assertion-context';
import { checkAudience } from '../assertion/check-audience';
import { checkClaims } from '../assertion/check-claims';
import { checkTimes } from '../assertion/check-times';
import { readEntraAddress } from '../assertion/entra-address';
import type { Finding } from '../assertion/finding';
import { chooseRequest } from '../assertion/request-choice';
import type { JsonObject } from '../jose/json-members';
import type { ServerProfile } from '../profiles/server-profile';
import type { InspectionCode, InspectionFinding } from './inspection-finding';
import { inspectTimes } from './inspect-times';
import { grantOf, inspectedSettings, type InspectedRequest } from './inspected-settings';

export interface InspectedAssertion {
  readonly profile: ServerProfile;
  readonly header: JsonObject;
  readonly claims: JsonObject;
  readonly request: InspectedRequest;
  readonly now: number;
}

export function inspectClaims(assertion: InspectedAssertion): InspectionFinding[] {
  const { profile, claims } = assertion;
  const context = contextOf(assertion);
  const { signs } = context.choice;
  const findings = [
    ...(commonAudience(context) ?? (signs ? checkAudience(context) : arrayAudience(context))),
    ...(signs ? checkClaims(context) : []),
    ...checkTimes(context),
  ].map((finding) => ofClaims(finding));
  const typInClaims: InspectionFinding[] =
    claims['typ'] === undefined
      ? []
      : [
          {
            code: 'typ/in-claims',
            severity: 'warning',
            place: { part: 'claims', member: 'typ' },
            evidence: { typ: JSON.stringify(claims['typ']) },
            spec: 'RFC 7519 §5.1; serverfault 987660',
          },
        ];
  return [...inspectTimes(findings, claims, profile, assertion.now), ...typInClaims];
}

function contextOf({ profile, header, claims, request, now }: InspectedAssertion): AssertionContext {
  const settings = inspectedSettings(profile, claims, request);
  const choice = chooseRequest(profile, { grant: grantOf(request), authentication: 'signed-assertion' });
  return {
    profile,
    choice,
    settings,
    key: undefined,
    certificate: undefined,
    algorithm: undefined,
    header,
    claims,
    ruledClaims: ruledClaims(claims, choice.claims.value, settings.clientId),
    overriddenHeader: new Set(),
    overriddenClaims: new Set(),
    now,
  };
}

/** Of names that only the server knows no more can be said than that they have to be there. */
function ruledClaims(
  claims: JsonObject,
  rules: readonly (readonly [string, string, ...unknown[]])[],
  clientId: string,
): JsonObject {
  const isClientAlone = ['iss', 'sub'].every((name) =>
    rules.some((rule) => rule[0] === name && rule[1] === '{clientId}'),
  );
  return Object.fromEntries(
    rules
      .filter(([, , presence]) => presence === undefined)
      .map(([name]) => {
        if (name === 'iss' || name === 'sub')
          return [name, isClientAlone ? clientId : (claims[name] ?? `${name} of the client`)];
        return [name, claims[name] ?? ''];
      }),
  );
}

/** Where nothing but the audience names a tenant, and it names none. */
function commonAudience({ profile, claims, settings }: AssertionContext): Finding[] | undefined {
  const { aud } = claims;
  const tenant = typeof aud === 'string' ? (readEntraAddress(aud)?.tenant.toLowerCase() ?? '') : '';
  if (!profile.reservedTenants?.value.includes(tenant)) return undefined;
  const known = settings.tenant.toLowerCase() === tenant ? '{tenant}' : settings.tenant;
  const expected = String(aud).replace(/\/(common|organizations|consumers)(?=\/|$)/i, `/${known}`);
  return [
    {
      code: 'aud/common-endpoint',
      severity: 'error',
      path: 'audience',
      evidence: { aud: String(aud), expected },
      spec: profile.reservedTenants.source,
      ...(known.startsWith('{') ? {} : { fix: { path: 'audience', value: expected } }),
    },
  ];
}

function arrayAudience({ profile, claims }: AssertionContext): Finding[] {
  if (!Array.isArray(claims['aud'])) return [];
  const evidence = { aud: JSON.stringify(claims['aud']), expected: 'one value' };
  return [
    { code: 'aud/array', severity: 'error', path: 'audience', evidence, spec: profile.audience.source },
  ];
}

/** A finding of the form, as one about a token. */
export function ofClaims({ code, severity, evidence, fix, spec }: Finding): InspectionFinding {
  const claim = typeof evidence['claim'] === 'string' ? evidence['claim'] : (code.split('/')[0] ?? '');
  return {
    code: code as InspectionCode,
    severity,
    place: { part: 'claims', member: claim },
    evidence,
    ...(fix ? { fix: fix.value } : {}),
    spec,
  };
}
