/** JSON → the keys and certificates in it: JWK, JWK Set, `x5c`, Key Vault answers, `keyCredentials`, manifests. */
import { decodeBase64 } from '../encoding/base64';
import { WorkbenchError } from '../errors';
import { asJwk, isPrivateJwk, parsePrivateJwk, type Jwk } from '../keys/jwk';
import type { Collector } from './collector';
import { requireFew } from './largest-intake';
import type { Source } from './material';
import { notUsable } from './named-formats';
import { readDer } from './read-der';
import type { ReadText } from './read-text';

/** More than any manifest has; a text made to be walked for ever ends here. */
const mostValues = 20_000;

/** @returns whether it is JSON; what it holds is collected, and nothing of use is a problem */
export async function readJson(
  text: string,
  source: Source,
  collected: Collector,
  readText: ReadText,
): Promise<boolean> {
  if (!/^[[{"]/.test(text)) return false;
  // Each opens a value, and the parser is slow on millions of them.
  requireWalkable(text.match(/[[{]/g)?.length ?? 0);
  const value = parse(text);
  if (value === undefined) return false;
  if (typeof value === 'string') {
    await readText(value, source, 1);
    collected.repair('repair/quotes', source, { count: 1 });
    return true;
  }
  const before = countOf(collected);
  const candidates = walk(value).filter(([, member]) => isCandidate(member));
  requireFew(candidates.length, 'JSON: more keys and certificates than anybody keeps in one');
  for (const [path, member] of candidates) {
    const own = { ...source, ...(path === '' ? {} : { entry: shortened(path) }) };
    await collected.attempt(own, () => readMember(member, own, collected, readText));
  }
  if (countOf(collected) === before) throw notUsable(formatOf(text));
  return true;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function isCandidate(value: unknown): boolean {
  return typeof value === 'string' ? isText(value) || isBase64OfDer(value) : asJwk(value) !== undefined;
}

async function readMember(
  value: unknown,
  source: Source,
  collected: Collector,
  readText: ReadText,
): Promise<void> {
  if (typeof value === 'string') {
    return isText(value) ? readText(value, source, 1) : readDer(decodeBase64(value), source, collected);
  }
  const jwk = asJwk(value);
  if (jwk) await readJwk(jwk, source, collected);
}

/** Its `x5c` is met on the walk as well. */
async function readJwk(jwk: Jwk, source: Source, collected: Collector): Promise<void> {
  if (isPrivateJwk(jwk)) return collected.addPrivateKey(parsePrivateJwk(jwk), source);
  if (!Array.isArray(jwk['x5c'])) throw notUsable('public-jwk');
}

/** PEM, base64 of it, or JSON once more, as a vault keeps a JWK. */
function isText(value: string): boolean {
  return /BEGIN [A-Z0-9 ]+/.test(value) || /^LS0t/.test(value) || /^\s*\{[^]*"kty"/.test(value);
}

function isBase64OfDer(value: string): boolean {
  return /^M[A-I][A-Za-z0-9+/\s]{60,}={0,2}$/.test(value.trimEnd());
}

function countOf({ materials, problems, locked }: Collector): number {
  return materials.length + problems.length + locked.length;
}

/** Every object and string in it, with the path that people would write; not by recursion, which deep nesting could exhaust. */
function walk(root: unknown): (readonly [path: string, value: unknown])[] {
  const found: (readonly [string, unknown])[] = [];
  const waiting: (readonly [string, unknown])[] = [['', root]];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    found.push(next);
    const [path, value] = next;
    if (typeof value !== 'object' || value === null) continue;
    if (Array.isArray(value)) requireWalkable(value.length);
    const members = Object.entries(value as Record<string, unknown>);
    requireWalkable(found.length + waiting.length + members.length);
    for (const [name, member] of members.reverse())
      waiting.push([join(path, name, Array.isArray(value)), member]);
  }
  return found;
}

function requireWalkable(values: number): void {
  if (values <= mostValues) return;
  throw new WorkbenchError('intake/too-many-blocks', 'JSON: more values than are looked through', {
    blocks: values,
    limit: mostValues,
  });
}

function join(path: string, name: string, isIndex: boolean): string {
  if (isIndex) return `${path}[${name}]`;
  return path === '' ? name : `${path}.${name}`;
}

/** A member so deep that nobody reads its path is told by the end of it. */
function shortened(path: string): string {
  return path.length > 120 ? `…${path.slice(-120)}` : path;
}

/** What it is, where it holds nothing of use. */
function formatOf(text: string) {
  if (/"(keyCredentials|customKeyIdentifier)"/.test(text)) return 'key-credentials';
  return /"keys"\s*:\s*\[/.test(text) ? 'jwk-set' : 'json';
}
