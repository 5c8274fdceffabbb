/** Vite: pkijs and asn1js name each class in a static block, which a bundler must keep; with a static field instead, classes not used can go. */
import type { Plugin } from 'vite';

const nameBlock = /\bstatic \{\s*this\.(\w+) = ("[^"\\]*");\s*\}/g;

export function leanPkijs(): Plugin {
  return {
    name: 'lean-pkijs',
    apply: 'build',
    transform(code, id) {
      if (!/\/node_modules\/(pkijs|asn1js)\//.test(id)) return undefined;
      return { code: code.replace(nameBlock, 'static $1 = $2;'), map: null };
    },
  };
}
