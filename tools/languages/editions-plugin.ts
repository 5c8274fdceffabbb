/** Vite: beside the English page the same page in each other language, with its files in a folder of their own. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { build, type Plugin } from 'vite';
import { editions } from '../../src/state/editions.ts';

export const otherLanguages = editions
  .map(({ language }) => language)
  .filter((language) => language !== 'en');

export function otherEditions(): Plugin {
  let configFile: string | false = false;
  return {
    name: 'other-editions',
    apply: 'build',
    configResolved(config) {
      configFile = config.configFile ?? false;
    },
    // Before the parts that hold what the site has.
    writeBundle: {
      order: 'pre',
      sequential: true,
      async handler({ dir = '' }) {
        for (const language of otherLanguages) {
          const result = await build({
            configFile,
            mode: language,
            logLevel: 'warn',
            build: { write: false },
          });
          for (const one of [result].flat()) {
            for (const file of 'output' in one ? one.output : []) {
              const target = join(dir, file.fileName === 'index.html' ? `${language}.html` : file.fileName);
              mkdirSync(dirname(target), { recursive: true });
              writeFileSync(target, file.type === 'chunk' ? file.code : file.source);
            }
          }
        }
      },
    },
  };
}
