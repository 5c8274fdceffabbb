import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { runInCmd, type CmdMode } from '../../../../tools/cmd-exe-model';
import { formatCurlCmd } from './curl-cmd';
import { compactAssertion, hostileRequest, hostileValues, request, requestWith } from './hostile.vectors';
import { percentVariable, quoteCmd } from './quote-cmd';

const modes: readonly CmdMode[] = ['prompt', 'batch'];

/** Worse than any real one: whatever is asked for is defined, and ends the quotes. */
const everythingDefined = (name: string) => (/^_$/.test(name) ? undefined : '"&calc&"');
const environments = [undefined, everythingDefined];

const special = fc
  .array(
    fc.constantFrom(
      ...[
        '"',
        '""',
        '\\',
        '\\\\',
        '\\"',
        '%',
        '%%',
        '%PATH%',
        '%1',
        '%_%',
        '%_:~0,1%',
        '^',
        '^"',
        '&',
        '|',
        '<',
        '>',
      ],
      ...[
        '(',
        ')',
        '!',
        '!PATH!',
        ' ',
        ';',
        ',',
        '=',
        "'",
        '\u2018',
        '\u201d',
        '@',
        '-',
        '/',
        'a',
        'ü',
        '🔑',
        '{{x}}',
      ],
    ),
  )
  .map((parts) => parts.join(''));
const oneLine = fc.string({ unit: 'binary' }).map((text) => text.replace(/[\r\n\0]/g, ''));

describe.each(modes)('at the %s', (mode) => {
  test('quoteCmd makes one argument of any line, and nothing else is run', () => {
    fc.assert(
      fc.property(fc.oneof(special, oneLine), fc.constantFrom(...environments), (text, environment) => {
        const lines = [...percentVariable, `curl ${quoteCmd(text)} end`].join('\r\n');
        expect(runInCmd(lines, mode, environment).programs).toEqual([['curl', text, 'end']]);
      }),
      { numRuns: 3000 },
    );
  });

  test.each(hostileValues)('with the value %j curl is called once, with the body in parts', (value) => {
    for (const environment of environments) {
      const sent = requestWith(value);
      const { programs } = runInCmd(formatCurlCmd(sent, 'inline'), mode, environment);
      const [[program, url, ...rest] = [], ...others] = programs;
      expect([program, url, others]).toEqual(['curl', sent.url, []]);
      expect(rest.filter((_, index) => index % 2 === 0)).toEqual(sent.parameters.map(() => '--data'));
      expect(rest.filter((_, index) => index % 2 === 1).join('&')).toBe(sent.body);
    }
  });

  test('any value comes through', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.constantFrom(...environments), (value, environment) => {
        const sent = request('https://as.example.com/token', [['scope', value]]);
        expect(runInCmd(formatCurlCmd(sent, 'inline'), mode, environment).programs).toEqual([
          ['curl', sent.url, '--data', sent.body],
        ]);
      }),
      { numRuns: 1000 },
    );
  });

  test('an address full of syntax is one argument, with no patterns in it', () => {
    const url = 'https://as.example.com/it\'s/[1-3]/{a}?x=%PATH%&y=^|calc|&z="q"\\';
    const sent = request(url, [['a', 'b']]);
    for (const environment of environments) {
      expect(runInCmd(formatCurlCmd(sent, 'inline'), mode, environment).programs).toEqual([
        ['curl', '--globoff', sent.url, '--data', 'a=b'],
      ]);
    }
  });

  test('a file is read into a variable of curl, and trimmed, where its parameter stands', () => {
    const sent = hostileRequest('https://as.example.com/token');
    const text = formatCurlCmd(sent, 'apart');
    const [[, , ...rest] = []] = runInCmd(text, mode, everythingDefined).programs;
    const at = rest.indexOf('--variable');
    expect(rest.slice(at, at + 4)).toEqual([
      '--variable',
      'assertion@assertion.jwt',
      '--expand-data',
      'client_assertion={{assertion:trim}}',
    ]);
    const data = rest.filter((_, index) => ['--data', '--expand-data'].includes(rest[index - 1] ?? ''));
    expect(data.join('&').replace('{{assertion:trim}}', compactAssertion)).toBe(sent.body);
    expect(text).not.toContain(compactAssertion);
  });
});

test('without the variable for it, a percent sign would come through in neither way', () => {
  // U+036F is %CD%AF, and CD is the current folder at every prompt.
  const naive = 'curl --data "scope=%CD%AF"';
  expect(runInCmd(naive, 'prompt', (name) => (name === 'CD' ? 'C:\\' : undefined)).programs).not.toEqual([
    ['curl', '--data', 'scope=%CD%AF'],
  ]);
  expect(runInCmd(naive, 'batch').programs).not.toEqual([['curl', '--data', 'scope=%CD%AF']]);
});

test('its lines end as those of Windows do', () => {
  expect(formatCurlCmd(requestWith('a'), 'inline')).toMatch(/^set "_=%%"\r\nset "_=%_:~0,1%"\r\ncurl /);
});
