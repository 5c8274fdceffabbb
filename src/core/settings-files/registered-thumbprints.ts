/** The certificates of a registration, by their thumbprints. microsoft-graph-docs, keycredential.md. */
import { decodeBase64 } from '../encoding/base64';
import { encodeHex } from '../encoding/hex';
import { WorkbenchError } from '../errors';
import { isObject } from './setting-leaf';
import type { ForgivingValue } from './forgiving-json';

/** More than an application can have. */
const mostCredentials = 200;

/** SHA-1 in upper-case hex. `customKeyIdentifier` is base64 in Graph and hex in the portal and the CLI; it can be a name, too. */
export function registeredThumbprints(root: { readonly [name: string]: ForgivingValue }): readonly string[] {
  const credentials = root['keyCredentials'];
  if (!Array.isArray(credentials)) return [];
  return (credentials as readonly ForgivingValue[]).slice(0, mostCredentials).flatMap((one) => {
    const text = isObject(one) ? one['customKeyIdentifier'] : undefined;
    if (typeof text !== 'string') return [];
    if (/^[0-9a-f]{40}$/i.test(text)) return [text.toUpperCase()];
    return /^[A-Za-z0-9+/]{27}=$/.test(text) ? hexOf(text) : [];
  });
}

function hexOf(base64: string): readonly string[] {
  try {
    return [encodeHex(decodeBase64(base64))];
  } catch (error) {
    if (error instanceof WorkbenchError) return [];
    throw error;
  }
}
