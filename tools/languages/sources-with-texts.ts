/** The files in which texts for people stand. */
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Names of the views, of what was pasted, of examples and of what core lets choose from, what a server's rules say about a field, and what is proven; all else is in `ui`. */
const ofOtherRooms =
  /^src\/(state\/(route\.svelte|sign-form\.svelte|batch\.svelte|intake\.svelte|thumbprint-examples)\.ts$|core\/(profiles|proof)\/|core\/.*\/(registration-targets|request-dialects|program-languages|batch-formats)\.ts$)/;

/** Relative to the project, with slashes. */
export function sourcesWithTexts(): string[] {
  const sources = readdirSync(`${root}src`, { recursive: true, encoding: 'utf8' })
    .map((path) => `src/${path.replaceAll('\\', '/')}`)
    .filter((path) => /\.(svelte|ts)$/.test(path) && !/\.(test|vectors|d)\.ts$/.test(path))
    .filter((path) => path.startsWith('src/ui/') || ofOtherRooms.test(path));
  return ['index.html', ...sources.sort()];
}
