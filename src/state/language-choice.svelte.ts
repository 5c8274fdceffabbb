import { hasEditions, openEdition, readEditionLanguage } from '../platform/edition';
import { editions } from './editions';

export class LanguageChoice {
  readonly current = readEditionLanguage();
  readonly offered = hasEditions ? editions : [];
  /** Chosen, but it would cost what is in the page. */
  asked = $state<string>();

  /** Another language is another page, and nothing that was loaded or typed comes along. */
  choose(language: string, isSomethingLost: boolean): void {
    this.asked = isSomethingLost ? language : undefined;
    if (!isSomethingLost) this.open(language);
  }

  open(language: string): void {
    const edition = this.offered.find((one) => one.language === language);
    if (edition && language !== this.current) openEdition(edition.address);
  }
}
