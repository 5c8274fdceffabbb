/** Keys that one process of a checkout has made and the next one need not: a second of work for each that is long. */
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Gone with the packages: a clean checkout has keys of its own. */
const folder = fileURLToPath(new URL('../node_modules/.cache/workbench-keys/', import.meta.url));
const taken = new Map<string, number>();

/** In one process no key comes twice. @param madeBy what tells one kind of key from another */
export function takeKey(madeBy: readonly string[], make: () => string): string {
  const name = madeBy.join('').replaceAll(/[^\w]+/g, '-');
  const number = taken.get(name) ?? 0;
  taken.set(name, number + 1);
  const path = join(folder, `${name}-${number}.pem`);
  return readIfThere(path) ?? keep(path, make());
}

/** Where two make it at once, the first to have written it made it. */
function keep(path: string, pem: string): string {
  const own = `${path}.${process.pid}`;
  mkdirSync(folder, { recursive: true });
  writeFileSync(own, pem, { mode: 0o600 });
  try {
    linkSync(own, path);
    return pem;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    return readFileSync(path, 'utf8');
  } finally {
    rmSync(own);
  }
}

function readIfThere(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
