import { isLanguageOpen, readBrowserLanguages, replaceByEdition } from '../platform/edition';
import { english, preferredEdition } from './editions';

/** @returns whether another page takes the place of this one */
export function leaveForPreferredEdition(): boolean {
  const preferred = isLanguageOpen() ? preferredEdition(readBrowserLanguages()) : english;
  if (preferred !== english) replaceByEdition(preferred.address);
  return preferred !== english;
}
