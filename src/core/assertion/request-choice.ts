/** Grant and client authentication as chosen, where the server has them, and what both ask for. */
import type {
  ClientAuthenticationRules,
  ClaimRule,
  GrantRules,
  Rule,
  SettingRule,
} from '../profiles/grant-rules';
import type { ServerProfile } from '../profiles/server-profile';
import type { SettingName } from '../profiles/setting-names';
import type { AssertionSettings } from './assertion-settings';

export interface RequestChoice {
  readonly grant: GrantRules;
  readonly authentication: ClientAuthenticationRules;
  /** Those that the grant allows at this server. */
  readonly authentications: readonly ClientAuthenticationRules[];
  /** Everything that is asked for, each once, in the order of the page. */
  readonly settings: readonly SettingRule[];
  readonly claims: Rule<readonly ClaimRule[]>;
  /** Whether there is an assertion to sign at all. */
  readonly signs: boolean;
}

export function chooseRequest(
  profile: ServerProfile,
  chosen: Partial<Pick<AssertionSettings, 'grant' | 'authentication'>>,
): RequestChoice {
  const grant = profile.grants.find(({ id }) => id === chosen.grant) ?? (profile.grants[0] as GrantRules);
  const authentications = profile.clientAuthentications.filter(
    ({ id }) => grant.authentications?.value.includes(id) ?? true,
  );
  const authentication =
    authentications.find(({ id }) => id === chosen.authentication) ??
    (authentications[0] as ClientAuthenticationRules);
  const byName = new Map<SettingName, SettingRule>();
  for (const rule of [...profile.settings, ...grant.settings, ...authentication.settings]) {
    byName.set(rule.name, byName.get(rule.name)?.required ? (byName.get(rule.name) as SettingRule) : rule);
  }
  return {
    grant,
    authentication,
    authentications,
    settings: [...byName.values()],
    claims: grant.claims ?? profile.claims,
    signs: authentication.id === 'signed-assertion',
  };
}
