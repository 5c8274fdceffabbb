/** Vite: `import facts from '…/package.json?build-facts'` is what was built: version, commit, and the licences of what is in it. */
import { execFileSync } from 'node:child_process';
import { readFileSync, realpathSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { Plugin, Rollup } from 'vite';
import { licenceOf, type BundledPackage } from './package-licence.ts';

const query = '?build-facts';
/** Stands in the code until it is known which packages are in the bundle. */
const placeholder = '__BUNDLED_PACKAGES__';

export function buildFacts(): Plugin {
  let isBuild = false;
  return {
    name: 'build-facts',
    configResolved(config) {
      isBuild = config.command === 'build';
    },
    resolveId: (source, importer = '') =>
      source.endsWith(query) ? resolve(dirname(importer), source) : undefined,
    load(id) {
      if (!id.endsWith(query)) return undefined;
      const manifest = id.slice(0, -query.length);
      const root = dirname(manifest);
      const { version } = JSON.parse(readFileSync(manifest, 'utf8')) as { version: string };
      const licence = readFileSync(resolve(root, 'LICENSE'), 'utf8').trim();
      const facts = JSON.stringify({ version, licence, commit: commitOf(root) });
      const packages = isBuild ? placeholder : '[]';
      // A file that has not changed is read again all the same: the commit may have.
      return { code: `export default { ...${facts}, packages: ${packages} };`, map: null };
    },
    renderChunk(code, _chunk, _options, { chunks }) {
      if (!code.includes(placeholder)) return undefined;
      const packages = packagesIn(this, Object.values(chunks));
      return { code: code.replace(placeholder, () => JSON.stringify(packages)), map: null };
    },
  };
}

/** Undefined where the sources are no checkout of their own, such as an unpacked archive. */
function commitOf(root: string): { readonly hash: string; readonly isClean: boolean } | undefined {
  const git = (...args: readonly string[]) =>
    execFileSync('git', args, { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  try {
    if (git('rev-parse', '--show-toplevel') !== realpathSync(root)) return undefined;
    // What the tests leave behind changes no build.
    const sources = [
      'src',
      'public',
      'tools',
      'index.html',
      'vite.config.ts',
      'package.json',
      'package-lock.json',
      'LICENSE',
    ];
    return { hash: git('rev-parse', 'HEAD'), isClean: git('status', '--porcelain', '--', ...sources) === '' };
  } catch {
    return undefined;
  }
}

/** Of the modules that are left in the bundle, and in the scripts of workers that stand in it as text. */
function packagesIn(
  context: Rollup.PluginContext,
  chunks: readonly Rollup.RenderedChunk[],
): readonly BundledPackage[] {
  const ids = chunks.flatMap(({ moduleIds }) => moduleIds);
  // Of every module: the text of a script may have been inlined where it is used, and its module is in no chunk then.
  const inScripts = [...context.getModuleIds()].flatMap(
    (id) => (context.getModuleInfo(id)?.meta['moduleIds'] ?? []) as readonly string[],
  );
  const folders = new Set([...ids, ...inScripts].flatMap((id) => folderOf(id) ?? []));
  return [...folders].sort().map(licenceOf);
}

/** Of the package that a module is from; rolldown adds a few lines of its own. */
function folderOf(id: string): string | undefined {
  if (id.startsWith('\0rolldown/')) return resolve('node_modules/rolldown');
  return /^\0?(.*\/node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(id)?.[1];
}
