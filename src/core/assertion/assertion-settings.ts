/** Everything a person chooses for an assertion and its request, as typed. */
import type { SignInCloudId } from '../profiles/clouds';
import type { ClientAuthenticationId, GrantId } from '../profiles/grant-rules';
import { settingNames, type SettingName } from '../profiles/setting-names';

export type TypedSettings = Readonly<Record<SettingName, string>>;

export interface AssertionSettings extends TypedSettings {
  readonly cloud: SignInCloudId;
  /** Undefined, or not the server's: the first that it has. */
  readonly grant: GrantId | undefined;
  readonly authentication: ClientAuthenticationId | undefined;
  /** Undefined: the server's rule. */
  readonly audience: string | undefined;
  /** Seconds, as text: half a number is a normal state of an input. */
  readonly lifetime: string;
  readonly notBeforeOffset: string;
  readonly includeX5c: boolean;
  readonly headerOverrides: string;
  readonly claimsOverrides: string;
}

export const nothingTyped = Object.fromEntries(settingNames.map((name) => [name, ''])) as TypedSettings;

/** The text without white space around it, which comes along with every copy and paste and means nothing. */
export function trimSettings(settings: AssertionSettings): AssertionSettings {
  const trimmed = Object.entries(settings).map(([name, value]) => [
    name,
    // A password may begin or end with a space.
    typeof value === 'string' && name !== 'userPassword' ? value.trim() : value,
  ]);
  return Object.fromEntries(trimmed) as unknown as AssertionSettings;
}

/** Whole seconds, or undefined. */
export function parseSeconds(text: string): number | undefined {
  return /^-?\d{1,12}$/.test(text) ? Number(text) : undefined;
}
