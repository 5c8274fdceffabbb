import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readThumbprintLink, writeThumbprintLink } from './thumbprint-link';

describe('a link to a thumbprint', () => {
  test('restores it', () => {
    for (const octets of [20, 32])
      fc.assert(
        fc.property(fc.uint8Array({ minLength: octets, maxLength: octets }), (digest) => {
          const hex = Buffer.from(digest).toString('hex').toUpperCase();
          expect(readThumbprintLink(writeThumbprintLink(hex).replace('#/thumbprint?', ''))).toBe(hex);
        }),
      );
  });

  test('from a stranger is a digest or nothing', () => {
    for (const query of ['', 'digest=', 'digest=AB', `digest=${'A'.repeat(41)}`, `digest=${'g'.repeat(40)}`])
      expect(readThumbprintLink(query)).toBeUndefined();
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(readThumbprintLink(text)).toBeUndefined();
      }),
    );
  });
});
