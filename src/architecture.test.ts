import { describe, expect, test } from 'vitest';
import {
  isTest,
  pathsOf,
  readSources,
  resolveFrom,
  roomOf,
  rooms,
  saying,
  type SourceFile,
} from '../tools/source-files';

const everything = readSources();
/** What is shipped. */
const sources = everything.filter((file) => !isTest(file));
const core = sources.filter(({ path }) => path.startsWith('core/'));

const inRoom = (...names: readonly string[]) => sources.filter(({ path }) => names.includes(roomOf(path)));
const relativeImports = ({ path, imports }: SourceFile) =>
  imports
    .filter(({ specifier }) => specifier.startsWith('.') && !specifier.endsWith('.css'))
    .map((one) => ({ ...one, target: resolveFrom(path, one.specifier) }));
const packageImports = ({ imports }: SourceFile) =>
  imports.filter(({ specifier }) => !specifier.startsWith('.'));
/** Texts of programs that somebody else runs: they have imports, a clock and randomness, and what writes them has not. */
const programs = /^core\/request\/programs\/(node|java)-program\.ts$/;

describe('rooms', () => {
  test('are all known', () => {
    expect(sources.length).toBeGreaterThan(50);
    expect(sources.map(({ path }) => roomOf(path)).filter((room) => !rooms.includes(room))).toEqual([]);
  });

  test('are a staircase: a file imports from its own room or from one below', () => {
    const upwards = sources.flatMap((file) =>
      relativeImports(file)
        .filter(({ target }) => rooms.indexOf(roomOf(target)) > rooms.indexOf(roomOf(file.path)))
        .map(({ target }) => `${file.path} → ${target}`),
    );
    expect(upwards).toEqual([]);
  });

  test('have no circles within', () => {
    const graph = new Map(
      sources.map((file) => [
        file.path.replace(/\.(ts|svelte)$/, ''),
        relativeImports(file)
          .filter(({ typeOnly }) => !typeOnly)
          .map(({ target }) => target),
      ]),
    );
    const circles: string[] = [];
    const visit = (path: string, trail: readonly string[]) => {
      if (trail.includes(path)) circles.push([...trail.slice(trail.indexOf(path)), path].join(' → '));
      else for (const next of graph.get(path) ?? []) visit(next, [...trail, path]);
    };
    for (const path of graph.keys()) visit(path, []);
    expect(circles).toEqual([]);
  });

  test('of ui know core by its types only, and platform not at all', () => {
    const wrong = inRoom('ui').flatMap((file) =>
      relativeImports(file)
        .filter(
          ({ target, typeOnly }) =>
            target.startsWith('platform/') || (target.startsWith('core/') && !typeOnly),
        )
        .map(({ target }) => `${file.path} → ${target}`),
    );
    expect(wrong).toEqual([]);
  });

  test('of platform know core by its errors only', () => {
    const wrong = inRoom('platform').flatMap((file) =>
      relativeImports(file)
        .filter(({ target }) => !target.startsWith('platform/') && target !== 'core/errors')
        .map(({ target }) => `${file.path} → ${target}`),
    );
    expect(wrong).toEqual([]);
  });
});

describe('libraries enter by named doors', () => {
  const doors: readonly (readonly [library: RegExp, rooms: readonly string[]])[] = [
    [/^(pkijs|asn1js)$/, ['core/asn1', 'core/password-encryption', 'core/keys', 'core/x509', 'core/pkcs12']],
    [/^(@noble\/|des\.js|node-forge)/, ['core/password-encryption']],
    [/^svelte(\/|$)/, ['state', 'ui', 'main']],
  ];

  test('and no other library is in the page', () => {
    const others = sources
      .filter(({ path }) => !programs.test(path))
      .flatMap((file) =>
        packageImports(file)
          .filter(({ specifier }) => !doors.some(([library]) => library.test(specifier)))
          .map(({ specifier }) => `${file.path} → ${specifier}`),
      );
    expect(others).toEqual([]);
  });

  test.each(doors)('%s', (library, allowed) => {
    const users = sources.filter((file) =>
      packageImports(file).some(({ specifier }) => library.test(specifier)),
    );
    expect(pathsOf(users.filter(({ path }) => !allowed.includes(roomOf(path))))).toEqual([]);
  });

  test('and nothing is called that tools/lean-pkijs-plugin leaves out of the build', () => {
    const left =
      /\.(parsedValue|parsedKey|toJSON|fromJSON|getPublicKey|getKeyHash|isEqual|setValue|to(BigInt|DER)|from(BigInt|DER))\b/;
    expect(saying(core, left)).toEqual([]);
  });
});

