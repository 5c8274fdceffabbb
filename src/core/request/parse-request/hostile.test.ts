import fc from 'fast-check';
import { expect, test } from 'vitest';
import { requestWith } from '../dialects/hostile.vectors';
import { dialectFormats } from '../dialects/dialect-formats';
import { requestDialects } from '../dialects/request-dialects';
import { parseRequest } from './parse-request';

const long = 60_000;
const starts = [
  '',
  'grant_type=',
  'grant_type=a&client_assertion=',
  'curl ',
  'curl https://x/token -d "grant_type=a',
  "curl https://x/token -d $'grant_type=a",
  'curl ^\n-d grant_type=a ^',
  'curl.exe `\n-d @"\n',
  'Invoke-RestMethod -Body ',
  'Invoke-RestMethod -Body @{grant_type="',
  'http --form POST x grant_type=a ',
  'POST https://x/token HTTP/1.1\n\ngrant_type=a',
  'POST /token HTTP/1.1 ',
  'post {\n',
  '{"item":',
  '<html><script>alert(1)</script>',
];
const fillers = [
  '.',
  '\n',
  ' ',
  '\r\n',
  '&',
  '=',
  '%',
  '+',
  '"',
  "'",
  '`',
  '\\',
  '^',
  '$(',
  '${',
  '@{',
  '@(',
  '(',
  '[',
  '{',
  '{{',
  '}}',
  '#',
  '<#',
  '<<a\n',
  '|',
  ';',
  ',',
  '\ud800',
  '%ff',
  '&a=',
  '\n&a=',
  ' -d ',
  ' a: ',
  'POST /x ',
  'curl ',
  '$a',
  '"$(',
  '-join ',
  '[a]',
  '\n### \n',
  '%a%',
  '\\"',
  '^"',
  "$'\\x",
  '{"item":[',
  'a{{b',
  ' HTTP/1.1',
  "+'a'",
  '`\n',
  '\\\n',
  '^\n',
];

test.each(starts)(
  'after %j, sixty thousand characters of anything never throw and take no time to speak of',
  (start) => {
    for (const filler of fillers) {
      const text = (start + filler.repeat(long / filler.length)).slice(0, long);
      const before = process.cpuUsage();
      parseRequest(text);
      const { user, system } = process.cpuUsage(before);
      // Quadratic time would be many seconds.
      expect((user + system) / 1000, JSON.stringify(filler)).toBeLessThan(1500);
    }
  },
);

test('no text throws, whatever was done to it', () => {
  const texts = requestDialects.map(({ id }) => dialectFormats[id].format(requestWith("a'b"), 'inline'));
  const mutated = fc
    .tuple(fc.constantFrom(...texts), fc.nat(), fc.nat(), fc.constantFrom(...fillers, '', '\n\n'))
    .map(([text, at, cut, put]) => {
      const from = at % text.length;
      return text.slice(0, from) + put + text.slice(from + (cut % 40));
    });
  fc.assert(
    fc.property(fc.oneof(mutated, fc.string({ unit: 'binary', maxLength: 200 })), (text) => {
      expect(() => parseRequest(text)).not.toThrow();
    }),
    { numRuns: 2000 },
  );
});
