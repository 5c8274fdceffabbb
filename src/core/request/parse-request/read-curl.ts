/** A curl command, in whichever shell's quoting. https://curl.se/docs/manpage.html */
import { readCmdCommands } from './cmd-arguments';
import { readCurlArguments } from './curl-arguments';
import { knownParameters } from './known-parameters';
import { readPosixCommands, type PosixCommand } from './posix-commands';
import { PowershellScript } from './powershell-script';
import { textOf } from './powershell-values';
import type { WrittenRequest } from './written-request';
import { spell, type WrittenText } from './written-text';

/** undefined: no command of the text calls curl. */
export function readCurl(text: string): WrittenRequest | undefined {
  if (!/(?:^|[\s;&|(/\\$>"'])curl(?:\.exe)?["']?\s/i.test(text)) return undefined;
  const shell = shellOf(text);
  for (const { words, input, cutBefore } of commandsOf(text, shell)) {
    const at = words.findIndex(isCurl);
    if (at < 0) continue;
    const request = readCurlArguments(words.slice(at + 1), `curl-${shell}`, input);
    return cutBefore !== undefined && knownParameters.has(cutBefore) ? { ...request, cutBefore } : request;
  }
  return undefined;
}

function commandsOf(text: string, shell: 'bash' | 'cmd' | 'powershell'): readonly PosixCommand[] {
  if (shell === 'cmd')
    return readCmdCommands(text).map((words, at, all) => ({ words, ...cutOf(all[at + 1]) }));
  if (shell === 'bash') return readPosixCommands(text);
  return new PowershellScript(text).readAll().map(({ name, args }) => ({
    words: [[name], ...args.filter(([parameter]) => parameter === '').map(([, value]) => textOf(value))],
  }));
}

/** Of the command after an `&` of cmd.exe, which has no assignments: `client_id=…` is a program to it. */
function cutOf([first]: readonly WrittenText[] = []): { cutBefore?: string } {
  const name = /^(\w{1,99})=/.exec(spell(first ?? []).slice(0, 100))?.[1];
  return name === undefined ? {} : { cutBefore: name };
}

function isCurl(word: WrittenText): boolean {
  return /(^|[\\/])curl(\.exe)?$/i.test(spell(word).slice(-400));
}

/** What continues a line is told first; then what only one of them has. */
function shellOf(text: string): 'bash' | 'cmd' | 'powershell' {
  if (/\^[ \t]{0,9}\r?\n|^\s{0,9}@?set\s{1,9}"?\w{1,99}=|\^["&%]|%%[0-9a-f]{2}/im.test(text)) return 'cmd';
  if (/\\\r?\n|\$'|<<|\$\(cat\b|\$\(</.test(text)) return 'bash';
  if (/`[ \t]{0,9}\r?\n|\s--%\s|@["'][ \t]{0,9}\r?\n|^\s{0,9}\$\w{1,99}\s{0,9}=/m.test(text))
    return 'powershell';
  if (!/curl\.exe/i.test(text))
    return /%[a-z_]\w{2,60}%/i.test(text.replace(/%[0-9a-f]{2}/gi, '')) ? 'cmd' : 'bash';
  return /'/.test(text) ? 'powershell' : 'cmd';
}
