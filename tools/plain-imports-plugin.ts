/** Vite: `import()` stays `import()`. Vite's wrapper sees to it that styles and further parts are fetched first, and the page links them all (site-plugin). */
import type { Plugin } from 'vite';

const part = String.raw`((?:import\("[^"]+"\)|Promise\.resolve\(\))(?:\.then\(\(\w*\) => [^{};]+?\))?)`;
const rest = String.raw`, __VITE_PRELOAD__(?:, import\.meta\.url)?\)`;
const wrapped = new RegExp(String.raw`__vitePreload\(\(\) => ${part}${rest}`, 'g');
/** So that only the names which are used are kept; which they are by then. */
const picked = new RegExp(
  String.raw`__vitePreload\(async \(\) => \{\s*const (\{[^}]*\}) = await ${part};\s*return \1;\s*\}${rest}`,
  'g',
);

export function plainImports(): Plugin {
  return {
    name: 'plain-imports',
    apply: 'build',
    enforce: 'pre',
    load: (id) =>
      id === '\0vite/preload-helper.js' ? 'export const __vitePreload = (load) => load();' : undefined,
    renderChunk(code) {
      const plain = code.replace(picked, '$2').replace(wrapped, '$1');
      const left = plain.indexOf('__VITE_PRELOAD__');
      if (left !== -1)
        this.error(`plain-imports: not understood: ${plain.slice(Math.max(0, left - 200), left + 40)}`);
      return plain === code ? undefined : { code: plain, map: null };
    },
  };
}
