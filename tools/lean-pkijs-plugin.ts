/** Vite: pkijs and asn1js without what this page never calls, which a bundler cannot know of a class. */
import type { Plugin } from 'vite';

/** Each class is named in a static block, which a bundler must keep; with a static field instead, classes that are not used can go. */
const nameBlock = /\bstatic \{\s*this\.(\w+) = ("[^"\\]*"|id_\w+);\s*\}/g;

/** What is done as soon as the package is loaded, and shortcuts with the same outcome; without these, what they need can go. */
const parts: Readonly<Record<string, readonly RegExp[]>> = {
  pkijs: [
    // An engine of the browser's WebCrypto, and what it knows of curves and of certificate transparency.
    /^initCryptoEngine\(\);\n/m,
    /^\tstatic \{\n(?:\t\tthis\.register\(.*\n)+\t\}\n/m,
    /^const SCT_EXTENSION_OID = .*\n/m,
  ],
  asn1js: [
    // An encoder for what is nested deeply or over 16 kB, a parser for INTEGER, NULL and SEQUENCE under 128 octets.
    /^register(?:BuiltinEncoder|FastParser)\(\{[^]*?\n\}\);\n/gm,
    /^\t\t\t\tif \(shouldUseBuiltinEncoder\(this\)\) \{\n[^]*?\n\t\t\t\t\}\n/m,
    /^\tconst fastResult = .*\n\tif \(fastResult\) return fastResult;\n/m,
    // Warnings, which nobody reads.
    /(?:if \([^\n]*\) |else )?this\.warnings\.push\(.*\);$/gm,
    /^const (?:ORIGINAL|original|intrinsic)\w* = .*\n/gm,
  ],
};

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

/** What asn1js takes of each namespace of @peculiar/utils, which a bundler keeps whole: by the file that it is made of. */
const kept: Readonly<Record<string, RegExp>> = {
  'encoding/binary.js': /^encode$/,
  'encoding/hex.js': /^encode$/,
  'encoding/utf8.js': /^encode$/,
  'encoding/utf16.js': /^(?:de|en)code$/,
  'integer/int.js': /^(?:decode|encode|isMinimal)$/,
  'integer/uint.js': /^(?:de|en)code$/,
};
const namespace = /__exportAll\(\{\n([^}]*)\}\)/g;
const entry = /^\t(\w+): \(\) => [\w$]+,?\n/gm;

export function leanPkijs(): Plugin {
  return {
    name: 'lean-pkijs',
    apply: 'build',
    transform(code, id) {
      const [, name = '', file = ''] =
        /\/node_modules\/(pkijs|asn1js|@peculiar\/utils)\/build\/(.*)$/.exec(id) ?? [];
      if (name === '@peculiar/utils') return { code: withoutEntries(code, kept[file]), map: null };
      const left = methods[name];
      if (!left) return undefined;
      const named = code.replace(nameBlock, 'static $1 = $2;');
      const lean = left.reduce(withoutMethod, (parts[name] ?? []).reduce(withoutPart, named));
      return { code: lean, map: null };
    },
  };
}

function withoutEntries(code: string, isKept = /^$/): string {
  return code.replace(namespace, (whole) =>
    whole.replace(entry, (line, name: string) => (isKept.test(name) ? line : '')),
  );
}

function withoutPart(code: string, part: RegExp): string {
  if (!code.match(part)) throw new Error(`lean-pkijs: there is no ${part} to be left out`);
  return code.replace(part, '');
}

/** The files are as the bundler of those packages wrote them: a method ends where it begins, so many tabs from the left. */
function withoutMethod(code: string, name: string): string {
  const begin = `^(\\t+)(?:static |async |get |set )*${name}\\([^\\n]*\\) \\{\\n`;
  const method = new RegExp(`${begin}(?:\\1\\t.*\\n|\\n)*\\1\\}\\n`, 'gm');
  if (!method.test(code)) throw new Error(`lean-pkijs: there is no method ${name} to be left out`);
  return code.replace(method, '');
}
