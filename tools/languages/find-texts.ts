/** The texts for people in a source file: where each stands, what it is called in a table of translations, what is put into it. */
import { parse } from 'svelte/compiler';
import { nameSlots, type Slot } from './name-slots.ts';
import { children, isNode, type Node } from './syntax-node.ts';
import {
  inline,
  judgeOfComponentName,
  judgeOfPath,
  judgeOfProperty,
  textlessAttributes,
  textlessCalls,
  untranslatedElements,
} from './text-rules.ts';

/** `key` is the English text with its slots as `{name}`; what is within a slot may hold texts of its own. */
export interface Text {
  readonly key: string;
  readonly start: number;
  readonly end: number;
  readonly form: 'markup' | 'attribute' | 'string' | 'template';
  readonly slots: readonly Slot[];
}

type Judge = (text: string) => boolean;

const isWord: Judge = (text) => /\p{L}{2}/u.test(text);

const scriptOpening = '<script lang="ts">';
const blocks = new Set([
  'IfBlock',
  'EachBlock',
  'KeyBlock',
  'AwaitBlock',
  'RenderTag',
  'HtmlTag',
  'Component',
]);

/** @param path relative to the project; `.ts` and `.svelte` files are read */
export function findTexts(path: string, source: string): Text[] {
  const judge = judgeOfPath(path);
  if (/\.(html|svelte)$/.test(path))
    return collect(parse(source, { modern: true }) as unknown as Node, source, judge);
  const shift = scriptOpening.length;
  const wrapped = `${scriptOpening}${source}</script>`;
  const move = <T extends Slot | Text>(range: T): T => ({
    ...range,
    start: range.start - shift,
    end: range.end - shift,
  });
  return collect(parse(wrapped, { modern: true }) as unknown as Node, wrapped, judge).map((text) => ({
    ...move(text),
    slots: text.slots.map(move),
  }));
}

