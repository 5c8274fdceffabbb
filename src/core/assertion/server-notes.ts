/** What has to be known of a server before anything else, with the addresses in it made of what was typed. */
import { percentEncode } from '../encoding/percent';
import type { Rule } from '../profiles/grant-rules';
import type { ServerProfile } from '../profiles/server-profile';
import type { AssertionSettings } from './assertion-settings';
import { expandTemplate, settingValues, type TemplateValues } from './template-values';

/** An example stands where nothing was typed yet. */
export function serverNotes(profile: ServerProfile, settings: AssertionSettings): readonly Rule<string>[] {
  const values = valuesOrExamples(profile, settings);
  return (profile.notes ?? []).map((note) => ({
    ...note,
    value: expandTemplate(note.value, values, percentEncode) ?? note.value,
  }));
}

export function valuesOrExamples(profile: ServerProfile, settings: AssertionSettings): TemplateValues {
  const asked = [...profile.settings, ...profile.grants.flatMap((grant) => grant.settings)];
  const examples = asked
    .filter(({ name }) => settings[name] === '')
    .map(({ name, example }) => [name, example]);
  return settingValues({ ...settings, ...Object.fromEntries(examples) });
}
