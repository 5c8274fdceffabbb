/** `npm run texts`: each table gets the texts that it lacks, empty, and loses those that the page no longer has. */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { otherLanguages } from './editions-plugin.ts';
import { findTexts } from './find-texts.ts';
import { sourcesWithTexts } from './sources-with-texts.ts';
import { readTable, type TranslationTable } from './translation-plugin.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

for (const language of otherLanguages) {
  const old = readTable(language);
  const table: Record<string, Record<string, string>> = {};
  for (const path of sourcesWithTexts()) {
    const texts = findTexts(path, readFileSync(root + path, 'utf8'));
    for (const { key } of texts) (table[path] ??= {})[key] = old[path]?.[key] ?? '';
  }
  writeFileSync(`${root}src/ui/languages/${language}.json`, `${JSON.stringify(table, null, 2)}\n`);
  console.log(
    `${language}: ${missing(table)} of ${Object.values(table).flatMap(Object.keys).length} texts to be translated`,
  );
}

function missing(table: TranslationTable): number {
  return Object.values(table)
    .flatMap(Object.values<string>)
    .filter((text) => text === '').length;
}
