/** The rules of a server as a person reads them: what, how, where it is written, and when it was read there. */
import type { SignInCloud } from '../../core/profiles/clouds';
import type { Rule } from '../../core/profiles/grant-rules';
import type { ServerProfile } from '../../core/profiles/server-profile';
import type { RequestChoice } from '../../core/assertion/request-choice';
import { authenticationNames, grantNames } from './settings';

export interface RuleText {
  readonly name: string;
  readonly text: string;
  readonly source: string;
  readonly checked: string;
}

const pairs = (rules: readonly (readonly [string, string, ...unknown[]])[], separator: string) =>
  rules.map(([name, template]) => `${name}${separator}${template}`).join('\n');

/** Those that matter for the present grant and client authentication. */
export function explainRules(
  profile: ServerProfile,
  choice: RequestChoice,
  cloud: SignInCloud | undefined,
): readonly RuleText[] {
  const { grant, authentication, claims, signs } = choice;
  return [
    row('Token endpoint', profile.bearerHeaders ? undefined : profile.tokenEndpoint),
    row('Host', cloud?.host),
    row('Other names of the host', cloud?.aliases, (value) => value.join(', ') || 'none'),
    row('Path of the token endpoint', profile.tokenEndpointPath),
    row('Address of the API', profile.bearerHeaders && profile.tokenEndpoint),
    row('Headers', profile.bearerHeaders, (value) => pairs(value, ': ')),
    row(`Grant: ${grantNames[grant.id]}`, grant.parameters, (value) => pairs(value, '=') || 'no parameters'),
    row(
      `Client authentication: ${authenticationNames[authentication.id]}`,
      authentication.parameters,
      (value) => pairs(value, '=') || 'no parameters',
    ),
    row('Client authentications of this grant', grant.authentications, (value) =>
      value.map((id) => authenticationNames[id]).join(', '),
    ),
    row('End of the scope', grant.scopeSuffix),
    row('Tenants that this grant cannot use', grant.reservedTenants, (value) => value.join(', ')),
    ...(signs ? assertionRules(profile, choice) : []),
    row('Claims', signs ? claims : undefined, (value) => pairs(value, ': ')),
    row('Claims of the token around it', grant.outerClaims, (value) => pairs(value, ': ')),
  ].filter((one) => one !== undefined);
}

function assertionRules(profile: ServerProfile, { claims }: RequestChoice) {
  const hasAudience = claims.value.some(([name]) => name === 'aud');
  return [
    row('Algorithms', profile.algorithms, (value) =>
      value.map(({ alg, thumbprint }) => (thumbprint ? `${alg} with ${thumbprint}` : alg)).join(', '),
    ),
    row('Keys', profile.keyTypes, (value) => value.join(', ')),
    row('Certificate', profile.certificate),
    row('Type', profile.typ, (value) => value.join(', ') || 'none'),
    row('Audience', hasAudience ? profile.audience : undefined),
    row(
      'Lifetime',
      profile.lifetime,
      ({ maximum, rejects }) => `${maximum} seconds at most, ${rejects ? 'refused beyond' : 'as advice'}`,
    ),
    row('Seconds before now', profile.notBeforeOffset),
    row('jti', profile.requiresJti, (value) => (value ? 'required' : 'not required')),
  ];
}

function row<Value>(
  name: string,
  rule: Rule<Value> | undefined,
  write: (value: Value) => string = String,
): RuleText | undefined {
  return rule && { name, text: write(rule.value), source: rule.source, checked: rule.checked };
}
