/** Vite: of node-forge's utilities the one buffer that RC2 works on; the rest is base64, text encodings, cookies and the like. */
import type { Plugin } from 'vite';

const parts: readonly RegExp[] = [
  /^var forge = require\('\.\/forge'\);\n/m,
  /^var util = module\.exports = .*\n/m,
  /^util\.isArrayBuffer = [^]*?^\};\n/m,
  /^util\.isArrayBufferView = [^]*?^\};\n/m,
  /^function _checkBitsParam[^]*?^\/\*\* End Buffer w\/BinaryString backing \*\/\n/m,
  /^util\.createBuffer = [^]*?^\};\n/m,
];

export function leanForge(): Plugin {
  return {
    name: 'lean-forge',
    apply: 'build',
    transform(code, id) {
      if (!/\/node_modules\/node-forge\/lib\/util\.js$/.test(id)) return undefined;
      const found = parts.map((part) => part.exec(code)?.[0] ?? this.error(`lean-forge: no ${part}`));
      return { code: found.join(''), map: null };
    },
  };
}
