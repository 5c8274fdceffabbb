/** Expressions of PowerShell, as far as a paste tells what they stand for. about_Operators, about_Quoting_Rules, about_Hash_Tables. */
import { PowershellCursor } from './powershell-cursor';
import { scanPowershellString, unescapeBacktick } from './scan-powershell-string';
import * as values from './powershell-values';
import { emptyValue, textOf, textValue, type PowershellValue } from './powershell-values';
import { joined } from './posix-words';
import { spell, type StoredPart } from './written-text';

/** Deeper than any script that somebody would paste. */
const deepest = 40;
const variableName = /^\$(?:\{[^}\n]{1,100}\}|(?:env|script|global|local|private):\w{1,100}|\w{1,100})/i;

export abstract class PowershellExpressions {
  protected readonly cursor: PowershellCursor;
  protected readonly variables: Map<string, PowershellValue>;
  protected depth: number;

  constructor(text: string, variables = new Map<string, PowershellValue>(), depth = 0) {
    this.cursor = new PowershellCursor(text);
    this.variables = variables;
    this.depth = depth;
  }

  /** A command's arguments may be expressions, and an expression a command. */
  protected abstract readCommand(): PowershellValue;

  /** Another script, within a string of this one. */
  protected abstract within(text: string): PowershellExpressions;

  readValue(): PowershellValue {
    this.cursor.isMultiline = true;
    return this.readPipeline();
  }

  protected readPipeline(): PowershellValue {
    const cursor = this.cursor;
    cursor.skip();
    let value = /^[a-z&.]/i.test(cursor.peek()) ? this.readCommand() : this.#readExpression();
    for (cursor.skip(); cursor.take(/^\|/) !== undefined; cursor.skip()) {
      cursor.skip(true);
      if (this.readCommand().kind === 'json') value = { kind: 'json', of: value };
    }
    return value;
  }

