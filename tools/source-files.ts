/** The sources as text, for the tests of the architecture: what a file imports, exports and says. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export interface Import {
  readonly specifier: string;
  /** `import type`, which leaves nothing behind. */
  readonly typeOnly: boolean;
}

export interface SourceFile {
  /** From its folder, `src` or another, with slashes: `core/keys/curves.ts`. */
  readonly path: string;
  readonly text: string;
  /** The text without comments. */
  readonly code: string;
  readonly lines: number;
  readonly imports: readonly Import[];
}

/** From the cellar to the roof. Rooms that later issues build are here already. */
export const rooms = [
  'core/errors',
  'core/encoding',
  'core/asn1',
  'core/password-encryption',
  'core/keys',
  'core/x509',
  'core/pkcs12',
  'core/intake',
  'core/thumbprint',
  'core/jose',
  'core/profiles',
  'core/assertion',
  'core/request',
  'core/server-errors',
  'core/inspection',
  'core/settings-files',
  'core/settings-link',
  'core/registration',
  'core/proof',
  'core/lessons',
  'platform',
  'state',
  'ui',
  'main',
];

export function roomOf(path: string): string {
  const [first = '', second = ''] = path.split('/');
  return (first === 'core' ? `${first}/${second}` : first).replace(/\.(ts|svelte)$/, '');
}

export function readSources(folder: 'src' | 'e2e' | 'tools' = 'src'): readonly SourceFile[] {
  const root = fileURLToPath(new URL(`../${folder}/`, import.meta.url));
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /(?<!\.d)\.(ts|svelte)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
    .map((file) => {
      const text = readFileSync(file, 'utf8');
      const path = file.slice(root.length).replaceAll('\\', '/');
      return {
        path,
        text,
        code: withoutComments(text),
        lines: text.split('\n').length - 1,
        imports: importsOf(text),
      };
    });
}

export function isTest({ path }: SourceFile): boolean {
  return /\.(test|vectors)\.ts$/.test(path);
}

/** The file that a relative specifier names, from `src`, without extension. */
export function resolveFrom(path: string, specifier: string): string {
  return new URL(specifier, `file:///${path}`).pathname.slice(1).replace(/\.(ts|svelte)$/, '');
}

export function exportedNames({ code }: SourceFile): readonly string[] {
  const declared = code.matchAll(
    /^export (?:async |abstract )?(?:const|let|function\*?|class|interface|type) (\w+)/gm,
  );
  return [...declared].map(([, name]) => name as string);
}

export const pathsOf = (files: readonly SourceFile[]) => files.map(({ path }) => path);

/** The files whose code, comments apart, matches. */
export const saying = (files: readonly SourceFile[], pattern: RegExp) =>
  pathsOf(files.filter(({ code }) => pattern.test(code)));

function importsOf(text: string): readonly Import[] {
  const code = withoutComments(text);
  const found = code.matchAll(/^\s*(?:import|export)\s+(type\s+)?(?:[\w$*{}\s,]+?\s+from\s+)?'([^']+)'/gm);
  const dynamic = code.matchAll(/\bimport\(\s*'([^']+)'\s*\)/g);
  return [
    ...[...found].map(([, type, specifier]) => ({
      specifier: specifier as string,
      typeOnly: type !== undefined,
    })),
    ...[...dynamic].map(([, specifier]) => ({ specifier: specifier as string, typeOnly: false })),
  ];
}

/** Good enough for this code: no string in it holds what looks like a comment's beginning, but for `://`. */
function withoutComments(text: string): string {
  return text
    .replace(/\/\*[^]*?\*\//g, '')
    .replace(/<!--[^]*?-->/g, '')
    .replace(/(^|[^:'"`])\/\/[^\n]*/g, '$1');
}
