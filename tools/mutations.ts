/** Files as chance would have them: mutations of octets and of text, the same ones for the same seed. */

/** Numbers from 0 up to, not including, `below`. */
export type Random = (below: number) => number;

/** Mulberry32, by Tommy Ettinger: short, and good enough to choose places in a file. */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below);
  };
}

type Mutate = (octets: Buffer, random: Random, other: Buffer) => Buffer;

/** Octets that decide in DER: types, lengths at their borders, and what BER adds. */
const telling = [
  0x00, 0x01, 0x02, 0x03, 0x04, 0x05, 0x06, 0x24, 0x30, 0x31, 0x7f, 0x80, 0x81, 0x82, 0x84, 0xa0, 0xff,
];
/** Text that decides in PEM, JSON and what is around them. */
const words = [
  '-----BEGIN CERTIFICATE-----',
  '-----END PRIVATE KEY-----',
  '-----BEGIN ',
  '-----',
  'BEGIN ',
  'END ',
  '\n',
  '\r\n',
  '\\n',
  '\\',
  '"',
  "'",
  '=',
  '==',
  ' ',
  '> ',
  '{',
  '}',
  '[',
  ']',
  ',',
  ':',
  '"kty":',
  '"d":',
  'null',
  'Proc-Type: 4,ENCRYPTED\n',
  'DEK-Info: AES-256-CBC,',
  'MII',
  'LS0tLS1CRUdJTi',
  '\u200b',
  '\ufeff',
  '\u00a0',
  '\0',
  'ü',
];

const isText = (octets: Buffer) => octets.subarray(0, 64).every((octet) => octet >= 9 && octet < 127);
const splice = (octets: Buffer, at: number, removed: number, ...added: readonly Buffer[]) =>
  Buffer.concat([octets.subarray(0, at), ...added, octets.subarray(at + removed)]);
const chunkOf = (octets: Buffer, random: Random, longest = 200) => {
  const at = random(octets.length);
  return octets.subarray(at, at + 1 + random(longest));
};

const mutateAnything: readonly Mutate[] = [
  flipped,
  (octets, random) => flipped(flipped(flipped(octets, random), random), random),
  (octets, random) => octets.subarray(0, random(octets.length)),
  (octets, random) => octets.subarray(random(octets.length)),
  (octets, random) => splice(octets, random(octets.length), 1 + random(8)),
  (octets, random) => splice(octets, random(octets.length), 0, chunkOf(octets, random)),
  (octets, random) => splice(octets, random(octets.length), random(64), chunkOf(octets, random)),
  (octets, random, other) => splice(octets, random(octets.length), random(64), chunkOf(other, random)),
  (octets, random, other) =>
    Buffer.concat([octets.subarray(0, random(octets.length)), other.subarray(random(other.length))]),
  (octets, _, other) => Buffer.concat([octets, other]),
  replaced,
];

function flipped(octets: Buffer, random: Random): Buffer {
  const copy = Buffer.from(octets);
  const at = random(copy.length);
  if (copy.length > 0) copy.writeUInt8((copy[at] as number) ^ (1 << random(8)), at);
  return copy;
}

function replaced(octets: Buffer, random: Random): Buffer {
  const copy = Buffer.from(octets);
  if (copy.length > 0) copy.writeUInt8(telling[random(telling.length)] as number, random(copy.length));
  return copy;
}

const word = (random: Random) => Buffer.from(words[random(words.length)] as string);
const mutateText: readonly Mutate[] = [
  (octets, random) => splice(octets, random(octets.length), 0, word(random)),
  (octets, random) => splice(octets, random(octets.length), random(4), word(random), word(random)),
  (octets, random) =>
    Buffer.from(
      octets.toString('latin1').replaceAll(word(random).toString('latin1'), word(random).toString('latin1')),
      'latin1',
    ),
  (octets, random) => linesOf(octets, (lines) => lines.splice(random(lines.length), 1 + random(2))),
  (octets, random) =>
    linesOf(octets, (lines) => lines.splice(random(lines.length), 0, lines[random(lines.length)] ?? '')),
  (octets) => Buffer.from(JSON.stringify(octets.toString('latin1'))),
  (octets) => Buffer.from(octets.toString('base64')),
];

function linesOf(octets: Buffer, change: (lines: string[]) => void): Buffer {
  const lines = octets.toString('latin1').split('\n');
  change(lines);
  return Buffer.from(lines.join('\n'), 'latin1');
}

/** @param other another file, of which parts may get into this one */
export function mutate(octets: Buffer, random: Random, other: Buffer): Buffer {
  const kinds = isText(octets) && random(2) === 0 ? mutateText : mutateAnything;
  const once = (kinds[random(kinds.length)] as Mutate)(octets, random, other);
  return random(4) === 0 && once.length > 0 ? mutate(once, random, other) : once;
}
