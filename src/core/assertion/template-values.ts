/** What templates of the profiles stand for: settings as typed, and what is made of them. */
import { decodeHex } from '../encoding/hex';
import { encodeBase64 } from '../encoding/base64';
import type { SettingName } from '../profiles/setting-names';
import type { AssertionSettings } from './assertion-settings';

/** By name. A look-up rather than an object: of two dozen settings a template names two, and signing waits for each. */
export type TemplateValues = (name: string) => string | number | undefined;

export type MadeValues = Readonly<Record<string, string | number | undefined>>;

/** @param made what stands beside the settings, or in place of one */
export function settingValues(settings: AssertionSettings, made: MadeValues = {}): TemplateValues {
  return (name) => {
    if (Object.hasOwn(made, name)) return made[name];
    // Of the public key, as key pair authentication names it.
    if (name === 'keyDigest') return keyDigest(made['spkiSha256']);
    const derive = derived.get(name);
    return derive ? derive(settings) : settings[name as SettingName];
  };
}

/** The same, with more of them or others. */
export function withValues(values: TemplateValues, made: MadeValues): TemplateValues {
  return (name) => (Object.hasOwn(made, name) ? made[name] : values(name));
}

const derived: ReadonlyMap<string, (settings: AssertionSettings) => string> = new Map([
  ['siteUrl', ({ site }) => site.replace(/\/+$/, '')],
  ['siteHost', ({ site }) => hostOf(site)],
  ['tokenEndpointHost', ({ tokenEndpoint }) => hostOf(tokenEndpoint)],
  // The account identifier as Snowflake wants it in claims: upper case, without the region.
  ['accountIdentifier', ({ account }) => account.toUpperCase().replace(/\..*$/, '')],
  ['accountHost', ({ account }) => account.toLowerCase().replaceAll('_', '-')],
  ['upperUsername', ({ username }) => username.toUpperCase()],
  ['lowerIssuerId', ({ issuerId }) => issuerId.toLowerCase()],
  ['lowerClientId', ({ clientId }) => clientId.toLowerCase()],
  // A user is named by a UPN or by a security identifier, each in its own claim.
  ['upn', ({ subject }) => (subject.includes('@') ? subject.toLowerCase() : '')],
  ['nameId', ({ subject }) => (subject.includes('@') ? '' : subject.toLowerCase())],
  ['tenantName', ({ tenant }) => tenant.replace(/\.(onmicrosoft|ciamlogin|b2clogin)\.com$/i, '')],
]);

/** undefined: something that it is made of is missing. A placeholder with a plus is inserted as it is (RFC 6570 §3.2.3). */
export function expandTemplate(
  template: string,
  values: TemplateValues,
  encode: (text: string) => string = (text) => text,
): string | undefined {
  let isMissing = false;
  const text = template.replace(/\{(\+?)(\w+)\}/g, (_, plus: string, name: string) => {
    const value = values(name);
    if (value === undefined || value === '') isMissing = true;
    const inserted = String(value ?? '');
    return plus ? inserted : encode(inserted);
  });
  return isMissing ? undefined : text;
}

/** Likewise; a placeholder that stands alone has the value's own type: times are numbers. */
export function expandValue(template: string, values: TemplateValues): string | number | undefined {
  const isAlone = /^\{\w+\}$/.test(template);
  if (!isAlone) return expandTemplate(template, values);
  const value = values(template.slice(1, -1));
  return value === '' ? undefined : value;
}

function keyDigest(spkiSha256: string | number | undefined): string | undefined {
  return typeof spkiSha256 === 'string' && spkiSha256
    ? `SHA256:${encodeBase64(decodeHex(spkiSha256))}`
    : undefined;
}

function hostOf(text: string): string {
  try {
    return new URL(text).host;
  } catch {
    return '';
  }
}
