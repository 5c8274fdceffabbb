/** Which language's build this is, and the way to another. */

/** Development has one language, and the one file knows of no file beside it. */
export const hasEditions = import.meta.env.PROD && import.meta.env.MODE !== 'one-file';

export function readEditionLanguage(): string {
  return document.documentElement.lang;
}

/** Nobody has chosen a language yet: the query would say so, and so would an offline copy, which has one alone. */
export function isLanguageOpen(): boolean {
  const { serviceWorker } = navigator as Partial<Navigator>;
  const isChosen = /[?&]lang=/.test(location.search) || Boolean(serviceWorker?.controller);
  return readEditionLanguage() === 'en' && !isChosen;
}

export function readBrowserLanguages(): readonly string[] {
  return navigator.languages;
}

/** The view comes along, whose name is in the address; nothing else does. */
export function openEdition(address: string): void {
  location.assign(new URL(address + location.hash, location.href));
}

/** Before anything is shown: the way back leads to where the reader came from. */
export function replaceByEdition(address: string): void {
  location.replace(new URL(address + location.hash, location.href));
}
