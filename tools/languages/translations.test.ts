import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'svelte/compiler';
import { describe, expect, test } from 'vitest';
import { otherLanguages } from './editions-plugin.ts';
import { findTexts } from './find-texts.ts';
import { sourcesWithTexts } from './sources-with-texts.ts';
import { readTable } from './translation-plugin.ts';
import { translateSource } from './translate-source.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const sources = sourcesWithTexts().map((path) => {
  const source = readFileSync(root + path, 'utf8');
  return { path, source, keys: new Set(findTexts(path, source).map(({ key }) => key)) };
});

/** What a translation may move and may not lose: values put in, elements, code. */
function marks(text: string): string[] {
  return [...text.matchAll(/\{\w+\}|<\/?\w+[^>]*>|`[^`]*`/g)].map(([mark]) => mark).sort();
}

test('there is text to translate in every room of the interface', () => {
  const rooms = new Set(sources.filter(({ keys }) => keys.size > 0).map(({ path }) => path.split('/')[2]));
  expect([...rooms]).toEqual(
    expect.arrayContaining([
      'anatomy',
      'credential',
      'frame',
      'inspect',
      'learn',
      'messages',
      'sign',
      'thumbprint',
    ]),
  );
  expect(sources.reduce((sum, { keys }) => sum + keys.size, 0)).toBeGreaterThan(2000);
});

describe.each(otherLanguages)('the table of %s', (language) => {
  const table = readTable(language);
  const entries = Object.entries(table).flatMap(([path, texts]) =>
    Object.entries(texts).map(([key, text]) => ({ path, key, text })),
  );

  test('has each text of the page and no other', () => {
    const missing = sources.flatMap(({ path, keys }) =>
      [...keys].filter((key) => !table[path]?.[key]).map((key) => `${path}: ${key}`),
    );
    const unused = entries.filter(
      ({ path, key }) => !sources.find((one) => one.path === path)?.keys.has(key),
    );
    expect({ missing, unused }, 'npm run texts').toEqual({ missing: [], unused: [] });
  });

  test('keeps the values, the elements and the code of each text, and leaves none empty', () => {
    const wrong = entries.filter(
      ({ key, text }) => text.trim() === '' || String(marks(key)) !== String(marks(text)),
    );
    expect(wrong).toEqual([]);
  });

  test('has sentences in its language', () => {
    const isSentence = (text: string) =>
      /\p{Ll}{2,} \p{Ll}{2,} \p{Ll}{2,} \p{Ll}{2,}/u.test(
        text.replace(/`[^`]*`|<code>.*?<\/code>|“[^”]*”|\{\w+\}/g, ''),
      );
    const english = entries.filter(({ key, text }) => isSentence(key) && text === key);
    expect(english).toEqual([]);
  });

  test('leaves every source one that can be read', () => {
    for (const { path, source } of sources) {
      const translated = translateSource(path, source, table[path] ?? {});
      const markup = path.endsWith('.ts') ? `<script lang="ts">${translated}</script>` : translated;
      expect(() => parse(markup, { modern: true }), path).not.toThrow();
    }
  });
});

describe('a text', () => {
  const german = (source: string, table: Record<string, string>, path = 'src/ui/sign/A.svelte') =>
    translateSource(path, source, table);

  test('is a run of words, values and inline elements, which may change places', () => {
    const source = '<p>The {count} bytes of <code>x5t</code> are <output>{hex}</output>.</p>';
    expect(findTexts('src/ui/sign/A.svelte', source)[0]?.key).toBe(
      'The {count} bytes of <code>x5t</code> are {output}.',
    );
    expect(
      german(source, {
        'The {count} bytes of <code>x5t</code> are {output}.':
          '{output} sind die {count} Bytes von <code>x5t</code>.',
      }),
    ).toBe('<p><output>{hex}</output> sind die {count} Bytes von <code>x5t</code>.</p>');
  });

  test('within a value of another text is a text of its own', () => {
    const source = "const a = `Signed ${isNow ? 'just now' : 'before'} with ${alg}`;";
    const table = {
      'Signed {text} with {alg}': 'Mit {alg} {text} signiert',
      'just now': 'soeben',
      before: 'zuvor',
    };
    expect(german(source, table, 'src/ui/messages/a.ts')).toBe(
      "const a = `Mit ${alg} ${isNow ? 'soeben' : 'zuvor'} signiert`;",
    );
  });

  test('is what is counted, wherever it stands', () => {
    const source = "<script>const a = counted(errors, 'error', 'errors');</script>";
    expect(german(source, { error: 'Fehler', errors: 'Fehler' })).toBe(
      "<script>const a = counted(errors, 'Fehler', 'Fehler');</script>",
    );
  });

  test('is not what code compares, imports, looks up or names', () => {
    const source =
      "import a from './Some thing'; type A = 'One two'; if (b === 'Key one') c['Key two'] = { 'Key three': 1 }; d.startsWith('Key four');";
    expect(findTexts('src/ui/messages/a.ts', source)).toEqual([]);
  });

  test('is a unit of one letter, and no other letter', () => {
    const keys = findTexts('src/ui/messages/a.ts', "const a = ['h', 's', 'x'];").map(({ key }) => key);
    expect(keys).toEqual(['h', 's']);
  });

  test('is one word where it is counted, or where a component is called by it', () => {
    const source = `<script>const a = counted(items.length, 'item', 'items')</script>
      <A name="report" /><A name="aud" /><A name={\`corrected \${member}\`} /><A kind="report" />`;
    expect(findTexts('src/ui/sign/A.svelte', source).map(({ key }) => key)).toEqual([
      'item',
      'items',
      'report',
      'corrected {member}',
    ]);
  });

  test('may have quotes, braces and backticks in any language', () => {
    const source = '<input title="Say it" /><p>{x ? \'Say it\' : `Say ${y} it`}</p>';
    const table = { 'Say it': 'Sag "es" {jetzt} it\'s', 'Say {y} it': 'Sag `es` ${y} {y}' };
    const translated = german(source, table);
    expect(() => parse(translated, { modern: true })).not.toThrow();
    expect(translated).toContain('title="Sag &quot;es&quot; &#123;jetzt} it\'s"');
  });
});