  #readExpression(): PowershellValue {
    const cursor = this.cursor;
    let left = this.#readItems();
    for (;;) {
      cursor.skip();
      const operator = cursor.take(/^(?:\+(?!=)|-join\b|-f\b)/i)?.toLowerCase();
      if (operator === undefined) return left;
      cursor.skip(true);
      const right = this.#readItems();
      if (operator === '-join') left = { kind: 'text', text: values.joinValues(left, textOf(right)) };
      else left = operator === '-f' ? values.formatValue(left, right) : values.addValues(left, right);
    }
  }

  /** A comma binds before any other operator. */
  #readItems(): PowershellValue {
    const cursor = this.cursor;
    const items = [this.#readUnary()];
    for (cursor.skip(); cursor.take(/^,/) !== undefined; cursor.skip()) {
      cursor.skip(true);
      items.push(this.#readUnary());
    }
    return items.length > 1 ? { kind: 'list', items } : (items[0] as PowershellValue);
  }

  #readUnary(): PowershellValue {
    const cursor = this.cursor;
    if (cursor.take(/^-join\b/i) !== undefined) {
      cursor.skip(true);
      return { kind: 'text', text: values.joinValues(this.#readUnary(), []) };
    }
    while (cursor.take(/^\[[\w.[\], ]{1,80}\](?!::)/) !== undefined) cursor.skip();
    const isStatic = cursor.take(/^\[[\w.[\], ]{1,80}\]/) !== undefined;
    return this.readPostfix(isStatic ? emptyValue : this.readPrimary());
  }

  protected readPrimary(): PowershellValue {
    const cursor = this.cursor;
    const string = scanPowershellString(cursor.text, cursor.at);
    if (string) {
      cursor.at = string.end;
      return string.isExpandable ? this.expand(string.content) : textValue(string.content);
    }
    if (cursor.take(/^@\{/) !== undefined) return this.#inBrackets(false, () => this.#readTable());
    if (cursor.take(/^@\(/) !== undefined) return this.#inBrackets(false, () => this.#readList());
    if (cursor.take(/^\$?\(/) !== undefined) return this.#inBrackets(true, () => this.readPipeline());
    const variable = cursor.take(variableName);
    if (variable !== undefined) return this.#valueOf(variable);
    return textValue(cursor.take(/^[^\s;,|(){}[\]"'$@+=]{1,300}/) ?? '');
  }

  #inBrackets(isMultiline: boolean, read: () => PowershellValue): PowershellValue {
    if (this.depth >= deepest) return emptyValue;
    const cursor = this.cursor;
    const outside = cursor.isMultiline;
    this.depth++;
    cursor.isMultiline = isMultiline;
    const value = read();
    cursor.skip(true);
    cursor.take(/^[)}]/);
    cursor.isMultiline = outside;
    this.depth--;
    return value;
  }

  #readTable(): PowershellValue {
    const cursor = this.cursor;
    const entries: (readonly [string, PowershellValue])[] = [];
    for (;;) {
      this.#skipSeparators();
      if (/^[})]?$/.test(cursor.peek())) return { kind: 'table', entries };
      const before = cursor.at;
      const key = spell(textOf(this.readPrimary()));
      cursor.skip();
      if (cursor.take(/^=/) !== undefined) {
        cursor.skip(true);
        entries.push([key, this.readPipeline()]);
      } else if (cursor.at === before) cursor.at++;
    }
  }

  #readList(): PowershellValue {
    const cursor = this.cursor;
    const items: PowershellValue[] = [];
    for (;;) {
      this.#skipSeparators();
      if (/^[})]?$/.test(cursor.peek())) return { kind: 'list', items };
      const before = cursor.at;
      const value = this.readPipeline();
      items.push(...(value.kind === 'list' ? value.items : [value]));
      if (cursor.at === before) cursor.at++;
    }
  }

  #skipSeparators(): void {
    do this.cursor.skip(true);
    while (this.cursor.take(/^[;,]/) !== undefined);
  }

  protected readPostfix(start: PowershellValue): PowershellValue {
    const cursor = this.cursor;
    let value = start;
    for (;;) {
      const member = cursor.take(/^(?:\.|::)\w{1,60}/)?.replace(/^\W+/, '');
      if (member !== undefined) {
        if (cursor.take(/^\(/) === undefined) value = values.memberOf(value, member) ?? value;
        else {
          const args = this.#inBrackets(false, () => this.#readList());
          value = values.callMethod(value, member, args.kind === 'list' ? args.items : []);
        }
      } else if (/^\[["']/.test(cursor.peek(2))) {
        cursor.at++;
        value = values.memberOf(value, spell(textOf(this.readPrimary()))) ?? value;
        cursor.take(/^\]/);
      } else return value;
    }
  }

  #valueOf(written: string): PowershellValue {
    const name = written.replace(/[${}]/g, '').replace(/^(script|global|local|private):/i, '');
    return this.variables.get(name.toLowerCase()) ?? textValue({ written });
  }

  /** `"…"` and here-strings: variables, `$(…)`, and what a backtick means. */
  protected expand(content: string): PowershellValue {
    const parts: (string | StoredPart)[] = [];
    const cursor = new PowershellCursor(content);
    while (cursor.at < content.length) {
      const variable = cursor.take(variableName);
      const plain = variable === undefined ? cursor.take(/^[^$`]{1,300}/) : undefined;
      if (variable !== undefined) parts.push(...textOf(this.#valueOf(variable)));
      else if (plain !== undefined) parts.push(plain);
      else if (cursor.peek() === '`') {
        parts.push(unescapeBacktick(cursor.peek(2).slice(1)));
        cursor.at += 2;
      } else if (cursor.peek(2) === '$(' && this.depth < deepest) {
        const end = closingBracket(content, cursor.at + 1);
        parts.push(...textOf(this.within(content.slice(cursor.at + 2, end)).readValue()));
        cursor.at = end + 1;
      } else parts.push(cursor.take(/^[^]/) ?? '');
    }
    return { kind: 'text', text: joined(parts) };
  }
}

/** Of the bracket at this place; without one, the end. */
function closingBracket(text: string, open: number): number {
  let depth = 0;
  for (let at = open; at < text.length; at++) {
    if (text.charAt(at) === '(') depth++;
    else if (text.charAt(at) === ')' && --depth === 0) return at;
  }
  return text.length;
}
