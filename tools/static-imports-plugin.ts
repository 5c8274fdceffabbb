/** Vite: what is imported when needed is imported at once in the one file, where it is at hand. Made to wait, each module would be a function of its own: 20 kB. */
import type { Plugin } from 'vite';

/** In our own modules an address is relative and literal. Of what is named at once only that is kept. */
const dynamic = /(?:const \{([\w\s,:]*)\} = await )?\bimport\((["']\.[^"']+["'])\)/g;

export function staticImports(): Plugin {
  return {
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
  };
}
