/** Vite: beside the site, the whole workbench as one HTML file that works from a disk, admitted by hash alone. */
import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build, type Plugin } from 'vite';
import { translation } from './languages/translation-plugin.ts';
import { buildFacts } from './build-facts-plugin.ts';
import { metaPolicyByHash, oneFileName } from './security-headers.ts';
import { leanPkijs } from './lean-pkijs-plugin.ts';
import { leanSvelte } from './lean-svelte-plugin.ts';
import { plainImports } from './plain-imports-plugin.ts';
import { minifyWithShortNames } from './short-names.ts';
import { iconInPage } from './site-plugin.ts';
import { staticImports } from './static-imports-plugin.ts';
import { workerScript } from './worker-script-plugin.ts';

/** In units of 1000 octets, compressed by gzip at its best level. */
const budget = 350;
/** For the languages whose letters or words are longer. */
const otherLanguage = 40;

/** @param language of the page: `vite build --mode de` makes the file in German */
export function oneFile(language: string): Plugin {
  return {
    name: 'one-file',
    apply: 'build',
    async writeBundle({ dir = '' }) {
      const html = await buildOneFile(language);
      const kilobytes = gzipSync(html, { level: 9 }).length / 1000;
      const limit = language === 'en' ? budget : budget + otherLanguage;
      const size = `${oneFileName}: ${kilobytes.toFixed(1)} kB gzip of ${limit} kB`;
      if (kilobytes > limit) this.error(`size budget: ${size}, OVER BUDGET`);
      writeFileSync(join(dir, oneFileName), html);
      console.log(`${size}, SHA-256 ${createHash('sha256').update(html).digest('hex')}\n`);
    },
  };
}

/** The same sources once more, in one script and one style sheet: no part can be fetched where there is no host. */
async function buildOneFile(language: string): Promise<string> {
  const result = await build({
    configFile: false,
    // The page asks for it: platform/edition.
    mode: 'one-file',
    root: fileURLToPath(new URL('..', import.meta.url)),
    base: './',
    publicDir: false,
    logLevel: 'warn',
    plugins: [
      translation(language),
      leanSvelte(),
      plainImports(),
      staticImports(),
      workerScript(),
      leanPkijs(),
      buildFacts(),
      iconInPage(),
    ],
    build: {
      target: 'es2023',
      write: false,
      assetsInlineLimit: 0,
      cssCodeSplit: false,
      modulePreload: false,
      reportCompressedSize: false,
      rolldownOptions: {
        checks: { bundlerTimings: false },
        // Only what is dead goes here; `assemble` does the rest.
        output: { codeSplitting: false, minify: 'dce-only' },
        optimization: { inlineConst: { mode: 'all', pass: 3 } },
        treeshake: { propertyReadSideEffects: false, unknownGlobalSideEffects: false },
      },
    },
  });
  const outputs = Array.isArray(result) ? result : [result];
  const files = outputs.flatMap((one) => ('output' in one ? one.output : []));
  const contentOf = (ending: string) => {
    const [file, ...others] = files.filter(({ fileName }) => fileName.endsWith(ending));
    if (!file || others.length > 0)
      throw new Error(`one file: ${others.length + 1} or none that end in ${ending}`);
    return file.type === 'chunk' ? file.code : file.source.toString();
  };
  return assemble(contentOf('.html'), contentOf('.js'), contentOf('.css'));
}

function assemble(page: string, code: string, css: string): string {
  const script = inElement('script', minifyWithShortNames('assertion-workbench.js', code));
  const style = inElement('style', css);
  const policy = metaPolicyByHash({ script: hash(script), style: hash(style) });
  const replace = (text: string, pattern: RegExp, by: string) => {
    if (text.match(pattern)?.length !== 1) throw new Error(`one file: the page has not one ${pattern}`);
    return text.replace(pattern, () => by);
  };
  const withScript = replace(
    page,
    /<script type="module"[^>]*><\/script>/g,
    `<script type="module">${script}</script>`,
  );
  const withStyle = replace(withScript, /<link rel="stylesheet"[^>]*>/g, `<style>${style}</style>`);
  // First in the head: a policy governs what follows it.
  const meta = `<head>\n    <meta http-equiv="Content-Security-Policy" content="${policy}" />`;
  return replace(withStyle, /<head>/g, meta);
}

/**
 * What ends the element is escaped, which within a string, a template or a regular expression says the same. After `<!--` a
 * `<script` would hide the end; and what HTML reads as another character would change the hash.
 */
function inElement(name: 'script' | 'style', text: string): string {
  const escaped = name === 'script' ? text.replaceAll('</script', '<\\/script') : text;
  const end = new RegExp(`</${name}|[\\r\\0]`, 'i');
  if (end.test(escaped) || (escaped.includes('<!--') && /<script/i.test(escaped)))
    throw new Error(`one file: the ${name} cannot stand in the page as it is`);
  return escaped;
}

function hash(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}
