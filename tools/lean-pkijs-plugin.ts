/** Vite: pkijs and asn1js without what this page never calls, which a bundler cannot know of a class. */
import type { Plugin } from 'vite';

/** Each class is named in a static block, which a bundler must keep; with a static field instead, classes that are not used can go. */
const nameBlock = /\bstatic \{\s*this\.(\w+) = ("[^"\\]*"|id_\w+);\s*\}/g;

/** What makes an engine of the browser's WebCrypto as soon as pkijs is loaded. */
const engine = /^initCryptoEngine\(\);$/m;

/**
 * Methods that are left out, and with them what they alone need: of pkijs the whole crypto engine (signatures are made and verified by
 * `x509/sign-structure` and `verify-structure`), and the classes of extensions and keys (read by `x509/extensions` and `keys/public-key`).
 */
const methods: Readonly<Record<string, readonly string[]>> = {
  pkijs: [
    ...['verify', 'sign', 'getPublicKey', 'getKeyHash', 'importKey', 'parsedValue', 'parsedKey'],
    ...['toJSON', 'fromJSON', 'toString', 'isEqual', 'compareWithDefault'],
  ],
  asn1js: [
    ...['toJSON', 'onAsciiEncoding', 'isEqual', 'setValue', 'toBigInt', 'fromBigInt'],
    ...['toDER', 'fromDER', 'convertToDER', 'convertFromDER'],
  ],
};

/** What asn1js takes of each namespace of @peculiar/utils, which a bundler keeps whole. */
const kept = /^(encode|decode|equal|isMinimal)$/;
const namespace = /__exportAll\(\{\n([^}]*)\}\)/g;
const entry = /^\t(\w+): \(\) => \w+,?\n/gm;

export function leanPkijs(): Plugin {
  return {
    name: 'lean-pkijs',
    apply: 'build',
    transform(code, id) {
      const [, name = ''] = /\/node_modules\/(pkijs|asn1js|@peculiar\/utils)\//.exec(id) ?? [];
      if (name === '@peculiar/utils') return { code: code.replace(namespace, withoutEntries), map: null };
      const left = methods[name];
      if (!left) return undefined;
      if (name === 'pkijs' && !engine.test(code))
        throw new Error('lean-pkijs: the engine is not where it was');
      const named = code.replace(nameBlock, 'static $1 = $2;').replace(engine, '');
      const lean = left.reduce(withoutMethod, named);
      return { code: lean, map: null };
    },
  };
}

function withoutEntries(whole: string): string {
  return whole.replace(entry, (line, name: string) => (kept.test(name) ? line : ''));
}

/** The files are as the bundler of those packages wrote them: a method ends where it begins, so many tabs from the left. */
function withoutMethod(code: string, name: string): string {
  const begin = `^(\\t+)(?:static |async |get |set )*${name}\\([^\\n]*\\) \\{\\n`;
  const method = new RegExp(`${begin}(?:\\1\\t.*\\n|\\n)*\\1\\}\\n`, 'gm');
  if (!method.test(code)) throw new Error(`lean-pkijs: there is no method ${name} to be left out`);
  return code.replace(method, '');
}
