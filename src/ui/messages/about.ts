/** What the page says of itself. */

export const cleanSources = 'as in the commit';
export const changedSources = 'with changes that are in no commit';
export const noCommit = 'not built from a checkout';

/** How whoever has a copy of the site makes its hash. The page in each language has its own files. */
export function hashCommand(language: string): string {
  const files = language === 'en' ? 'assets -maxdepth 1' : `assets/${language}`;
  return `find ${files} -type f | LC_ALL=C sort | xargs sha256sum | sha256sum`;
}

/** And that of the one file. */
export const fileHashCommand = 'sha256sum assertion-workbench.html';
