/** A screenshot with a palette: a third of the octets. PNG (ISO/IEC 15948), of what Chromium writes: 8 bits, RGB or RGBA, not interlaced. */
import { crc32, deflateSync, inflateSync } from 'node:zlib';

const signature = Buffer.from('89504e470d0a1a0a', 'hex');
const mostColours = 256;
/** Of two colours, squared: below it nobody tells them apart, and an exact ground is never given up for one beside it. */
const leastDistance = 50;

export function shrinkPng(png: Buffer): Buffer {
  const chunks = [...chunksOf(png)];
  const header = chunks.find(({ type }) => type === 'IHDR')?.content ?? Buffer.alloc(13);
  const [width, height, depth, colourType] = [
    header.readUInt32BE(0),
    header.readUInt32BE(4),
    header[8],
    header[9],
  ];
  if (depth !== 8 || (colourType !== 2 && colourType !== 6))
    throw new Error('not a PNG as Chromium writes it');
  const samples = colourType === 2 ? 3 : 4;
  const image = Buffer.concat(chunks.filter(({ type }) => type === 'IDAT').map(({ content }) => content));
  const colours = coloursOf(unfilter(inflateSync(image), width * samples, samples), samples);
  const palette = paletteOf(colours);
  const nearest = new Map<number, number>();
  const indexed = Buffer.alloc((width + 1) * height);
  colours.forEach((colour, at) => {
    const index = nearest.get(colour) ?? nearestIn(palette, colour);
    nearest.set(colour, index);
    indexed[at + Math.floor(at / width) + 1] = index;
  });
  const shorter = Buffer.from(header);
  shorter[9] = 3;
  return Buffer.concat([
    signature,
    chunk('IHDR', shorter),
    chunk('PLTE', Buffer.from(palette.flatMap(partsOf))),
    chunk('IDAT', deflateSync(indexed, { level: 9, memLevel: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function* chunksOf(png: Buffer): Generator<{ type: string; content: Buffer }> {
  for (let at = signature.length; at < png.length;) {
    const length = png.readUInt32BE(at);
    yield { type: png.toString('latin1', at + 4, at + 8), content: png.subarray(at + 8, at + 8 + length) };
    at += length + 12;
  }
}

function chunk(type: string, content: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), content]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(content.length);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, sum]);
}

/** §9: each line begins with the number of what was taken off its samples. */
function unfilter(filtered: Buffer, lineLength: number, samples: number): Buffer {
  const height = filtered.length / (lineLength + 1);
  const plain = Buffer.alloc(lineLength * height);
  for (let line = 0; line < height; line++) {
    const filter = filtered[line * (lineLength + 1)];
    const start = line * lineLength;
    for (let at = 0; at < lineLength; at++) {
      const left = at < samples ? 0 : (plain[start + at - samples] as number);
      const above = line === 0 ? 0 : (plain[start + at - lineLength] as number);
      const corner = at < samples || line === 0 ? 0 : (plain[start + at - lineLength - samples] as number);
      const guess = [0, left, above, (left + above) >> 1, paeth(left, above, corner)][filter ?? 0] ?? 0;
      plain[start + at] = (filtered[line * (lineLength + 1) + 1 + at] as number) + guess;
    }
  }
  return plain;
}

function paeth(left: number, above: number, corner: number): number {
  const [toLeft, toAbove] = [Math.abs(above - corner), Math.abs(left - corner)];
  const toCorner = Math.abs(left + above - 2 * corner);
  if (toLeft <= toAbove && toLeft <= toCorner) return left;
  return toAbove <= toCorner ? above : corner;
}

function coloursOf(plain: Buffer, samples: number): Uint32Array {
  return Uint32Array.from({ length: plain.length / samples }, (_, at) => plain.readUIntBE(at * samples, 3));
}

/** The most frequent ones, each told from those before it: so what is seldom has something near it too. */
function paletteOf(colours: Uint32Array): readonly number[] {
  const counts = new Map<number, number>();
  for (const colour of colours) counts.set(colour, (counts.get(colour) ?? 0) + 1);
  const ordered = [...counts].sort(([one, often], [other, seldom]) => seldom - often || one - other);
  const palette: number[] = [];
  for (const [colour] of ordered) {
    if (palette.length === mostColours) break;
    if (palette.every((chosen) => distance(chosen, colour) > leastDistance)) palette.push(colour);
  }
  return palette;
}

const partsOf = (colour: number): readonly number[] => [colour >> 16, (colour >> 8) & 255, colour & 255];

function distance(one: number, other: number): number {
  return partsOf(one).reduce((sum, part, at) => sum + (part - (partsOf(other)[at] as number)) ** 2, 0);
}

function nearestIn(palette: readonly number[], colour: number): number {
  const distances = palette.map((one) => distance(one, colour));
  return distances.indexOf(Math.min(...distances));
}
