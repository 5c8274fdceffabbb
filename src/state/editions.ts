/** The page is built once in each language: see tools/languages. */
export interface Edition {
  /** BCP 47, as in `<html lang>`. */
  readonly language: string;
  /** In the language itself. */
  readonly name: string;
  /** From the page. English is at the folder's own address: the query says that it was chosen. */
  readonly address: string;
}

export const english: Edition = { language: 'en', name: 'English', address: './?lang=en' };

export const editions: readonly Edition[] = [
  english,
  { language: 'de', name: 'Deutsch', address: './de.html' },
  { language: 'ko', name: '한국어', address: './ko.html' },
  { language: 'ru', name: 'Русский', address: './ru.html' },
];

/** The first that the browser asks for and the page has; English where it has none. @param languages BCP 47 tags */
export function preferredEdition(languages: readonly string[]): Edition {
  const asked = languages.map((tag) => editions.find(({ language }) => tag.split('-')[0] === language));
  return asked.find((edition) => edition !== undefined) ?? english;
}
