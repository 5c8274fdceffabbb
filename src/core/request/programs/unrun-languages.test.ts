/** C# and PowerShell, which no machine of ours runs: their literals, read by the rules of their lexers. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { profileOf } from '../../../../tools/assertion-fixtures';
import { scanCsharp, scanRegularLiteral } from '../../../../tools/csharp-scanner';
import { scanLiteral, scanPowershell } from '../../../../tools/powershell-scanner';
import { partsOf } from '../../../../tools/program-fixtures';
import { validSettings } from '../../assertion/settings.vectors';
import { hostileValues } from '../dialects/hostile.vectors';
import { formatCsharpProgram, quoteCsharp } from './csharp-program';
import { formatPowershellProgram, quotePowershellAscii } from './powershell-program';
import type { ProgramParts } from './program-parts';
import { programValues } from './program-values.vectors';

const everything = [...hostileValues, ...programValues];

/** The same program for one value or another, wherever a person's text can stand. */
function programWith(value: string): ProgramParts {
  const parts = partsOf({
    profile: profileOf('generic-oidc'),
    settings: { ...validSettings['generic-oidc'], grant: 'password', username: 'u', userPassword: 'p' },
    alg: 'ES256',
    key: undefined,
    chain: [],
  });
  return {
    ...parts,
    claims: [...parts.claims, [value, { hole: 'jti' }, value]],
    parameters: [...parts.parameters, ['p', [value]]],
    headers: [...parts.headers, ['X-Value', [value]]],
  };
}

/** Literals and characters by number, joined with `+` between brackets. */
function evaluatePowershell(expression: string): string {
  if (!expression.startsWith('(')) {
    const { value, rest } = scanLiteral(expression);
    expect(rest).toBe('');
    return value;
  }
  let value = '';
  let rest = expression.slice(1);
  for (;;) {
    const character = /^\[char\]0x([0-9a-f]{4})/.exec(rest);
    if (character) {
      value += String.fromCharCode(Number.parseInt(character[1] ?? '', 16));
      rest = rest.slice(character[0].length);
    } else {
      const literal = scanLiteral(rest);
      value += literal.value;
      ({ rest } = literal);
    }
    if (rest === ')') return value;
    expect(rest.startsWith(' + ')).toBe(true);
    rest = rest.slice(3);
  }
}

const skeletonOfPowershell = (program: string) =>
  scanPowershell(program).skeleton.replaceAll(/\(#(?: \+ (?:#|\[char\]0x[0-9a-f]{4}))+\)/g, '#');

describe('PowerShell', () => {
  test.each(everything)('%j is that value, in ASCII', (value) => {
    const quoted = quotePowershellAscii(value);
    expect(quoted).toMatch(/^[\x20-\x7e]*$/);
    expect(evaluatePowershell(quoted)).toBe(value.toWellFormed());
  });

  test('holds any value', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (value) => {
        expect(evaluatePowershell(quotePowershellAscii(value))).toBe(value.toWellFormed());
      }),
    );
  });

  const harmless = skeletonOfPowershell(formatPowershellProgram(programWith('a')));

  test.each(everything)('the program with %j is the program with any other value', (value) => {
    const program = formatPowershellProgram(programWith(value));
    expect(skeletonOfPowershell(program)).toBe(harmless);
    expect(program).toMatch(/^[\x20-\x7e\n]*$/);
  });
});

describe('C#', () => {
  test.each(everything)('%j is that value, in ASCII', (value) => {
    expect(quoteCsharp(value)).toMatch(/^[\x20-\x7e]*$/);
    expect(scanRegularLiteral(quoteCsharp(value))).toEqual({ value: value.toWellFormed(), rest: '' });
  });

  test('holds any value', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (value) => {
        expect(scanRegularLiteral(quoteCsharp(value))).toEqual({ value: value.toWellFormed(), rest: '' });
      }),
    );
  });

  const harmless = scanCsharp(formatCsharpProgram(programWith('a')));

  test.each(everything)('the program with %j is the program with any other value', (value) => {
    const program = formatCsharpProgram(programWith(value));
    const { skeleton, literals } = scanCsharp(program);
    expect(skeleton).toBe(harmless.skeleton);
    expect(literals).toHaveLength(harmless.literals.length);
    expect(literals.filter((one) => one === value.toWellFormed()).length).toBeGreaterThanOrEqual(4);
    expect(program).toMatch(/^[\x20-\x7e\n]*$/);
  });
});
