/** Vite: the sources in one of the page's languages, before anything else reads them. */
import { readFileSync } from 'node:fs';
import { relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';
import { sourcesWithTexts } from './sources-with-texts.ts';
import { localizeNumbers, translateSource, type Translations } from './translate-source.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** By source file, relative to the project. */
export type TranslationTable = Readonly<Record<string, Translations>>;

export function readTable(language: string): TranslationTable {
  return JSON.parse(readFileSync(`${root}src/ui/languages/${language}.json`, 'utf8')) as TranslationTable;
}

/** @param language `en` is what the sources are written in */
export function translation(language: string): Plugin[] {
  if (language === 'en') return [];
  const table = readTable(language);
  const withTexts = new Set(sourcesWithTexts());
  return [
    {
      name: 'translation',
      enforce: 'pre',
      transform(code, id) {
        const path = relative(root, id).split(sep).join('/');
        if (!withTexts.has(path)) return undefined;
        const translated = translateSource(path, code, table[path] ?? {});
        return { code: localizeNumbers(translated, language), map: null };
      },
      transformIndexHtml: {
        order: 'pre',
        handler: (html) =>
          translateSource('index.html', html, table['index.html'] ?? {}).replace(
            'lang="en"',
            `lang="${language}"`,
          ),
      },
    },
  ];
}
