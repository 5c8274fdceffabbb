/** Minifies one script that is complete in itself, with short names for the members of its classes too. */
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { minifySync as minifyAgain } from '@swc/core';
import { minifySync, parseSync } from 'rolldown/utils';
import { children, isNode, type Node } from './languages/syntax-node.ts';

/** @param code a whole script: no other one knows its classes */
export function minifyWithShortNames(fileName: string, code: string): string {
  const known = browserNames();
  const members = ownMembers(fileName, code, known);
  const minified = minifySync(fileName, code, {
    module: true,
    compress: { target: 'es2023' },
    mangle: { toplevel: true },
    mangleProps: { include: new RegExp(`^(?:${members.join('|')})$`), reserved: [...known] },
  });
  const [error] = minified.errors;
  if (error) throw new Error(`short-names: ${fileName}: ${error.message}`);
  // Another minifier finds what this one left: 6 kB of the one file (gzip), in a second. What it puts in where it is called compresses worse.
  const { code: smaller } = minifyAgain(minified.code, {
    module: true,
    ecma: 2022,
    compress: { passes: 3, inline: 0, reduce_funcs: false },
    mangle: { toplevel: true },
  });
  return smaller;
}

/**
 * Names that only classes of this script have: no browser's object, no object that is written as data (it could be listed, stored or
 * posted, name by name), and no text, by which a member could be looked up.
 */
function ownMembers(fileName: string, code: string, known: Iterable<string>): string[] {
  const members = new Set<string>();
  const others = new Set(known);
  visit(parseSync(fileName, code).program as unknown as Node, (node, parent) => {
    const { type, key, computed } = node;
    if (type === 'Literal') others.add(String(node['value']));
    if (type === 'TemplateElement') others.add((node['value'] as { cooked: string }).cooked);
    if (!isNode(key) || key.type !== 'Identifier' || computed) return;
    if (type === 'MethodDefinition' || type === 'PropertyDefinition') members.add(String(key['name']));
    if (type === 'Property' && parent?.type === 'ObjectExpression') others.add(String(key['name']));
  });
  return [...members].filter((name) => !others.has(name));
}

/** Every word in TypeScript's declarations of what browsers and the language have. */
function browserNames(): Set<string> {
  const folder = dirname(createRequire(import.meta.url).resolve('typescript'));
  const files = readdirSync(folder).filter((name) => /^lib\..*\.d\.ts$/.test(name));
  const texts = files.map((name) => readFileSync(join(folder, name), 'utf8'));
  const words = texts.flatMap((text) => text.replace(/\/\*[^]*?\*\//g, '').match(/\w+/g) ?? []);
  return new Set(words);
}

function visit(node: Node, see: (node: Node, parent?: Node) => void, parent?: Node): void {
  see(node, parent);
  for (const child of children(node)) visit(child, see, node);
}
