/** The headers in the language of each host that can send them. What they say is security-headers' alone. */
import { asDownload, caching, hashedFolder, oneFileName, onEveryResponse } from './security-headers.ts';

type Headers = Readonly<Record<string, string>>;

const origin = 'Written by `npm run build` from tools/security-headers.ts';

/** Read by the host where the site's own files are, by these names. */
export const filesInSite: Readonly<Record<string, string>> = {
  _headers: netlifyAndCloudflare(),
  'staticwebapp.config.json': azureStaticWebApps(),
};

/** Included by the configuration of a server that is one's own, and not to be served. */
export const filesForServers: Readonly<Record<string, string>> = {
  'nginx.conf': nginx(),
  Caddyfile: caddy(),
};

/**
 * Where two rules match, Netlify takes the closer one and Cloudflare joins the values with a comma: so no header is
 * named by two rules that meet. For other files both hosts send `max-age=0, must-revalidate`, which says the same.
 */
function netlifyAndCloudflare(): string {
  const rule = (path: string, headers: Headers) => [
    path,
    ...lines(headers, (name, value) => `  ${name}: ${value}`),
  ];
  const fresh = { 'Cache-Control': caching.rest };
  return text([
    `# ${origin}`,
    ...rule('/*', onEveryResponse),
    ...rule('/', fresh),
    ...rule('/index.html', fresh),
    ...rule(`/${oneFileName}`, { ...fresh, ...asDownload }),
    // Where Cloudflare sends whoever asks for a name that ends in .html.
    ...rule(`/${oneFileName.replace('.html', '')}`, { ...fresh, ...asDownload }),
    ...rule(`${hashedFolder}*`, { 'Cache-Control': caching.hashed }),
  ]);
}

/** A route's header takes the place of the global one of that name. */
function azureStaticWebApps(): string {
  const configuration = {
    globalHeaders: { ...onEveryResponse, 'Cache-Control': caching.rest },
    routes: [
      { route: `${hashedFolder}*`, headers: { 'Cache-Control': caching.hashed } },
      { route: `/${oneFileName}`, headers: asDownload },
    ],
  };
  return text([JSON.stringify(configuration, undefined, 2)]);
}

/**
 * A location that adds one header inherits none, so each has them all; without `always` errors go without. An error
 * is not to be kept for a year: the long life is for what was found.
 */
function nginx(): string {
  const add = (name: string, value: string, always: '' | ' always' = ' always') =>
    `    add_header ${name} ${quote(value)}${always};`;
  const location = (path: string, ...cache: readonly string[]) => [
    `location ${path} {`,
    ...lines(onEveryResponse, add),
    ...cache,
    '}',
  ];
  return text([
    `# ${origin}`,
    '# server { root /path/to/dist; include /path/to/hosting/nginx.conf; … }',
    ...location('/', add('Cache-Control', caching.rest)),
    ...location(hashedFolder, add('Cache-Control', caching.hashed, '')),
    ...location(`= /${oneFileName}`, add('Cache-Control', caching.rest), ...lines(asDownload, add)),
  ]);
}

/** Caddy runs the closer of two matching rules first, and the other one then overrides it: so these two exclude each other. */
function caddy(): string {
  const hashed = [`  path ${hashedFolder}*`, '  file'];
  return text([
    `# ${origin}`,
    '# example.com { root * /path/to/dist; import /path/to/hosting/Caddyfile; file_server } with a line for each',
    'header {',
    ...lines(onEveryResponse, (name, value) => `  ${name} ${quote(value)}`),
    '}',
    '@hashed {',
    ...hashed,
    '}',
    `header @hashed Cache-Control ${quote(caching.hashed)}`,
    '@rest not {',
    ...hashed,
    '}',
    `header @rest Cache-Control ${quote(caching.rest)}`,
    ...lines(asDownload, (name, value) => `header /${oneFileName} ${name} ${quote(value)}`),
  ]);
}

function lines(headers: Headers, write: (name: string, value: string) => string): readonly string[] {
  return Object.entries(headers).map(([name, value]) => write(name, value));
}

/** Both servers know variables and escapes within quotation marks; no header of ours has any of these. */
function quote(value: string): string {
  if (/["\\${}`]/.test(value)) throw new Error(`cannot be quoted as it is: ${value}`);
  return `"${value}"`;
}

function text(all: readonly string[]): string {
  return `${all.join('\n')}\n`;
}
