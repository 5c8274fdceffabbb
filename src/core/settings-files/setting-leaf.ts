/** Text of settings → its values, each with the place where it stands. */
import { readForgivingJson, type ForgivingValue } from './forgiving-json';

export interface SettingLeaf {
  readonly path: string;
  /** Of what contains it; empty at the top. */
  readonly section: string;
  readonly name: string;
  readonly value: string;
}

export interface SettingsText {
  readonly notation: 'json' | 'xml' | 'lines';
  readonly leaves: readonly SettingLeaf[];
  /** Of JSON. */
  readonly root?: { readonly [name: string]: ForgivingValue };
}

/** An application’s registration is some hundred kilobytes at most. */
const longest = 1_000_000;
const mostLeaves = 5_000;

/** undefined: neither JSON, nor XML of .NET, nor lines of names and values. */
export function readSettingsText(text: string): SettingsText | undefined {
  if (text.length > longest) return undefined;
  const root = readRoot(text) ?? readRoot(printedObject(text));
  if (isObject(root)) return { notation: 'json', leaves: leavesOfJson(root), root };
  const added = leavesOfXml(text);
  if (added.length > 0) return { notation: 'xml', leaves: added };
  const leaves = leavesOfLines(text);
  return leaves.length > 0 ? { notation: 'lines', leaves } : undefined;
}

function readRoot(text: string): ForgivingValue {
  const json = readForgivingJson(text);
  const root = Array.isArray(json) && json.length === 1 ? (json[0] as ForgivingValue) : json;
  return isObject(root) ? root : undefined;
}

/** What a terminal shows around an object: a prompt, the Azure CLI’s warning, the header of an answer. */
function printedObject(text: string): string {
  const start = text.search(/^[ \t]{0,40}\{/m);
  return start <= 0 ? '' : text.slice(start, text.lastIndexOf('}') + 1);
}

export function isObject(value: ForgivingValue): value is { readonly [name: string]: ForgivingValue } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function leavesOfJson(root: ForgivingValue): readonly SettingLeaf[] {
  const leaves: SettingLeaf[] = [];
  const waiting: {
    readonly path: string;
    readonly section: string;
    readonly name: string;
    readonly value: ForgivingValue;
  }[] = [{ path: '', section: '', name: '', value: root }];
  for (let next = waiting.pop(); next && leaves.length < mostLeaves; next = waiting.pop()) {
    const { path, section, name, value } = next;
    if (Array.isArray(value)) {
      // What is listed is a value of the list’s section: scopes above all.
      for (const [index, item] of [...(value as readonly ForgivingValue[]).entries()].reverse())
        waiting.push({
          path: `${path}[${index}]`,
          section: isObject(item) ? path : section,
          name,
          value: item,
        });
    } else if (isObject(value)) {
      for (const [key, member] of Object.entries(value).reverse()) {
        // .NET flattens sections: AzureAd:ClientId.
        const names = key.split(':');
        const full = [path, ...names].filter((one) => one !== '').join('.');
        const own = [path, ...names.slice(0, -1)].filter((one) => one !== '').join('.');
        waiting.push({ path: full, section: own, name: names.at(-1) ?? key, value: member });
      }
    } else if (value !== null && value !== undefined && value !== '') {
      leaves.push({ path, section, name, value: String(value) });
    }
  }
  return leaves;
}

/** `<add key="ClientId" value="…"/>`, in the web.config or app.config of .NET Framework (seed 003). */
function leavesOfXml(text: string): readonly SettingLeaf[] {
  const added = text.matchAll(/<add\s{1,20}key="([^"<>]{1,120})"\s{1,20}value="([^"<>]{1,4000})"/g);
  return Array.from(added, ([, path = '', value = '']): SettingLeaf => {
    const names = path.split(':');
    return { path, section: names.slice(0, -1).join('.'), name: names.at(-1) ?? path, value };
  }).slice(0, mostLeaves);
}

/** `.env`, a shell’s export or set, PowerShell’s $env:, Java’s properties. Not prose: a name has no spaces in it. */
const line =
  /^[ \t]*(?:export[ \t]+|set[ \t]+"?|\$env:|-[ \t]+)?([A-Za-z][\w.-]{0,120})[ \t]*[=:][ \t]*(.*)$/;

function leavesOfLines(text: string): readonly SettingLeaf[] {
  const leaves: SettingLeaf[] = [];
  for (const raw of text.split(/\r?\n/, mostLeaves)) {
    if (raw.length > 20_000) continue;
    const found = line.exec(raw);
    if (!found) continue;
    const [, path = '', rest = ''] = found;
    const value = unquote(rest.trim());
    // .NET’s name for a section in the environment: AzureAd__ClientId.
    const parts = path.split(/__|\.(?=[a-z])/);
    if (value !== '')
      leaves.push({ path, section: parts.slice(0, -1).join('.'), name: parts.at(-1) ?? path, value });
  }
  return leaves;
}

function unquote(text: string): string {
  const quoted = /^(["'])(.*?)\1\s*[;,]?(?:\s+#.*)?$/.exec(text);
  return quoted ? (quoted[2] ?? '') : text.replace(/\s+#.*$/, '').replace(/"$/, '');
}
