/** `WWW-Authenticate: Bearer realm="…"`, with which SharePoint answers an empty token. RFC 6750 §3; sp-dev-docs, TokenHelper. */
import { settingsServerOf } from './settings-server';
import type { SettingsReading } from './settings-reading';

const guid = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/;
const realm = new RegExp(`\\bBearer\\b[^\\n]{0,400}?\\brealm="(${guid.source})"`, 'i');
const authorizationUri = /\bBearer\b[^\n]{0,400}?\bauthorization_uri="(https:\/\/[^"\s]{1,300})"/i;

/** The header alone, or the whole answer. */
export function readChallenge(text: string, name: string): SettingsReading | undefined {
  // Within JSON it is somebody’s log.
  if (text.length > 100_000 || !/\bBearer\b/i.test(text) || /^\s*[{[]/.test(text)) return undefined;
  const found = realmOf(text);
  const base = { name, format: 'challenge', section: '', left: [], others: 0 } as const;
  if (found) {
    const taken = [{ target: 'realm', value: found, path: 'WWW-Authenticate: realm' }] as const;
    return { ...base, taken };
  }
  const uri = authorizationUri.exec(text)?.[1];
  const server = uri === undefined ? undefined : settingsServerOf(uri);
  if (!server?.tenant) return undefined;
  const path = 'WWW-Authenticate: authorization_uri';
  return {
    ...base,
    taken: [
      ...(server.cloud ? ([{ target: 'cloud', value: server.cloud, path }] as const) : []),
      { target: 'tenant', value: server.tenant, path },
    ],
  };
}

/** A realm is a GUID: 36 characters, of the tenant or the farm. */
export function realmOf(text: string): string | undefined {
  return realm.exec(text)?.[1]?.toLowerCase();
}
