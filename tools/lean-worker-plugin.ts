/** Vite: the libraries of the worker without what it never calls, which a bundler cannot know of an object. */
import type { Plugin } from 'vite';

/** Of node-forge's utilities the one buffer that RC2 works on; the rest is base64, text encodings, cookies and the like. */
const parts: readonly RegExp[] = [
  /^var forge = require\('\.\/forge'\);\n/m,
  /^var util = module\.exports = .*\n/m,
  /^util\.isArrayBuffer = [^]*?^\};\n/m,
  /^util\.isArrayBufferView = [^]*?^\};\n/m,
  /^function _checkBitsParam[^]*?^\/\*\* End Buffer w\/BinaryString backing \*\/\n/m,
  /^util\.createBuffer = [^]*?^\};\n/m,
];

/** And of that buffer what RC2 and the worker call. */
const method = /^util\.ByteStringBuffer\.prototype\.(\w+) = function[^]*?^\};\n/gm;
const called = ['length', 'at', 'setAt', 'putByte', 'putBuffer', 'putInt16Le', 'getInt16Le', 'getBytes'];

type Change = (text: string) => string;
const leftOut = (what: RegExp): Change => replaced(what, () => '');
const replaced =
  (what: RegExp, by: (...groups: string[]) => string): Change =>
  (text) => {
    if (text.search(what) === -1) missing(what);
    return text.replace(what, by);
  };

const changes: Readonly<Record<string, readonly Change[]>> = {
  'node-forge/lib/util.js': [
    (text) => parts.map((part) => part.exec(text)?.[0] ?? missing(part)).join(''),
    withMethodsCalled,
  ],
  'node-forge/lib/rc2.js': [
    // The engine pads.
    leftOut(/^ {4}finish: function\(pad\) \{\n[^]*?^ {4}\}\n/m),
    leftOut(/^forge\.rc2\.start(?:En|De)crypting = function[^]*?^\};\n/gm),
  ],
  'des.js/lib/des/utils.js': [leftOut(/^exports\.padSplit = function[^]*?^\};\n/m)],
  '@noble/hashes/sha2.js': [
    // The constants of SHA-256 are the first halves of the first 64 of SHA-512: FIPS 180-4 §4.2.2, §4.2.3.
    leftOut(/^const SHA256_K = [^]*?^\]\);\n/m),
    replaced(
      /^const SHA512_Kh = .*\n/m,
      (line) => `${line}const SHA256_K = /* @__PURE__ */ SHA512_Kh.slice(0, 64);\n`,
    ),
  ],
};

/** And what those call in turn. */
function withMethodsCalled(text: string): string {
  const bodies = new Map([...text.matchAll(method)].map(([whole, name = '']) => [name, whole]));
  const kept = new Set(called);
  for (const name of kept) {
    const body = bodies.get(name) ?? missing(new RegExp(name));
    for (const [, other = ''] of body.matchAll(/\.(\w+)\(/g)) if (bodies.has(other)) kept.add(other);
  }
  return text.replace(method, (whole, name: string) => (kept.has(name) ? whole : ''));
}

export function leanWorker(): Plugin {
  return {
    name: 'lean-worker',
    apply: 'build',
    transform(code, id) {
      const of = changes[id.split('/node_modules/').at(-1) ?? ''];
      return of && { code: of.reduce((text, change) => change(text), code), map: null };
    },
  };
}

function missing(part: RegExp): never {
  throw new Error(`lean-worker: there is no ${part}`);
}
