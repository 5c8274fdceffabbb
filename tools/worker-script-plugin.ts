/** Vite: `import script from './worker?worker-script'` is the text of that module with everything it imports, to be run from a blob: address. */
import { build, type Plugin, type Rollup } from 'vite';
import { leanWorker } from './lean-worker-plugin.ts';

const query = '?worker-script';

/** Vite's own `?worker&inline` falls back to a URL worker, which the policy in `<meta>` does not reach (facts on silence). */
export function workerScript(): Plugin {
  return {
    name: 'worker-script',
    async resolveId(source, importer) {
      if (!source.endsWith(query)) return undefined;
      const resolved = await this.resolve(source.slice(0, -query.length), importer);
      return resolved && `${resolved.id}${query}`;
    },
    async load(id) {
      if (!id.endsWith(query)) return undefined;
      const { code, moduleIds } = await bundleScript(id.slice(0, -query.length));
      // Its sources, so that the development server sees them change; packages and the bundler's own modules do not.
      for (const file of moduleIds) if (!/\0|\?|node_modules/.test(file)) this.addWatchFile(file);
      // For whoever wants to know what is in it.
      return { code: `export default ${JSON.stringify(code)};`, map: null, meta: { moduleIds } };
    },
  };
}

/** A module with everything that it imports, as one script. */
export async function bundleScript(input: string): Promise<Rollup.OutputChunk> {
  const result = await build({
    configFile: false,
    logLevel: 'warn',
    plugins: [leanWorker()],
    // What the page's own bundle is made for, see vite.config.ts.
    build: {
      target: 'es2023',
      write: false,
      minify: true,
      modulePreload: false,
      rollupOptions: { input, output: { format: 'iife' } },
    },
  });
  const [output] = Array.isArray(result) ? result : [result];
  const files = output && 'output' in output ? output.output : [];
  const [chunk, ...others] = files;
  if (chunk?.type === 'chunk' && others.length === 0) return chunk;
  throw new Error(`${input}: a worker is to be one script, and came to ${files.length} files`);
}