describe('core is pure', () => {
  const impurities: readonly (readonly [what: string, pattern: RegExp])[] = [
    ['a clock', /\bDate\.now\b|\bnew Date\(\s*\)|\bperformance\./],
    ['randomness', /\bMath\.random\b|\bgetRandomValues\b|\brandomUUID\b/],
    ['a network', /\bfetch\s*\(|\bXMLHttpRequest\b|\bWebSocket\b|\bEventSource\b|\bsendBeacon\b/],
    ['a console', /\bconsole\./],
    ['timers', /\bsetTimeout\b|\bsetInterval\b/],
    [
      'storage or a document',
      /\b(local|session)Storage\b|\bindexedDB\b|\bdocument\.|\bwindow\.|\bnavigator\./,
    ],
  ];

  test.each(impurities)('it has not %s', (_, pattern) => {
    expect(saying(core, pattern).filter((path) => !programs.test(path))).toEqual([]);
  });

  test('time and randomness come from state alone', () => {
    expect(
      saying(
        inRoom('platform', 'ui', 'main'),
        /\bDate\.now\b|\bnew Date\(\s*\)|\bMath\.random\b|\brandomUUID\b/,
      ),
    ).toEqual([]);
  });

  test('importKey is called in keys alone, where the canonical form is made', () => {
    expect(
      saying(sources, /\bimportKey\(/).filter(
        (path) => !['core/keys', 'core/x509', 'core/password-encryption'].includes(roomOf(path)),
      ),
    ).toEqual([]);
    expect(saying(inRoom('core/x509'), /subtle\.importKey\(/)).toEqual([]);
    // A password on its way through PBKDF2, never a key.
    expect(saying(inRoom('core/password-encryption'), /\bimportKey\((?!'raw', password, 'PBKDF2')/)).toEqual(
      [],
    );
  });

  test('names of WebCrypto algorithms stand in keys, x509, thumbprint and password-encryption alone', () => {
    const named = saying(sources, /'(RSA-PSS|RSASSA-PKCS1-v1_5|ECDSA|SHA-(1|256|384|512))'/);
    const rest = named.filter(
      (path) =>
        !['core/keys', 'core/x509', 'core/thumbprint', 'core/password-encryption'].includes(roomOf(path)),
    );
    expect(rest).toEqual([]);
  });
});

describe('nothing reaches the network, anywhere', () => {
  test('by a call', () => {
    expect(
      saying(sources, /\bfetch\s*\(|\bXMLHttpRequest\b|\bWebSocket\b|\bEventSource\b|\bsendBeacon\b/),
    ).toEqual([]);
  });
});

describe('state', () => {
  test('has no $effect', () => {
    expect(saying(inRoom('state'), /\$effect\b/)).toEqual([]);
  });

  test('has no singletons: nothing is constructed at module level', () => {
    expect(saying(inRoom('state'), /^(export )?(const|let) \w+[^=\n]*= (new |\$state)/m)).toEqual([]);
  });

  test('has runes in *.svelte.ts, and only there', () => {
    const runes = /\$(state|derived|props)\b/;
    expect(
      saying(
        sources.filter(({ path }) => /(?<!\.svelte)\.ts$/.test(path)),
        runes,
      ),
    ).toEqual([]);
  });
});

describe('markup', () => {
  const markup = sources
    .filter(({ path }) => path.endsWith('.svelte'))
    .map((file) => ({ ...file, code: file.code.replace(/<(script|style)\b[^]*?<\/\1>/g, '') }));

  test('has no {@html}', () => {
    expect(saying(markup, /\{@html\b/)).toEqual([]);
  });

  test('has no style attribute, which the policy would refuse', () => {
    expect(saying(markup, /\sstyle=/)).toEqual([]);
  });

  test('spreads no attributes over an element and has no style: directive, which bring 2 kB of Svelte: {@attach} does both', () => {
    expect(saying(markup, /<[a-z][\w-]*\s[^<]*\{\.\.\.|\sstyle:/)).toEqual([]);
  });

  test('loads nothing from elsewhere', () => {
    expect(saying(markup, /\b(src|action)=["']?https?:|<(iframe|object|embed|form)\b/)).toEqual([]);
  });
});
