/** What the grant or the client authentication cannot do without. */
import type { SettingName } from '../profiles/setting-names';
import type { AssertionSettings } from './assertion-settings';
import type { Finding } from './finding';
import type { RequestChoice } from './request-choice';

/** Their absence has sentences of its own. */
const reportedElsewhere: ReadonlySet<SettingName> = new Set([
  'tenant',
  'clientId',
  'scope',
  'resource',
  'tokenEndpoint',
]);

export function checkPresence(settings: AssertionSettings, choice: RequestChoice): Finding[] {
  return choice.settings
    .filter(({ name, required }) => required && settings[name] === '' && !reportedElsewhere.has(name))
    .map(({ name, example }): Finding => ({
      code: 'request/setting-missing',
      severity: 'error',
      path: name,
      evidence: { setting: name, example },
      spec: choice.grant.parameters.source,
    }));
}