function collect(root: Node, source: string, judge: Judge): Text[] {
  const texts: Text[] = [];
  const slice = ({ start, end }: { start: number; end: number }) => source.slice(start, end);

  function visit(node: unknown, judged: Judge): void {
    if (Array.isArray(node)) return node.forEach((one) => visit(one, judged));
    if (!isNode(node)) return;
    if (node.type === 'Fragment') return visitFragment(node, judged);
    if (node.type === 'Attribute') return visitAttribute(node, judged);
    // Of an element the name is for machines; of a component it is what people read.
    if (node.type === 'Component')
      for (const one of node['attributes'] as Node[])
        if (one['name'] === 'name') visitValue(one, judgeOfComponentName(judged));
    if (node.type === 'Literal' && typeof node['value'] === 'string') return visitString(node, judged);
    if (node.type === 'TemplateLiteral') return visitTemplate(node, judged);
    if (node.type === 'Property')
      return visit(node['value'], judgeOfProperty(String((node['key'] as Node)['name']), judged));
    visitChildren(node, judged);
  }

  /** What names, compares or types something is no text, whatever it looks like. */
  function visitChildren(node: Node, judged: Judge): void {
    if (/^(Import|Export(All|Named))Declaration$/.test(node.type) && node['source']) return;
    if (node.type === 'Text' || node.type === 'StyleSheet' || node.type === 'Comment') return;
    if (node.type.startsWith('TS')) return visit(node['expression'], judged);
    const callee = node.type === 'CallExpression' ? slice(node['callee'] as Node) : '';
    // What is counted is said to people, wherever it stands.
    if (callee === 'counted' || callee === 'pluralForm') return visit(node['arguments'], isWord);
    const isComparison = node.type === 'BinaryExpression' && node['operator'] !== '+';
    if (isComparison || textlessCalls.test(callee)) {
      for (const child of children(node)) if (child.type !== 'Literal') visit(child, judged);
      return;
    }
    for (const [name, child] of Object.entries(node)) {
      const isName =
        (name === 'key' && node.type !== 'EachBlock') ||
        (name === 'property' && node.type === 'MemberExpression');
      const isSkipped =
        isName ||
        /^(typeAnnotation|css|metadata)$/.test(name) ||
        (name === 'test' && node.type === 'SwitchCase');
      if (!isSkipped) visit(child, judged);
    }
  }

  function visitString(node: Node, judged: Judge): void {
    const key = node['value'] as string;
    if (judged(key)) texts.push({ key, start: node.start, end: node.end, form: 'string', slots: [] });
  }

  function visitTemplate(node: Node, judged: Judge): void {
    const quasis = node['quasis'] as (Node & { value: { cooked: string } })[];
    const expressions = node['expressions'] as Node[];
    if (judged(quasis.map(({ value }) => value.cooked).join(' '))) {
      const slots = nameSlots(expressions);
      const key = quasis
        .map(({ value }, index) => value.cooked + (slots[index] ? `{${slots[index].name}}` : ''))
        .join('');
      texts.push({ key, start: node.start, end: node.end, form: 'template', slots });
    }
    visit(expressions, judged);
  }

  function visitAttribute(node: Node, judged: Judge): void {
    const name = String(node['name']);
    if (!textlessAttributes.test(name)) visitValue(node, judged);
  }

  function visitValue(node: Node, judged: Judge): void {
    const name = String(node['name']);
    const value = node['value'];
    if (!Array.isArray(value)) return visit(value, judged);
    const parts = value as Node[];
    const isText = (text: string) =>
      /\p{L}{2}/u.test(text) && (/^(aria-label|title|label|placeholder|alt)$/.test(name) || judged(text));
    pushRun(parts, 'attribute', isText);
    visit(
      parts.filter(({ type }) => type !== 'Text'),
      judged,
    );
  }

  function visitFragment(fragment: Node, judged: Judge): void {
    let run: Node[] = [];
    const nodes = fragment['nodes'] as Node[];
    const endRun = () => {
      pushRun(trimmed(run), 'markup', (text) => /\p{L}/u.test(text));
      run = [];
    };
    for (const node of nodes) {
      const isElement = node.type === 'RegularElement';
      const isInRun =
        node.type === 'Text' ||
        node.type === 'ExpressionTag' ||
        blocks.has(node.type) ||
        (isElement && inline.has(String(node['name'])));
      if (isInRun) run.push(node);
      else endRun();
      // A literal within an expression that stands in the text is text, in lower case as well.
      if (node.type === 'ExpressionTag') visit(node, isWord);
      else if (isElement && untranslatedElements.has(String(node['name']))) visitTextless(node, judged);
      else if (!(isElement && isPlain(node) && isInRunWithText(nodes, node))) visit(node, judged);
    }
    endRun();
  }

  function visitTextless(node: Node, judged: Judge): void {
    visit(node['attributes'], judged);
    for (const child of (node['fragment'] as Node)['nodes'] as Node[])
      if (child.type !== 'Text') visit(child, judged);
  }

  function pushRun(parts: readonly Node[], form: 'markup' | 'attribute', isText: Judge): void {
    const words = parts
      .map((part) =>
        part.type === 'Text'
          ? String(part['raw'])
          : isPlain(part) && !isUntranslated(part)
            ? slice(part)
            : '',
      )
      .join(' ');
    if (!isText(words.replace(/<[^>]*>/g, ' '))) return;
    const first = parts[0] as Node;
    const last = parts.at(-1) as Node;
    const raw = source.slice(first.start, last.end);
    const start = first.start + (/^\s*/.exec(raw)?.[0].length ?? 0);
    const end = last.end - (/\s*$/.exec(raw)?.[0].length ?? 0);
    const placed = parts.filter((part) => part.type !== 'Text' && !isPlain(part) && !isSpace(part));
    const slots = nameSlots(placed);
    const written = parts.map((part) => {
      const slot = slots[placed.indexOf(part)];
      return slot ? `{${slot.name}}` : isSpace(part) ? ' ' : slice(part);
    });
    const key = written.join('').replace(/\s+/g, ' ').trim();
    texts.push({ key, start, end, form, slots });
  }

  visit(root['fragment'], judge);
  for (const script of ['module', 'instance'])
    if (isNode(root[script])) visit((root[script] as Node)['content'], judge);
  return texts.sort((one, other) => one.start - other.start || other.end - one.end);
}

/** What is of the fragment's layout rather than of its sentence. */
function trimmed(run: readonly Node[]): Node[] {
  const isLayout = (node: Node | undefined) =>
    node !== undefined &&
    (blocks.has(node.type) || (node.type === 'Text' && String(node['raw']).trim() === ''));
  const parts = [...run];
  while (isLayout(parts[0])) parts.shift();
  while (isLayout(parts.at(-1))) parts.pop();
  return parts;
}

/** An element without attributes and with nothing but text: it is written in the table as it is. */
function isPlain(node: Node): boolean {
  if (node.type !== 'RegularElement' || (node['attributes'] as unknown[]).length > 0) return false;
  return ((node['fragment'] as Node)['nodes'] as Node[]).every(({ type }) => type === 'Text');
}

const isUntranslated = (node: Node) => untranslatedElements.has(String(node['name']));

function isInRunWithText(nodes: readonly Node[], element: Node): boolean {
  return (
    inline.has(String(element['name'])) &&
    nodes.some((node) => node.type === 'Text' && /\p{L}/u.test(String(node['raw'])))
  );
}

/** `{' '}` */
function isSpace(node: Node): boolean {
  const expression = node['expression'] as Node | undefined;
  return (
    node.type === 'ExpressionTag' &&
    expression?.type === 'Literal' &&
    String(expression['value']).trim() === ''
  );
}
