import { hasEditions, isLanguageOpen, readBrowserLanguages, replaceByEdition } from '../platform/edition';
import { english, preferredEdition } from './editions';

/** @returns whether another page takes the place of this one */
export function leaveForPreferredEdition(): boolean {
  if (!hasEditions || !isLanguageOpen()) return false;
  const preferred = preferredEdition(readBrowserLanguages());
  if (preferred !== english) replaceByEdition(preferred.address);
  return preferred !== english;
}
