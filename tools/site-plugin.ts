/** Vite: the policy in the built page, the headers of the preview server, and the parts that are fetched before they are needed. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin, Rollup, ViteDevServer } from 'vite';
import { filesForServers, filesInSite } from './hosting-files.ts';
import { headersMark, metaPolicy, securityHeaders } from './security-headers.ts';

export function site(): Plugin[] {
  return [policyInPage(), iconInPage(), markInPage(), headersOnPreview(), headersOnHosts(), fetchBeforeUse()];
}

/** Only in the build: the development server needs a socket and inline styles. First in `<head>`, since a policy governs what follows it. */
function policyInPage(): Plugin {
  return {
    name: 'policy-in-page',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler: (html) =>
        html.replace(
          '<head>',
          `<head>\n    <meta http-equiv="Content-Security-Policy" content="${metaPolicy}" />`,
        ),
    },
  };
}

/** Browsers ask for an icon's file after the page has loaded; one that is in the page needs no request. */
export function iconInPage(): Plugin {
  return {
    name: 'icon-in-page',
    transformIndexHtml: () => {
      const icon = readFileSync(new URL('../public/icon.svg', import.meta.url), 'utf8');
      // As text rather than base64, which no compression makes any smaller.
      const text = icon
        .trim()
        .replace(/\s+/g, ' ')
        .replaceAll('> <', '><')
        .replace(/["#<>%]/g, encodeURIComponent);
      const href = `data:image/svg+xml,${text}`;
      return [{ tag: 'link', attrs: { rel: 'icon', type: 'image/svg+xml', href }, injectTo: 'head' }];
    },
  };
}

/** By which the page tells its own headers from those of another build. */
function markInPage(): Plugin {
  return {
    name: 'headers-mark-in-page',
    config: () => ({ define: { 'import.meta.env.HEADERS_MARK': JSON.stringify(headersMark) } }),
  };
}

function headersOnPreview(): Plugin {
  return {
    name: 'headers-on-preview',
    configurePreviewServer({ middlewares }: Pick<ViteDevServer, 'middlewares'>) {
      middlewares.use((request, response, next) => {
        for (const [name, value] of Object.entries(securityHeaders(request.url ?? '/')))
          response.setHeader(name, value);
        next();
      });
    },
  };
}

/** Two files that hosts read in the site's folder, and two beside it for a server's own configuration. */
function headersOnHosts(): Plugin {
  let root = '';
  return {
    name: 'headers-on-hosts',
    apply: 'build',
    configResolved(config) {
      root = config.root;
    },
    writeBundle({ dir = '' }) {
      const hosting = join(root, 'hosting');
      mkdirSync(hosting, { recursive: true });
      for (const [name, text] of Object.entries(filesInSite)) writeFileSync(join(dir, name), text);
      for (const [name, text] of Object.entries(filesForServers)) writeFileSync(join(hosting, name), text);
    },
  };
}

/** The stylesheets of what these chunks are made from. */
export function stylesOf(chunks: readonly Rollup.OutputChunk[]): ReadonlySet<string> {
  return new Set(chunks.flatMap((chunk) => [...(chunk.viteMetadata?.importedCss ?? [])]));
}

/**
 * Lazy chunks are run when first used, but fetched while the page loads: a request at the moment at which somebody
 * loads a private key is the last thing that this page should show.
 */
function fetchBeforeUse(): Plugin {
  return {
    name: 'fetch-before-use',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler: (_html, { bundle }) => {
        const chunks = Object.values(bundle ?? {}).filter((file) => file.type === 'chunk');
        const entry = chunks.find((chunk) => chunk.isEntry);
        const withEntry = new Set([entry?.fileName, ...(entry?.imports ?? [])]);
        const later = chunks.filter((chunk) => !withEntry.has(chunk.fileName));
        const toBody = (rel: string, fileName: string) => ({
          tag: 'link',
          attrs: { rel, href: `./${fileName}`, fetchpriority: 'low' },
          injectTo: 'body' as const,
        });
        // `import()` looks for its styles in the page and adds only what is not there.
        const ofEntry = stylesOf(chunks.filter((chunk) => withEntry.has(chunk.fileName)));
        const styles = [...stylesOf(later)].filter((fileName) => !ofEntry.has(fileName));
        return [
          ...later.map((chunk) => toBody('modulepreload', chunk.fileName)),
          ...styles.map((fileName) => toBody('stylesheet', fileName)),
        ];
      },
    },
  };
}
