/** What a file of settings is called, and what is said of what was left in it. */
import type { SignInCloud } from '../../core/profiles/clouds';
import type { ClientAuthenticationId, GrantId } from '../../core/profiles/grant-rules';
import type { ServerProfile } from '../../core/profiles/server-profile';
import type {
  LeftReason,
  LeftSetting,
  SettingsFormat,
  SettingsReading,
} from '../../core/settings-files/settings-reading';
import type { Takeover } from '../../state/settings-taking.svelte';
import { counted } from './message';
import { authenticationNames, grantNames, settingLabels } from './settings';

export const settingsFormats: Readonly<Record<SettingsFormat, string>> = {
  'service-principal': 'a service principal, as the Azure CLI prints it',
  application: 'an app registration',
  'google-key': 'a key file of a Google service account',
  'adfs-metadata': 'the discovery document of AD FS',
  'server-metadata': 'the discovery document of an authorization server',
  msal: 'a configuration of MSAL',
  appsettings: 'application settings',
  environment: 'environment variables or properties',
  challenge: 'a server’s challenge (WWW-Authenticate)',
  link: 'settings that somebody shares',
};

const reasons: Readonly<Record<Exclude<LeftReason, 'secret'>, string>> = {
  certificate: 'Where key and certificate are; load them themselves',
  placeholder: 'Not filled in',
  form: 'Not in the form of its field',
  another: 'Of another section, or second to what was taken',
  unknown: 'Not known here',
};

export const takenLabels: Readonly<Record<Takeover['target'], string>> = {
  ...settingLabels,
  profileId: 'Authorization server',
  cloud: 'Cloud',
  grantId: 'Grant',
  authenticationId: 'Client authentication',
  algorithm: 'Algorithm',
  audience: 'Audience',
  lifetime: 'Lifetime (seconds)',
  notBeforeOffset: 'Not before offset (seconds)',
  includeX5c: 'Include certificate chain (x5c)',
};

/** Servers and clouds by the names that they have on the page. */
export function shownValue(
  target: Takeover['target'],
  value: string,
  profiles: readonly ServerProfile[],
  clouds: readonly SignInCloud[],
): string {
  if (target === 'profileId') return profiles.find(({ id }) => id === value)?.name ?? value;
  if (target === 'grantId') return grantNames[value as GrantId];
  if (target === 'authenticationId') return authenticationNames[value as ClientAuthenticationId];
  return target === 'cloud' ? (clouds.find(({ id }) => id === value)?.name ?? value) : value;
}

/** By their names alone. */
export function explainSecrets(reading: SettingsReading | undefined): string {
  const paths = entriesOf(reading, 'secret').map(({ path }) => path);
  return paths.length === 0 ? '' : `Secrets in it are neither shown nor used: ${paths.join(', ')}.`;
}

export function explainLeft(
  reading: SettingsReading | undefined,
): readonly { readonly reason: string; readonly entries: string }[] {
  const order = Object.keys(reasons) as (keyof typeof reasons)[];
  const named = order.flatMap((reason) => {
    const texts = entriesOf(reading, reason).map(({ path, value }) => (value ? `${path} (${value})` : path));
    return texts.length === 0 ? [] : [{ reason: reasons[reason], entries: texts.join(', ') }];
  });
  const others = reading?.others ?? 0;
  if (others === 0) return named;
  return [
    ...named,
    { reason: 'Nothing to sign in with', entries: counted(others, 'more value', 'more values') },
  ];
}

function entriesOf(reading: SettingsReading | undefined, reason: LeftReason): readonly LeftSetting[] {
  return (reading?.left ?? []).filter((one) => one.reason === reason);
}

const strangersChoice =
  'Whoever made the link chose these values, and nothing was signed or sent. Look at the address that requests go to: whoever receives an assertion can use it.';

/** What the file says besides. */
export function explainReading(
  reading: SettingsReading,
  isRegistered: boolean | undefined,
): readonly string[] {
  const { methods, algorithms, registered } = reading;
  return [
    ...(reading.format === 'link' ? [strangersChoice] : []),
    ...(methods
      ? [
          methods.includes('private_key_jwt')
            ? 'The server says that it takes signed assertions (private_key_jwt).'
            : `The server does not list private_key_jwt among what it takes: ${methods.join(', ')}.`,
        ]
      : []),
    ...(algorithms ? [`It lists these algorithms: ${algorithms.join(', ')}.`] : []),
    ...(registered
      ? [
          `It has ${counted(registered.length, 'certificate', 'certificates')} registered. ${explainRegistered(isRegistered)}`,
        ]
      : []),
  ];
}

function explainRegistered(isRegistered: boolean | undefined): string {
  if (isRegistered === undefined) return 'Load yours to see whether it is among them.';
  return isRegistered
    ? 'The one that is loaded is among them.'
    : 'The one that is loaded is not among them: assertions signed with it are refused (AADSTS700027).';
}
