/** What a file of settings says, in the words of this application. Values of secrets are not in it. */
import type { SettingName } from '../profiles/setting-names';

export type SettingsFormat =
  | 'service-principal'
  | 'application'
  | 'google-key'
  | 'adfs-metadata'
  | 'server-metadata'
  | 'msal'
  | 'appsettings'
  | 'environment'
  | 'challenge'
  /** A link that somebody shares (`core/settings-link`). */
  | 'link';

/** What is no text of the server’s own asking. */
export type ChosenField =
  | 'profileId'
  | 'cloud'
  | 'grantId'
  | 'authenticationId'
  | 'algorithm'
  | 'audience'
  | 'lifetime'
  | 'notBeforeOffset'
  | 'includeX5c';

export interface TakenSetting {
  /** A field of the page. */
  readonly target: SettingName | ChosenField;
  readonly value: string;
  /** Where it stood, as people write it: `AzureAd.ClientId`, `AZURE_TENANT_ID`. */
  readonly path: string;
}

export type LeftReason =
  /** A secret, of which nothing is kept. */
  | 'secret'
  /** Where a key or certificate is; it is to be loaded itself. */
  | 'certificate'
  /** An example’s text that nobody has replaced. */
  | 'placeholder'
  /** Not in the form that its field has: an address where a name belongs, or what may be a secret. */
  | 'form'
  /** Known, and another value was taken in its place. */
  | 'another'
  | 'unknown';

export interface LeftSetting {
  readonly path: string;
  readonly reason: LeftReason;
  /** Of certificates: the path, vault or thumbprint. */
  readonly value?: string;
}

export interface SettingsReading {
  /** The file’s name, or that it was pasted. */
  readonly name: string;
  readonly format: SettingsFormat;
  /** The section that the values are of, where there are several. */
  readonly section: string;
  readonly taken: readonly TakenSetting[];
  readonly left: readonly LeftSetting[];
  /** How many values more there are that are nothing to sign in with. */
  readonly others: number;
  /** What a server says that it takes (RFC 8414 §2). */
  readonly methods?: readonly string[];
  readonly algorithms?: readonly string[];
  /** Of a registration: SHA-1 thumbprints of its keyCredentials, in upper-case hex. */
  readonly registered?: readonly string[];
}
