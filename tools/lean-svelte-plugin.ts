/** Vite: Svelte without what this page never does: hydrate what a server rendered, run components of Svelte 4, await in components. */
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import type { Plugin } from 'vite';

/** What of a module is replaced by what; each must be found, so that a new Svelte cannot pass unnoticed. */
const replacements: Readonly<Record<string, readonly (readonly [RegExp, string])[]>> = {
  'internal/flags/index.js': [
    [/export let (\w+) = false;/g, 'export const $1 = false;'],
    [
      /(export function enable_\w+\(\)) \{\n[^}]*\}/g,
      "$1 { throw new Error('svelte: left out of this build'); }",
    ],
    [/export function disable_\w+\(\) \{\n[^}]*\}/g, ''],
  ],
  'internal/client/dom/hydration.js': [
    [/export let hydrating = false;/g, 'export const hydrating = false;'],
    [/(export function set_hydrating\(value\)) \{\n[^}]*\}/g, '/* @__NO_SIDE_EFFECTS__ */ $1 {}'],
    [
      /(export function (?:reset|hydrate_template|next)\([^)]*\)) \{\n[\s\S]*?\n\}/g,
      '/* @__NO_SIDE_EFFECTS__ */ $1 {}',
    ],
  ],
};

const components = readdirSync(fileURLToPath(new URL('../src', import.meta.url)), { recursive: true })
  .map((path) => String(path).replaceAll('\\', '/'))
  .filter((path) => path.endsWith('.svelte'))
  .sort();

/** The class that keeps a component's styles to it, as short as there are components: it stands on every element and in every rule. */
function scopeOf({ filename, hash }: { filename: string; hash: (text: string) => string }): string {
  const index = components.findIndex((path) => filename.endsWith(`/${path}`));
  // A component that was written while the development server runs.
  return index === -1 ? `svelte-${hash(filename)}` : `_${index.toString(36)}`;
}

export function leanSvelte(): Plugin[] {
  return [
    ...svelte({
      configFile: false,
      compilerOptions: { runes: true, cssHash: scopeOf, discloseVersion: false },
    }),
    {
      name: 'lean-svelte',
      apply: 'build',
      transform(code, id) {
        // Whether a component was given children is asked by slots, which are Svelte 4's.
        if (id.endsWith('.svelte')) {
          const lean = code.replaceAll(/,?\s*\$\$slots: \{[^{}]*\}/g, '');
          if (lean.includes('$$slots')) throw new Error(`lean-svelte: ${id} has slots`);
          return { code: lean, map: null };
        }
        const of = replacements[id.split('/node_modules/svelte/src/')[1] ?? ''];
        if (!of) return undefined;
        let lean = code;
        for (const [pattern, by] of of) {
          if (!lean.match(pattern)) throw new Error(`lean-svelte: ${id} has no ${pattern}`);
          lean = lean.replace(pattern, by);
        }
        return { code: lean, map: null };
      },
    },
  ];
}
