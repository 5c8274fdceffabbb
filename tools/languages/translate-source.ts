/** A source file with its texts in another language, for a build of the page in that language. */
import { findTexts, type Text } from './find-texts.ts';

/** English text → its translation, both with their slots as `{name}`. */
export type Translations = Readonly<Record<string, string>>;

/** Numbers and plurals follow the language, too. @param language BCP 47 */
export function localizeNumbers(source: string, language: string): string {
  return source.replace(/(toLocaleString|PluralRules|DateTimeFormat)\('en'/g, `$1('${language}'`);
}

/** What has no translation stays English: the tests see to it that there is none such. */
export function translateSource(path: string, source: string, translations: Translations): string {
  const texts = findTexts(path, source);

  function write(start: number, end: number, inside: readonly Text[]): string {
    let written = '';
    let at = start;
    for (const text of outermost(inside)) {
      const nested = inside.filter(
        (other) => other !== text && other.start >= text.start && other.end <= text.end,
      );
      written += source.slice(at, text.start) + writeText(text, nested);
      at = text.end;
    }
    return written + source.slice(at, end);
  }

  function writeText(text: Text, nested: readonly Text[]): string {
    const slot = (name: string) => {
      const found = text.slots.find((one) => one.name === name);
      if (!found) return undefined;
      const within = nested.filter(({ start, end }) => start >= found.start && end <= found.end);
      return write(found.start, found.end, within);
    };
    const pieces = (translations[text.key] || text.key).split(/(\{\w+\})/);
    const parts = pieces.map((piece) => {
      const put = /^\{\w+\}$/.test(piece) ? slot(piece.slice(1, -1)) : undefined;
      if (put !== undefined) return text.form === 'template' ? `\${${put}}` : put;
      return escapeFor(text.form, piece);
    });
    return quoteFor(text.form, parts.join(''));
  }

  return write(0, source.length, texts);
}

function outermost(texts: readonly Text[]): Text[] {
  const outer: Text[] = [];
  for (const text of texts) if (text.start >= (outer.at(-1)?.end ?? 0)) outer.push(text);
  return outer;
}

function escapeFor(form: Text['form'], text: string): string {
  switch (form) {
    case 'markup':
      return text;
    case 'attribute':
      return text.replaceAll('"', '&quot;').replaceAll('{', '&#123;');
    case 'template':
      return text.replace(/[\\`]|\$(?=\{)/g, '\\$&');
    case 'string':
      return text.replace(/[\\'\n]/g, (character) => (character === '\n' ? '\\n' : `\\${character}`));
  }
}

function quoteFor(form: Text['form'], text: string): string {
  if (form === 'template') return `\`${text}\``;
  return form === 'string' ? `'${text}'` : text;
}
