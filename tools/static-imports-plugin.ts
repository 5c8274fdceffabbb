/** Vite: what is imported when needed is imported at once in the one file, where it is at hand. Made to wait, each module would be a function of its own: 20 kB. */
import type { Plugin } from 'vite';

/** In our own modules an address is relative and literal. Of what is named at once only that is kept. */
const dynamic = /(?:const \{([\w\s,:]*)\} = await )?\bimport\((["']\.[^"']+["'])\)/g;

/** In markup: what is awaited, and under which names. */
const awaited = /\{#await import\(('\.[^']+')\) then \{([\w\s,:]*)\}\}(?!\s*\{@const)/;
const script = /<script lang="ts">/;
const blockEdge = /\{#await\b|\{\/await\}/g;

export function staticImports(): Plugin[] {
  return [
    {
      name: 'static-imports-in-markup',
      enforce: 'pre',
      transform(code, id) {
        if (!id.endsWith('.svelte') || id.includes('/node_modules/')) return undefined;
        const imports = new Set<string>();
        let markup = code;
        for (let found = awaited.exec(markup); found; found = awaited.exec(markup)) {
          const [whole, from = '', names = ''] = found;
          imports.add(`import {${names.replaceAll(':', ' as ')}} from ${from};`);
          const inside = markup.slice(found.index + whole.length);
          markup = markup.slice(0, found.index) + withoutEnd(inside);
        }
        if (imports.size === 0) return undefined;
        if (!script.test(code)) throw new Error(`static-imports: ${id} has no script to import in`);
        return {
          code: markup.replace(script, (tag) => tag + [...imports].join('')),
          map: null,
        };
      },
    },
    {
      name: 'static-imports',
      transform(code, id) {
        if (id.includes('/node_modules/')) return undefined;
        const imports: string[] = [];
        const waiting = code.replace(dynamic, (_, names: string | undefined, from: string) => {
          const module = `__imported_${imports.length}`;
          imports.push(`import * as ${module} from ${from};\n`);
          if (names === undefined) return `Promise.resolve(${module})`;
          const parts = names.split(',').map((one) => one.split(':').map((name) => name.trim()));
          const members = parts.map(([name = '', as = name]) => `${as} = ${module}.${name}`);
          // Others have their turn at an `await`, as they would have while it is imported.
          return `await Promise.resolve();const ${members.join(', ')}`;
        });
        return imports.length === 0 ? undefined : { code: imports.join('') + waiting, map: null };
      },
    },
  ];
}

/** What follows the beginning of a block, without the end of that block: others may stand within. */
function withoutEnd(markup: string): string {
  let depth = 1;
  for (const { 0: edge, index } of markup.matchAll(blockEdge)) {
    depth += edge === '{/await}' ? -1 : 1;
    if (depth === 0) return markup.slice(0, index) + markup.slice(index + edge.length);
  }
  throw new Error('static-imports: a block without an end');
}
