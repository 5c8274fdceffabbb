/** The built site as a host sends it that compresses. */
import { readFile } from 'node:fs/promises';
import { extname, join, normalize } from 'node:path';
import { gzipSync } from 'node:zlib';
import { listenOnLoopback, type LoopbackServer } from '../fixtures/loopback';
import { builtSite, mediaTypes } from '../fixtures/static-host';

export function startGzipHost(): Promise<LoopbackServer> {
  const compressed = new Map<string, Promise<Buffer>>();
  return listenOnLoopback(() => (request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://host');
    const path = pathname === '/' ? '/index.html' : normalize(pathname);
    const body = compressed.get(path) ?? readFile(join(builtSite, path)).then((content) => gzipSync(content));
    compressed.set(path, body);
    body.then(
      (content) => {
        response.setHeader('Content-Type', mediaTypes[extname(path)] ?? 'application/octet-stream');
        response.setHeader('Content-Encoding', 'gzip');
        response.end(content);
      },
      () => {
        response.statusCode = 404;
        response.end();
      },
    );
  });
}
