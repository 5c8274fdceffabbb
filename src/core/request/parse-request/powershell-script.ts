/** A script of PowerShell taken apart into commands and what their arguments stand for. about_Parsing, about_Splatting. */
import { splitCmdArguments } from './cmd-arguments';
import { joined } from './posix-words';
import { PowershellExpressions } from './powershell-expressions';
import * as values from './powershell-values';
import { emptyValue, textOf, textValue, type PowershellValue } from './powershell-values';
import { scanPowershellString } from './scan-powershell-string';
import { spell, type StoredPart, type WrittenText } from './written-text';

export interface PowershellCommand {
  readonly name: string;
  /** A parameter's name in lower case, or empty where its place says which it is. */
  readonly args: readonly PowershellArgument[];
}

export type PowershellArgument = readonly [name: string, value: PowershellValue];

/** These go on with what follows them. */
const keyword = /^(return|throw|else|try|finally|do|process|begin|end|exit)$/i;
const switches = /^(use|skip|disable|verbose|debug|resume|pass|allow|preserve|raw|asplain|force|wait)/;

export class PowershellScript extends PowershellExpressions {
  readonly commands: PowershellCommand[] = [];

  /** Every command of it, those in brackets too. */
  readAll(): readonly PowershellCommand[] {
    const { cursor } = this;
    while (cursor.at < cursor.text.length) {
      cursor.skip(true);
      const before = cursor.at;
      if (/[^;{})(,|&\]]/.test(cursor.peek())) this.#readStatement();
      if (cursor.at === before) cursor.at++;
    }
    return this.commands;
  }

  protected within(text: string): PowershellExpressions {
    return new PowershellScript(text, this.variables, this.depth + 1);
  }

  #readStatement(): void {
    const { cursor, variables } = this;
    cursor.take(/^\[[\w.[\]]{1,60}\]\s{0,9}(?=\$)/);
    const assigned =
      /^\$(\w{1,60})(?:\.(\w{1,60})|\[\s{0,9}["'](\w{1,60})["']\s{0,9}\])?[ \t]{0,40}(\+?=)(?!=)/.exec(
        cursor.peek(300),
      );
    const added = /^\$(\w{1,60})\.Add\(/i.exec(cursor.peek(80));
    if (!assigned && !added) {
      this.readPipeline();
      return;
    }
    const [written = '', variable = '', property, index, operator] = assigned ?? added ?? [];
    const key = variable.toLowerCase();
    const before = variables.get(key) ?? emptyValue;
    cursor.at += written.length;
    cursor.skip(true);
    const value = this.readPipeline();
    const member = property ?? index;
    if (added) {
      const [name = emptyValue, content = emptyValue] = value.kind === 'list' ? value.items : [value];
      variables.set(key, values.withMember(before, spell(textOf(name)), content));
    } else if (member !== undefined) variables.set(key, values.withMember(before, member, value));
    else variables.set(key, operator === '+=' ? values.addValues(before, value) : value);
  }

  protected readCommand(): PowershellValue {
    const { cursor } = this;
    cursor.take(/^&\s{0,9}/);
    const quoted = scanPowershellString(cursor.text, cursor.at);
    const name = quoted?.content ?? cursor.take(/^[\w.\\/:*?-]{1,200}/) ?? '';
    if (quoted) cursor.at = quoted.end;
    if (keyword.test(name)) return this.readPipeline();
    const isProgram = /(^|[\\/])curl\.exe$/i.test(name) || (/^curl$/i.test(name) && !this.#isAlias());
    const args: PowershellArgument[] = [];
    for (cursor.skip(false); !/^[\n\r;|)}{&]?$/.test(cursor.peek()); cursor.skip(false)) {
      const before = cursor.at;
      args.push(...(isProgram ? this.#readProgramArgument() : this.#readArgument()));
      if (cursor.at === before) cursor.at++;
    }
    this.commands.push({ name, args });
    return resultOf(name, args);
  }

  /** In Windows PowerShell, `curl` is another name of Invoke-WebRequest. */
  #isAlias(): boolean {
    return /\s-(uri|body|method|contenttype|headers|usebasicparsing)\b/i.test(this.cursor.text);
  }

  #readProgramArgument(): readonly PowershellArgument[] {
    const { cursor } = this;
    if (cursor.take(/^--%/) === undefined) return [['', { kind: 'text', text: this.#readWord() }]];
    // From here to the end of the line, PowerShell hands everything on as it stands.
    const end = cursor.text.slice(cursor.at).search(/[\r\n|]|&&/);
    const rest = end < 0 ? cursor.text.slice(cursor.at) : cursor.text.slice(cursor.at, cursor.at + end);
    cursor.at += rest.length;
    return splitCmdArguments(rest).map((word) => ['', textValue(word)]);
  }

  #readArgument(): readonly PowershellArgument[] {
    const { cursor } = this;
    const splatted = cursor.take(/^@\w{1,60}/)?.slice(1);
    if (splatted !== undefined) {
      const table = this.variables.get(splatted.toLowerCase());
      return table?.kind === 'table' ? table.entries.map(([key, value]) => [key.toLowerCase(), value]) : [];
    }
    const written = cursor
      .take(/^-[a-z]\w{0,60}:?/i)
      ?.slice(1)
      .toLowerCase();
    const name = written?.replace(/:$/, '') ?? '';
    if (written !== undefined) {
      cursor.skip(false);
      const isSwitch = !written.endsWith(':') && switches.test(name);
      if (isSwitch || /^[\n\r;|)}]?$/.test(cursor.peek()) || /^-[a-z]/i.test(cursor.peek(2)))
        return [[name, emptyValue]];
    }
    return [[name, this.#readArgumentValue()]];
  }

  #readArgumentValue(): PowershellValue {
    const { cursor } = this;
    const items: PowershellValue[] = [];
    do {
      cursor.skip(false);
      const value = /^[@($"'\u2018-\u201e[]/.test(cursor.peek())
        ? this.readPostfix(this.readPrimary())
        : emptyValue;
      // What follows without a blank belongs to it: `$base/token`.
      const rest = /^[\s;|(){},]?$/.test(cursor.peek()) ? [] : this.#readWord();
      items.push(rest.length > 0 ? textValue(...textOf(value), ...rest) : value);
      cursor.skip(false);
    } while (cursor.take(/^,/) !== undefined);
    return items.length > 1 ? { kind: 'list', items } : (items[0] as PowershellValue);
  }

  /** Up to a blank or a bracket: pieces that touch are one. */
  #readWord(): WrittenText {
    const { cursor } = this;
    const parts: (string | StoredPart)[] = [];
    while (!/^[\s;|(){}]?$/.test(cursor.peek())) {
      const before = cursor.at;
      const isHere = cursor.peek() === '@' && scanPowershellString(cursor.text, cursor.at) !== undefined;
      const plain = isHere ? undefined : cursor.take(/^(?:[^\s;|(){}"'`$\u2018-\u201e]|`[^\r\n]){1,150}/);
      if (plain === undefined) parts.push(...textOf(this.readPrimary()));
      else parts.push(plain.replace(/`([^])/g, '$1'));
      if (cursor.at === before) parts.push(cursor.take(/^[^]/) ?? '');
    }
    return joined(parts);
  }
}

function resultOf(name: string, args: readonly PowershellArgument[]): PowershellValue {
  if (/^convertto-json$/i.test(name)) return { kind: 'json', of: args[0]?.[1] ?? emptyValue };
  if (/^(get-content|gc|cat|type)$/i.test(name)) {
    const path = args.find(([key]) => key === '' || /^(path|literalpath)$/.test(key));
    const file = spell(textOf(path?.[1] ?? emptyValue));
    return textValue({ written: file, file });
  }
  return textValue({ written: name });
}
