/** What is put into a text has a name in the tables: a word for the translator, taken from the code. */
import type { Node } from './syntax-node.ts';

export interface Slot {
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

export function nameSlots(nodes: readonly Node[]): Slot[] {
  const used = new Map<string, number>();
  return nodes.map((node) => {
    const name = nameOf(node);
    const count = (used.get(name) ?? 0) + 1;
    used.set(name, count);
    return { name: count === 1 ? name : `${name}${count}`, start: node.start, end: node.end };
  });
}

/** A word for the translator, taken from what is put in. */
function nameOf(node: Node): string {
  switch (node.type) {
    case 'ExpressionTag':
      return nameOf(node['expression'] as Node);
    case 'RegularElement':
    case 'Component':
    case 'Identifier':
      return String(node['name']);
    case 'MemberExpression':
      return nameOf(node['property'] as Node);
    case 'Literal':
      return /^\w+$/.test(String(node['value'])) ? String(node['value']) : 'text';
    case 'CallExpression':
      return nameOfCall(node);
    case 'ChainExpression':
    case 'TSNonNullExpression':
    case 'TSAsExpression':
      return nameOf(node['expression'] as Node);
    default:
      return /Block$/.test(node.type) ? node.type.slice(0, -5).toLowerCase() : 'text';
  }
}

/** `isoSeconds(start)` is start, `length.toLocaleString('en')` is length, `size()` is size. */
function nameOfCall(node: Node): string {
  const callee = node['callee'] as Node;
  const [argument] = node['arguments'] as Node[];
  if (argument && argument.type !== 'Literal' && nameOf(argument) !== 'text') return nameOf(argument);
  return nameOf((callee.type === 'MemberExpression' ? callee['object'] : callee) as Node);
}
