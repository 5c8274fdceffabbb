/** Values that are known by their names → the fields of this page. */
import type { ProfileId } from '../profiles/server-profile';
import type { SettingMeaning } from './setting-meaning';
import type { SettingLeaf } from './setting-leaf';
import type { SettingsFormat, TakenSetting } from './settings-reading';
import { settingsServerOf, type SettingsServer } from './settings-server';

export type Known = SettingLeaf & { readonly meaning: SettingMeaning };

/** Those of the first of these meanings that has any. */
export type Pick = (...meanings: readonly SettingMeaning[]) => readonly Known[];

/** More than a field of the page takes is nobody’s. */
const longestValue = 2048;

export function takeFields(pick: Pick, format: SettingsFormat): readonly TakenSetting[] {
  const found = (leaf: SettingLeaf | undefined, value: string | undefined) =>
    leaf && value ? { value, path: leaf.path } : undefined;
  const named = (...meanings: readonly SettingMeaning[]) => {
    const [leaf] = pick(...meanings);
    return found(leaf, leaf?.value);
  };
  const [address] = pick('tokenEndpoint', 'authority', 'instance');
  const server = address && settingsServerOf(address.value);
  const ofServer = (member: keyof SettingsServer) => found(address, server?.[member]);
  const scopes = pick('scope');
  const profileId = profileOf(server?.profileId, pick, format);
  // There the name is in the host, and an ID in the settings is no name.
  const isByName = profileId === 'entra-external-id' || profileId === 'azure-ad-b2c';
  const tenant = isByName
    ? (ofServer('tenant') ?? named('domain', 'tenant'))
    : (named('tenant') ?? ofServer('tenant') ?? named('domain'));
  const isGoogle = profileId === 'google';
  const fields: readonly (readonly [TakenSetting['target'], ReturnType<typeof found>])[] = [
    ['profileId', found(address ?? pick('tenant', 'domain', 'clientId')[0], profileId)],
    ['cloud', ofServer('cloud')],
    ['tenant', isByName || profileId?.startsWith('entra') ? tenant : undefined],
    ['policy', named('policy') ?? ofServer('policy')],
    ['tokenEndpoint', isGoogle ? undefined : (named('tokenEndpoint') ?? ofServer('tokenEndpoint'))],
    ['issuer', profileId?.startsWith('entra') ? undefined : named('issuer')],
    ['clientId', named('clientId')],
    ['scope', found(scopes[0], scopes.map(({ value }) => value).join(' '))],
    ['resource', named('resource')],
    ['redirectUri', named('redirectUri')],
    ['site', named('site')],
    ['realm', named('realm')],
    ['issuerId', named('issuerId')],
    ['keyId', isGoogle ? named('keyId') : undefined],
  ];
  return fields.flatMap(([target, one]) =>
    one && one.value.length <= longestValue ? [{ target, ...one }] : [],
  );
}

/** A tenant alone is Microsoft’s; a resource without a scope is what its v1.0 endpoint takes. */
function profileOf(found: ProfileId | undefined, pick: Pick, format: SettingsFormat): ProfileId | undefined {
  if (format === 'google-key') return 'google';
  const isMicrosoft = format === 'application' || pick('tenant', 'domain').length > 0;
  const profile = found ?? (isMicrosoft ? 'entra-v2' : undefined);
  const isV1 = pick('resource').length > 0 && pick('scope').length === 0;
  return profile === 'entra-v2' && isV1 ? 'entra-v1' : profile;
}
