import { describe, expect, test } from 'vitest';
import { runInCmd, splitArguments } from './cmd-exe-model';

describe('the arguments of a program, as Microsoft documents them', () => {
  // learn.microsoft.com/en-us/windows/win32/api/shellapi/nf-shellapi-commandlinetoargvw
  // learn.microsoft.com/en-us/cpp/c-language/parsing-c-command-line-arguments
  test.each([
    ['"a b c" d e', ['a b c', 'd', 'e']],
    ['"ab\\"c" "\\\\" d', ['ab"c', '\\', 'd']],
    ['a\\\\\\b d"e f"g h', ['a\\\\\\b', 'de fg', 'h']],
    ['a\\\\\\"b c d', ['a\\"b', 'c', 'd']],
    ['a\\\\\\\\"b c" d e', ['a\\\\b c', 'd', 'e']],
    ['"" a', ['', 'a']],
  ])('%s', (command, list) => {
    expect(splitArguments(command)).toEqual(list);
  });
});

describe('percent signs, as Benham and jeb found them', () => {
  const echo = (line: string, mode: 'prompt' | 'batch') =>
    runInCmd(`set "var=content"\necho ${line}`, mode).programs[0]?.slice(1).join(' ');

  test.each([
    ['%var%', 'content', 'content'],
    ['%%var%%', '%content%', '%var%'],
    ['%undefined%', '%undefined%', ''],
    ['"%var%"', 'content', 'content'],
    ['100%', '100%', '100'],
    ['%1', '%1', ''],
    ['%var:~0,3%', 'con', 'con'],
    ['^%var^%', '%var%', ''],
  ])('%s at the prompt is %s, in a batch file %s', (line, atPrompt, inBatch) => {
    expect([echo(line, 'prompt'), echo(line, 'batch') ?? '']).toEqual([atPrompt, inBatch]);
  });
});

describe('what cmd.exe acts on', () => {
  test.each(['a & b', 'a | b', 'a > b', '"a" & b', '"a\\" & b"', '%pair%'])('%s', (line) => {
    expect(() => runInCmd(line, 'prompt', (name) => (name === 'pair' ? 'a & b' : undefined))).toThrow(
      'acts on',
    );
  });

  test.each(['"a & b"', 'a ^& b', '"%pair%"'])('not %s', (line) => {
    expect(runInCmd(line, 'prompt', (name) => (name === 'pair' ? 'a & b' : undefined)).programs).toHaveLength(
      1,
    );
  });
});
