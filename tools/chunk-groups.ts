/** Which files the site's code is cut into: few, since each costs an address in the page and begins to compress anew. */
import type { Rollup } from 'vite';

type NameOf = Rollup.CodeSplittingNameFunction;
type Context = Parameters<NameOf>[1];

/**
 * What begins each part after the first: modules that are imported when needed. A module is of the first part that needs it, so that no
 * part needs a later one; and what is run at different times is apart: the rules of servers at once, keys when there are any. What
 * begins no part is a file of its own, as the scripts of workers are.
 */
const parts: readonly (readonly [name: string, begins: RegExp])[] = [
  ['rules', /\/(server-profiles|check-draft|dialect-formats|messages\/(dialects|findings))\.ts$/],
  ['keys', /\/core\/(settings-files|intake|x509)\/|\/messages\/errors\.ts$/],
  [
    'sign',
    /\/(FurtherPanes|ProveIt|SecretField|RealmDiscovery|HostNote|LanguageQuestion|Unlock|SettingsTaken|CredentialChoice)\.svelte$|\/(programs|proving|realm-discovery|settings-taking)\.svelte\.ts$|\/messages\/repairs\.ts$/,
  ],
  [
    'inspect',
    /\/((InspectView|Anatomy)\.svelte|(inspector\.svelte|inspection-examples)\.ts)$|\/core\/(inspection|jose|server-errors)\//,
  ],
  [
    'credential',
    /\/(CredentialView\.svelte|credential-desk\.svelte\.ts)$|\/core\/(keys|pkcs12|registration|x509)\//,
  ],
  ['thumbprint', /\/(ThumbprintView\.svelte|thumbprint-desk\.svelte\.ts)$/],
  ['learn', /\/(LearnView\.svelte|learning\.svelte\.ts)$/],
];

/** @param entry the id of the page */
export function chunkGroups(entry: string): { readonly name: NameOf; readonly priority: number }[] {
  let partOf: ReadonlyMap<string, string> | undefined;
  return ['page', ...parts.map(([name]) => name)].map((part, index) => ({
    // A group takes what its modules need along, and the first takes first.
    priority: parts.length - index,
    name: (id, context) => ((partOf ??= assignParts(entry, context)).get(id) === part ? part : null),
  }));
}

function assignParts(entry: string, context: Context): ReadonlyMap<string, string> {
  const partOf = new Map<string, string>();
  const begins = new Set<string>();
  const visit = (id: string, part: string): void => {
    if (partOf.has(id)) return;
    partOf.set(id, part);
    const { importedIds = [], dynamicallyImportedIds = [] } = context.getModuleInfo(id) ?? {};
    for (const needed of importedIds) visit(needed, part);
    for (const later of dynamicallyImportedIds) begins.add(later);
  };
  visit(entry, 'page');
  for (const [part, pattern] of parts)
    // Grows while it is gone through: what a part begins may be of the same part.
    for (const id of begins) if (pattern.test(id)) visit(id, part);
  return partOf;
}
