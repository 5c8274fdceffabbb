/** What templates of the profiles stand for: settings as typed, and what is made of them. */
import { decodeHex } from '../encoding/hex';
import { encodeBase64 } from '../encoding/base64';
import type { AssertionSettings } from './assertion-settings';

export type TemplateValues = Readonly<Record<string, string | number | undefined>>;

/** Beside the settings themselves. */
export function settingValues(settings: AssertionSettings): TemplateValues {
  const { site, account, username, issuerId, clientId, subject } = settings;
  return {
    ...settings,
    includeX5c: undefined,
    siteUrl: site.replace(/\/+$/, ''),
    siteHost: hostOf(site),
    tokenEndpointHost: hostOf(settings.tokenEndpoint),
    /** The account identifier as Snowflake wants it in claims: upper case, without the region. */
    accountIdentifier: account.toUpperCase().replace(/\..*$/, ''),
    accountHost: account.toLowerCase().replaceAll('_', '-'),
    upperUsername: username.toUpperCase(),
    lowerIssuerId: issuerId.toLowerCase(),
    lowerClientId: clientId.toLowerCase(),
    /** A user is named by a UPN or by a security identifier, each in its own claim. */
    upn: subject.includes('@') ? subject.toLowerCase() : '',
    nameId: subject.includes('@') ? '' : subject.toLowerCase(),
    tenantName: settings.tenant.replace(/\.(onmicrosoft|ciamlogin|b2clogin)\.com$/i, ''),
  };
}

/** `SHA256:…` over the public key, as key pair authentication names it; undefined without one. */
export function keyDigest(spkiSha256: string | undefined): string | undefined {
  return spkiSha256 ? `SHA256:${encodeBase64(decodeHex(spkiSha256))}` : undefined;
}

/** undefined: something that it is made of is missing. A placeholder with a plus is inserted as it is (RFC 6570 §3.2.3). */
export function expandTemplate(
  template: string,
  values: TemplateValues,
  encode: (text: string) => string = (text) => text,
): string | undefined {
  let isMissing = false;
  const text = template.replace(/\{(\+?)(\w+)\}/g, (_, plus: string, name: string) => {
    const value = values[name];
    if (value === undefined || value === '') isMissing = true;
    const inserted = String(value ?? '');
    return plus ? inserted : encode(inserted);
  });
  return isMissing ? undefined : text;
}

function hostOf(text: string): string {
  // Most servers ask for neither, and an exception for each would cost more than everything else here.
  if (text === '') return '';
  try {
    return new URL(text).host;
  } catch {
    return '';
  }
}
