import { expect, test } from 'vitest';
import { staticImports } from './static-imports-plugin';

type Transform = (code: string, id: string) => { readonly code: string } | undefined;
const [markup, code] = staticImports().map(({ transform }) => transform as unknown as Transform);

test('in markup what waited for a component no longer waits, and what it held stays as it was', () => {
  const source = `<script lang="ts">
  let { a } = $props();
</script>
{#await import('./A.svelte') then { default: A }}
  {#await a.open() then opened}<A {opened} />{/await}
{/await}
<p>{#await import('../texts') then { explain }}{explain(a)}{/await}</p>`;
  expect(markup?.(source, '/src/ui/B.svelte')?.code)
    .toBe(`<script lang="ts">import { default as  A } from './A.svelte';import { explain } from '../texts';
  let { a } = $props();
</script>

  {#await a.open() then opened}<A {opened} />{/await}

<p>{explain(a)}</p>`);
});

test('what a block is needed for keeps it', () => {
  const source = `<script lang="ts"></script>{#await import('./a') then { b }}{@const c = b()}{c}{/await}`;
  expect(markup?.(source, '/src/ui/B.svelte')).toBeUndefined();
});

test('in code a part is at hand, after a turn of its own', () => {
  const source = `const { Idle } = await import('./idle.svelte');`;
  expect(code?.(source, '/src/state/a.ts')?.code).toBe(
    `import * as __imported_0 from './idle.svelte';\nawait Promise.resolve();const Idle = __imported_0.Idle;`,
  );
});
