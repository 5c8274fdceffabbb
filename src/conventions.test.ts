import { describe, expect, test } from 'vitest';
import {
  exportedNames,
  isTest,
  pathsOf,
  readSources,
  roomOf,
  saying,
  type SourceFile,
} from '../tools/source-files';

const everything = readSources();
/** What is shipped. */
const sources = everything.filter((file) => !isTest(file));
const core = sources.filter(({ path }) => path.startsWith('core/'));

describe('files', () => {
  const limit = ({ path }: SourceFile) =>
    path.endsWith('.svelte') ? 150 : roomOf(path) === 'platform' ? 40 : 250;

  test('are short: 250 lines, a component 150, a file of platform 40', () => {
    const long = everything.filter((file) => file.lines > limit(file));
    expect(long.map(({ path, lines }) => `${path}: ${lines}`)).toEqual([]);
  });

  test('of tests and tools are as short, but for the catalogues of mistakes', () => {
    const others = [...readSources('e2e'), ...readSources('tools')];
    const long = others.filter(({ path, lines }) => lines > 250 && !/-mistakes\.ts$/.test(path));
    expect(long.map(({ path, lines }) => `${path}: ${lines}`)).toEqual([]);
  });

  test('are kebab-case, components PascalCase', () => {
    const fileName = (path: string) => path.split('/').at(-1) ?? '';
    const wrong = pathsOf(everything).filter((path) => {
      const pattern = path.endsWith('.svelte')
        ? /^([A-Z][a-z0-9]*)+\.svelte$/
        : /^[a-z0-9]+(-[a-z0-9]+)*(\.svelte|\.test|\.vectors)?\.ts$/;
      return !pattern.test(fileName(path));
    });
    expect(wrong).toEqual([]);
  });

  test('are not called after nothing in particular, and there are no barrels', () => {
    const vague = /(^|[/-])(utils?|helpers?|common|shared|services?|managers?|misc|index)([/.-]|$)/;
    expect(pathsOf(everything).filter((path) => vague.test(path))).toEqual([]);
    expect(saying(sources, /^export (\*|\{[^}]*\}) from/m)).toEqual([]);
  });

  test('of core are named after something they export', () => {
    /** The media type's own name. */
    const exceptions = ['core/request/form-urlencoded.ts'];
    const kebab = (name: string) => name.replace(/([a-z0-9])([A-Z])/g, '$1-$2').toLowerCase();
    const words = (path: string) => (path.split('/').at(-1) ?? '').replace(/\.ts$/, '').split('-');
    const wrong = core.filter((file) => {
      const names = exportedNames(file).map(kebab);
      return !names.some((name) => words(file.path).every((word) => name.includes(word.replace(/s$/, ''))));
    });
    expect(pathsOf(wrong).filter((path) => !exceptions.includes(path))).toEqual([]);
  });

  test('of core open by saying what they are', () => {
    expect(pathsOf(core.filter(({ text }) => !/^\/\*\* [^*\n]{12,}/.test(text)))).toEqual([]);
  });

  test('hold no key: the only private keys in the repository are made while testing', () => {
    const pem = /-----BEGIN [A-Z ]*PRIVATE KEY-----(\\n|\s)+[A-Za-z0-9+/=\s\\]{40,}/;
    expect(pathsOf(everything.filter(({ text }) => pem.test(text)))).toEqual([]);
  });
});

describe('every code means something', () => {
  const codesOf = (path: string, union: string) => {
    const text = sources.find((file) => file.path === path)?.text ?? '';
    const declaration = new RegExp(`export type ${union} =([^;]*);`).exec(text)?.[1] ?? '';
    return [...declaration.matchAll(/'([^']+)'/g)].map(([, code]) => code as string);
  };
  const errorCodes = codesOf('core/errors.ts', 'ErrorCode');
  const findingCodes = codesOf('core/assertion/finding.ts', 'FindingCode');
  const tests = everything.filter(({ path }) => path.endsWith('.test.ts'));
  /** Declarations and sentences apart. */
  const producers = sources.filter(
    ({ path }) =>
      path !== 'core/errors.ts' && path !== 'core/assertion/finding.ts' && !path.startsWith('ui/'),
  );
  const missingIn = (files: readonly SourceFile[], codes: readonly string[]) =>
    codes.filter((code) => !files.some((file) => file.code.includes(`'${code}'`)));

  test('is produced somewhere', () => {
    expect(errorCodes.length).toBeGreaterThan(20);
    expect(findingCodes.length).toBeGreaterThan(50);
    expect(missingIn(producers, [...errorCodes, ...findingCodes])).toEqual([]);
  });

  test('is expected by a test where core produces it', () => {
    const ofCore = producers.filter(({ path }) => path.startsWith('core/'));
    const produced = [...errorCodes, ...findingCodes].filter(
      (code) => missingIn(ofCore, [code]).length === 0,
    );
    expect(missingIn(tests, produced)).toEqual([]);
  });

  test('is room/fact', () => {
    const form = /^[a-z0-9]+(-[a-z0-9]+)*\/[a-z0-9]+(-[a-z0-9]+)*$/;
    expect([...errorCodes, ...findingCodes].filter((code) => !form.test(code))).toEqual([]);
  });
});
