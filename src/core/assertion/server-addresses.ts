/** Addresses that a person opens in a browser, made of what was typed. */
import { percentEncode } from '../encoding/percent';
import type { ServerProfile } from '../profiles/server-profile';
import type { AssertionSettings } from './assertion-settings';
import { valuesOrExamples } from './server-notes';
import { expandTemplate } from './template-values';

/** An example stands where nothing was typed yet. */
export function serverAddresses(
  profile: ServerProfile,
  settings: AssertionSettings,
): readonly (readonly [name: string, address: string])[] {
  const values = valuesOrExamples(profile, settings);
  return (profile.addresses?.value ?? []).map(
    ([name, template]) => [name, expandTemplate(template, values, percentEncode) ?? template] as const,
  );
}
