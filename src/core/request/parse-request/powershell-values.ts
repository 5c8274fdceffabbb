/** What expressions of PowerShell stand for, as far as a paste tells it. about_Operators, about_Hash_Tables, about_Arrays. */
import { percentEncode } from '../../encoding/percent';
import { mapText, spell, type WrittenText } from './written-text';

export type PowershellValue =
  | { readonly kind: 'text'; readonly text: WrittenText }
  | { readonly kind: 'table'; readonly entries: readonly (readonly [name: string, value: PowershellValue])[] }
  | { readonly kind: 'list'; readonly items: readonly PowershellValue[] }
  /** What `ConvertTo-Json` makes of a table. */
  | { readonly kind: 'json'; readonly of: PowershellValue };

export const emptyValue: PowershellValue = { kind: 'text', text: [] };

export function textValue(...text: WrittenText): PowershellValue {
  return { kind: 'text', text };
}

/** As `"$value"` writes it. */
export function textOf(value: PowershellValue): WrittenText {
  if (value.kind === 'text') return value.text;
  if (value.kind === 'list') return joinValues(value, [' ']);
  return value.kind === 'json' ? [jsonOf(value.of)] : ['System.Collections.Hashtable'];
}

export function joinValues(value: PowershellValue, separator: WrittenText): WrittenText {
  const items = value.kind === 'list' ? value.items : [value];
  return items.flatMap((item, index) => (index === 0 ? textOf(item) : [...separator, ...textOf(item)]));
}

export function addValues(left: PowershellValue, right: PowershellValue): PowershellValue {
  if (left.kind === 'table' && right.kind === 'table')
    return { kind: 'table', entries: [...left.entries, ...right.entries] };
  if (left.kind === 'list')
    return { kind: 'list', items: [...left.items, ...(right.kind === 'list' ? right.items : [right])] };
  return textValue(...textOf(left), ...textOf(right));
}

export function memberOf(value: PowershellValue, name: string): PowershellValue | undefined {
  if (value.kind !== 'table') return undefined;
  return value.entries.find(([key]) => key.toLowerCase() === name.toLowerCase())?.[1];
}

export function withMember(table: PowershellValue, name: string, value: PowershellValue): PowershellValue {
  const entries = table.kind === 'table' ? table.entries : [];
  const others = entries.filter(([key]) => key.toLowerCase() !== name.toLowerCase());
  return { kind: 'table', entries: [...others, [name, value]] };
}

/** `[uri]::EscapeDataString(…)` and its relatives encode; every other method is taken to leave the text as it is. */
export function callMethod(
  value: PowershellValue,
  method: string,
  args: readonly PowershellValue[],
): PowershellValue {
  const [first] = args;
  if (/^(escapedatastring|escapeuristring|urlencode)$/i.test(method) && first)
    return { kind: 'text', text: mapText(textOf(first), percentEncode) };
  if (/^(unescapedatastring|urldecode)$/i.test(method) && first) return first;
  if (/^trim(end)?$/i.test(method) && value.kind === 'text') return trimmed(value.text);
  if (/^readalltext$/i.test(method) && first) {
    const file = spell(textOf(first));
    return textValue({ written: file, file });
  }
  if (/^join$/i.test(method) && args[1])
    return { kind: 'text', text: joinValues(args[1], textOf(first ?? emptyValue)) };
  return value;
}

function trimmed(text: WrittenText): PowershellValue {
  const [only] = text;
  return text.length === 1 && typeof only === 'string' ? textValue(only.trim()) : { kind: 'text', text };
}

/** `'{0}={1}' -f $name, $value` */
export function formatValue(template: PowershellValue, args: PowershellValue): PowershellValue {
  const items = args.kind === 'list' ? args.items : [args];
  const text = textOf(template).flatMap((part) => {
    if (typeof part !== 'string') return [part];
    return part.split(/(\{\d{1,2}\})/).flatMap((piece) => {
      const index = /^\{(\d+)\}$/.exec(piece)?.[1];
      return index === undefined ? [piece] : textOf(items[Number(index)] ?? emptyValue);
    });
  });
  return { kind: 'text', text };
}

function jsonOf(value: PowershellValue): string {
  if (value.kind !== 'table') return JSON.stringify(spell(textOf(value)));
  const members = value.entries.map(([name, one]) => `${JSON.stringify(name)}:${jsonOf(one)}`);
  return `{${members.join(',')}}`;
}
