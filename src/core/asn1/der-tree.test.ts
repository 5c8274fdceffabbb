import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { integer, sequence, tlv } from '../../../tools/der-fixtures';
import { WorkbenchError } from '../errors';
import { openDer, parseDerTree, type DerElement } from './der-tree';

/** Octets that no child has, of the element and of all within it, in order. */
function ownSpans({ from, to, children }: DerElement): readonly (readonly [number, number])[] {
  return [[from, children[0]?.from ?? to], ...children.flatMap(ownSpans)];
}

describe('DER as a tree (X.690 §8.1)', () => {
  test.each([
    ['long tag numbers', Buffer.from('5f81010100', 'hex'), '[APPLICATION 129]'],
    ['private tags', tlv(0xc1, Buffer.of(1)), '[PRIVATE 1]'],
    ['types without a name', tlv(0x0d, Buffer.of(1)), '[UNIVERSAL 13]'],
    ['long lengths', Buffer.from('04840000000101', 'hex'), 'OCTET STRING'],
  ])('%s', (_, der, type) => {
    expect(parseDerTree(der).type).toBe(type);
  });

  test('indefinite lengths end where their contents end', () => {
    const der = Buffer.from('308030000201050000', 'hex');
    const tree = parseDerTree(der);
    expect(tree.children.map(({ type }) => type)).toEqual(['SEQUENCE', 'INTEGER', 'end of contents']);
    expect(tree.to).toBe(der.length);
  });

  test.each([
    ['nothing', '', 'der/truncated'],
    ['a tag alone', '30', 'der/truncated'],
    ['a length that is too long', '3005020101', 'der/truncated'],
    ['a member longer than its sequence', '300302020101', 'der/truncated'],
    ['octets after it', '02010100', 'der/malformed'],
    ['an indefinite length that does not end', '3080020101', 'der/truncated'],
    ['an indefinite length of a primitive', '0480', 'der/malformed'],
    ['a length of a hundred octets', `30e4${'ff'.repeat(100)}`, 'der/truncated'],
    ['a tag number without an end', '1fffffffffffffff01', 'der/malformed'],
    ['a hundred thousand indefinite lengths', '3080'.repeat(100_000), 'der/malformed'],
  ])('%s is refused', (_, hex, code) => {
    expect(() => parseDerTree(Buffer.from(hex, 'hex'))).toThrow(expect.objectContaining({ code }) as Error);
  });

  test('any octets are a tree in which each has its place, or are refused', () => {
    const anything = fc.uint8Array({ maxLength: 60 }).map((octets) => sequence(octets));
    fc.assert(
      fc.property(anything, (der) => {
        const tree = openDer(der, { from: 0, to: der.length });
        if (!tree) {
          expect(() => parseDerTree(der)).toThrow(WorkbenchError);
          return;
        }
        let at = 0;
        for (const [from, to] of ownSpans(tree)) {
          expect(from).toBe(at);
          at = to;
        }
        expect(at).toBe(der.length);
      }),
    );
  });

  test('what is too deep or too many stays closed', () => {
    const der = sequence(
      sequence(sequence(integer(1n))),
      sequence(...Array.from({ length: 9 }, () => integer(1n))),
    );
    const tree = parseDerTree(der, undefined, { depth: 2, elements: 8 });
    expect(tree.children.map(({ children }) => children.length)).toEqual([1, 0]);
    expect(tree.children[0]?.children[0]?.children).toEqual([]);
  });
});
