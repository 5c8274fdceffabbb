/** What the token is for: `scope` or `resource`, as the server wants it. RFC 6749 §3.3, RFC 8707. */
import type { ServerProfile } from '../profiles/server-profile';
import type { AssertionSettings } from './assertion-settings';
import type { Finding, FindingCode } from './finding';
import type { RequestChoice } from './request-choice';
import { graphOf } from './token-endpoint';

export function checkTarget(
  profile: ServerProfile,
  settings: AssertionSettings,
  choice: RequestChoice,
): Finding[] {
  const target = profile.target.value;
  if (!choice.settings.some(({ name }) => name === target)) return [];
  return target === 'scope'
    ? checkScope(profile, settings, choice)
    : checkResource(profile, settings, choice);
}

function checkScope(profile: ServerProfile, settings: AssertionSettings, choice: RequestChoice): Finding[] {
  const { scope, resource } = settings;
  const required = choice.settings.some((one) => one.name === 'scope' && one.required);
  const suffix = choice.grant.scopeSuffix?.value;
  const spec = choice.grant.scopeSuffix?.source ?? profile.target.source;
  const finding = (code: FindingCode, fix?: string): Finding[] => [
    { code, severity: 'error', path: 'scope', evidence: { scope, resource }, spec, ...toFix('scope', fix) },
  ];
  if (!suffix) return required && scope === '' ? finding('request/scope-missing') : [];
  const misplaced = /^resource=(\S+)$/.exec(scope)?.[1] ?? (scope === '' ? resource : '');
  if (misplaced) return finding('request/resource-on-v2', withSuffix(misplaced, suffix));
  if (scope === '') return finding('request/scope-missing');
  const scopes = scope.split(/\s+/);
  const graph = graphOf(settings);
  const wrong = scopes.find((one) => !one.endsWith(suffix) || one === suffix);
  if (wrong !== undefined)
    return finding('request/scope-not-default', withSuffix(resourceOf(wrong, graph), suffix));
  return scopes.length > 1 ? finding('request/scope-several', scopes[0]) : [];
}

function checkResource(
  profile: ServerProfile,
  settings: AssertionSettings,
  choice: RequestChoice,
): Finding[] {
  const { scope, resource } = settings;
  const asked = choice.settings;
  const required = asked.some((one) => one.name === 'resource' && one.required);
  const isScopeTaken = asked.some((one) => one.name === 'scope');
  const finding = (code: FindingCode, fix?: string): Finding[] => [
    {
      code,
      severity: 'error',
      path: 'resource',
      evidence: { scope, resource },
      spec: profile.target.source,
      ...toFix('resource', fix),
    },
  ];
  const misplaced = /\/\.default$/.test(resource)
    ? resource
    : resource === '' && required && !isScopeTaken
      ? scope
      : '';
  if (misplaced) return finding('request/scope-on-v1', misplaced.replace(/\/\.default$/, ''));
  return resource === '' && required ? finding('request/resource-missing') : [];
}

/** The server takes what follows the last slash for the permission: of `https://graph.microsoft.com/Mail.Read` the resource is the rest. `Mail.Read` alone is one of Graph. */
function resourceOf(scope: string, graph: string): string {
  const absolute = /^([a-z][a-z0-9+.-]*:\/\/[^/]+(?:\/[^/]+)*?)(\/[^/]*)?$/i.exec(scope);
  if (absolute) return absolute[1] as string;
  return /^[0-9a-f-]{36}$/i.test(scope) ? scope : graph;
}

/** A resource that ends in a slash keeps it: `https://x/` becomes `https://x//.default`, since the server cuts off the suffix alone. */
function withSuffix(resource: string, suffix: string): string {
  return `${resource}${suffix}`;
}

function toFix(path: 'scope' | 'resource', value: string | undefined) {
  return value === undefined ? {} : { fix: { path, value } };
}
