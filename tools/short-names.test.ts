import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import { minifyWithShortNames } from './short-names';

const minified = (code: string) => minifyWithShortNames('script.js', code);

test('a name that classes alone have becomes short, where it is declared and where it is used', () => {
  const code = minified(`
    class Shelf { loadedChain = ['leaf']; get chainLength() { return this.loadedChain.length; } }
    const { loadedChain, chainLength } = new Shelf();
    globalThis.outcome = [...loadedChain, chainLength];
  `);
  expect(code).not.toMatch(/loadedChain|chainLength/);
  const scope = { outcome: [] };
  runInNewContext(code, scope);
  expect([...scope.outcome]).toEqual(['leaf', 1]);
});

test.each([
  ['a name that data has, since data is listed and posted', 'globalThis.posted = { loadedChain: 1 };'],
  [
    'a name in a text, by which it could be looked up',
    'globalThis.looked = new Shelf()[globalThis.name + "" || "loadedChain"];',
  ],
  ['a name in a template', 'globalThis.looked = new Shelf()[`loadedChain`];'],
])('%s stays', (_, use) => {
  expect(minified(`class Shelf { loadedChain = []; } ${use} globalThis.shelf = new Shelf();`)).toContain(
    'loadedChain',
  );
});

test('a name that browsers have stays', () => {
  expect(minified('class Copy { postMessage() {} } globalThis.copy = new Copy();')).toContain('postMessage');
});
