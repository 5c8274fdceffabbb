import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { encodePart } from '../../../tools/jws-fixtures';
import { contextToken, entraAccessToken } from '../../../tools/server-tokens';
import { explainFact, inspectedKinds } from '../../ui/messages/inspection-facts';
import { explainInspectionFinding } from '../../ui/messages/inspection-findings';
import { inspect } from './inspect';
import { longestPaste } from './longest-paste';
import { mailApiAssertion } from './wild-assertions.vectors';

const context = { now: 1_800_000_000, certificates: [] };
const [header = '', claims = '', signature = ''] = mailApiAssertion.split('.');
const deep = `${'{"a":'.repeat(20_000)}1${'}'.repeat(20_000)}`;
const jwtOf = (head: unknown, body: unknown) =>
  `${encodePart(head as object)}.${encodePart(body as object)}.${signature}`;

/** Microseconds of the processor, which a loaded machine does not make more of; what is worse than linear takes minutes. */
const muchTooLong = 5_000_000;

const hostile: readonly (readonly [string, string])[] = [
  ['5 MB of a token', `${header}.${'A'.repeat(5_000_000)}.${signature}`],
  ['5 MB of blanks', ' '.repeat(5_000_000)],
  ['5 MB of quotes', '"'.repeat(5_000_000)],
  [
    'as long as is read, of blanks within',
    `${header}.${' '.repeat(longestPaste - 2000)}${claims}.${signature}`,
  ],
  [
    'as long as is read, of zero-width characters',
    `${header}${'\u200b'.repeat(longestPaste - 2000)}.${claims}.${signature}`,
  ],
  ['100 000 dots', '.'.repeat(100_000)],
  ['100 000 dots behind a header', `${header}${'.'.repeat(100_000)}`],
  ['100 000 quotes before a token', `${'"'.repeat(100_000)}${mailApiAssertion}`],
  ['100 000 percent signs', `${header}${'%2E'.repeat(50_000)}`],
  ['deep JSON', deep],
  ['a header of deep JSON', `${encodePart(deep)}.${claims}.${signature}`],
  ['claims of deep JSON', `${header}.${encodePart(deep)}.${signature}`],
  ['an appctx of deep JSON', contextToken({ appctx: deep })],
  ['a lone surrogate', `${header}.\ud800.${signature}`],
  [
    'lone surrogates in JSON',
    jwtOf('{"alg":"\\ud800","x5t":"\\udfff"}', '{"iss":"\\ud800","sub":"\\ud800","aud":"\\udc00"}'),
  ],
  ['HTML', '<img src=x onerror=alert(1)><script>alert(1)</script>'],
  [
    'HTML in claims',
    jwtOf(
      { alg: '<script>alert(1)</script>', x5t: '<b>' },
      { iss: '<b>', sub: '<b>', aud: 'https://<script>/token' },
    ),
  ],
  [
    '10 000 certificates in x5c',
    jwtOf({ alg: 'RS256', x5c: Array.from({ length: 10_000 }, () => 'AAAA') }, { iss: 'a', sub: 'a' }),
  ],
  [
    'members of other kinds',
    jwtOf(
      { alg: {}, typ: [], x5t: 7, 'x5t#S256': null, x5c: { a: 1 }, kid: [[]] },
      { iss: [], sub: {}, aud: [[1]], exp: {}, nbf: [], jti: 4, typ: null },
    ),
  ],
  [
    'access tokens of other kinds',
    entraAccessToken({ aud: ['a'], roles: {}, scp: 7, appidacr: [1], exp: 'x', nbf: {} }),
  ],
  [
    'an actor within an actor',
    jwtOf(
      { alg: 'none' },
      {
        aud: '00000003-0000-0ff1-ce00-000000000000/a@b',
        actortoken: jwtOf({ alg: 'none' }, { actortoken: 'a.b.c' }),
      },
    ),
  ],
  [
    'NaN and huge numbers',
    jwtOf('{"alg":"RS256"}', '{"iss":"a","sub":"a","exp":1e400,"nbf":-1e308,"iat":1e21}'),
  ],
  [
    'names of prototypes',
    jwtOf(
      '{"__proto__":{"alg":"x"},"alg":"constructor"}',
      '{"__proto__":1,"constructor":2,"iss":"a","sub":"a","aud":"toString"}',
    ),
  ],
  ['a response of deep JSON', `{"access_token":${deep}}`],
  ['100 000 blanks in a refresh token', contextToken({ refreshtoken: '\\" '.repeat(30_000) })],
];

async function told(text: string): Promise<string> {
  const { kind, findings, facts } = await inspect(text, context);
  const sentences = [
    ...findings.map(explainInspectionFinding).flatMap(({ what, next }) => [what, next]),
    ...facts.map(explainFact),
  ];
  expect(inspectedKinds[kind]).not.toBe('');
  return sentences.join('\n');
}

describe('a hostile paste is answered, in time and in few words', () => {
  test.each(hostile)('%s', async (_, text) => {
    const start = process.cpuUsage();
    const sentences = await told(text);
    expect(process.cpuUsage(start).user).toBeLessThan(muchTooLong);
    expect(sentences.length).toBeLessThan(40_000);
    expect(sentences).not.toMatch(/\bundefined\b|\bNaN\b|\[object/);
  });
});

test('inspect never rejects, whatever is pasted', async () => {
  const json = fc.json({ maxDepth: 3 });
  const anything = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(fc.string(), { minLength: 1, maxLength: 6 }).map((parts) => `ey${parts.join('.')}`),
    fc.tuple(json, json).map(([head, body]) => `${encodePart(head)}.${encodePart(body)}.${signature}`),
    fc
      .dictionary(
        fc.constantFrom(
          'aud',
          'iss',
          'sub',
          'exp',
          'nbf',
          'jti',
          'iat',
          'appctx',
          'scp',
          'roles',
          'nonce',
          'actortoken',
        ),
        fc.jsonValue({ maxDepth: 1 }),
      )
      .map((body) => jwtOf({ alg: 'RS256', x5t: 'x' }, body)),
    fc.nat(mailApiAssertion.length).map((cut) => mailApiAssertion.slice(0, cut)),
    fc
      .tuple(fc.nat(mailApiAssertion.length), fc.string())
      .map(([at, text]) => mailApiAssertion.slice(0, at) + text + mailApiAssertion.slice(at)),
  );
  await fc.assert(
    fc.asyncProperty(anything, async (text) => {
      expect(await told(text)).not.toMatch(/\bundefined\b|\[object/);
    }),
    { numRuns: 400 },
  );
});
