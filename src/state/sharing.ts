import { secretSettingNames } from '../core/profiles/setting-names';
import type { SettingsReading } from '../core/settings-files/settings-reading';
import { publicFields, type PublicField, type PublicSettings } from '../core/settings-link/public-settings';
import { readSettingsLink, writeSettingsLink } from '../core/settings-link/settings-link';
import { readPageAddress } from '../platform/location-hash';
import type { SignForm } from './sign-form.svelte';

export interface Shared {
  readonly address: string;
  /** Fields that were left out, since what is in them may be a secret. */
  readonly left: readonly PublicField[];
}

/** @param otherSecrets what is typed elsewhere on the page */
export function shareSettings(form: SignForm, otherSecrets: readonly string[]): Shared {
  const secrets = [...secretSettingNames.map((name) => form.typed[name]), ...otherSecrets];
  const { link, left } = writeSettingsLink(publicSettingsOf(form), secrets);
  return { address: `${readPageAddress()}${link}`, left };
}

/** What the page asks for; a value that is typed and not asked for is of another server. */
function publicSettingsOf(form: SignForm): PublicSettings {
  const { settings, choice, profile, profileId, grantId, authenticationId, alg, lifetime, notBeforeOffset } =
    form;
  const asked = choice.settings.map(({ name }) => name).filter((name) => isPublic(name));
  return {
    profileId,
    ...(profile.hasClouds ? { cloud: settings.cloud } : {}),
    grantId,
    authenticationId,
    ...Object.fromEntries(asked.map((name) => [name, settings[name]])),
    ...(choice.signs
      ? {
          audience: settings.audience ?? '',
          algorithm: alg ?? '',
          lifetime,
          notBeforeOffset,
          includeX5c: form.includeX5c ? 'yes' : '',
        }
      : {}),
  };
}

function isPublic(name: string): boolean {
  return (publicFields as readonly string[]).includes(name);
}

/** What came with a link, as settings that came in a file: shown, and undone, alike. */
export function readingOfLink(query: string): SettingsReading {
  const { kept, left, others } = readSettingsLink(query);
  const taken = publicFields.flatMap((target) => {
    const value = kept[target];
    return value === undefined ? [] : [{ target, value, path: 'the link' }];
  });
  return {
    name: 'the link that was opened',
    format: 'link',
    section: '',
    taken,
    left: left.map((field) => ({ path: field, reason: 'form' })),
    others,
  };
}
