/**
 * Vite: one hash for everything that the page runs, printed by the build and written into the page. It is that of the list which
 * `sha256sum` makes of the files under `assets/`, so that whoever has a copy can make it again with one command.
 */
import { createHash } from 'node:crypto';
import type { Plugin, Rollup } from 'vite';

const sha256 = (content: string | Uint8Array) => createHash('sha256').update(content).digest('hex');

export function buildHash(): Plugin {
  return {
    name: 'build-hash',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler: (_html, { bundle = {} }) => {
        const hash = hashOf(Object.values(bundle));
        console.log(`\nbuild hash: ${hash}`);
        return [{ tag: 'meta', attrs: { name: 'build', content: hash }, injectTo: 'head' }];
      },
    },
  };
}

function hashOf(files: readonly (Rollup.OutputChunk | Rollup.OutputAsset)[]): string {
  const lines = files
    .filter(({ fileName }) => fileName.startsWith('assets/'))
    .map((file) => ({ name: file.fileName, content: file.type === 'chunk' ? file.code : file.source }))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .map(({ name, content }) => `${sha256(content)}  ${name}\n`);
  return sha256(lines.join(''));
}
