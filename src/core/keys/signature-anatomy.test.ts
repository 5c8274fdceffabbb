import { constants, publicDecrypt } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { openssl } from '../../../tools/openssl-fixtures';
import {
  anatomyOf,
  digestBy,
  hashOf,
  hex,
  imported,
  joined,
  rsa,
  rsaOfPrimes,
  signBy,
  text,
  workingOf,
  type Pair,
} from '../../../tools/signing-fixtures';
import type { JwsAlg } from './algorithms';
import { encodeRsaSpki } from './public-key';
import { buildSignatureAnatomy, type SignatureAnatomy } from './signature-anatomy';

/** The block as OpenSSL has it. */
function blockBy({ publicKey: key }: Pair, signature: Buffer): Buffer {
  return publicDecrypt({ key, padding: constants.RSA_NO_PADDING }, signature);
}

const differences = (parts: readonly { readonly name: string; readonly difference?: number }[]) =>
  parts.flatMap(({ name, difference }) => (difference === undefined ? [] : [[name, difference]]));

/** RFC 8017 §B.2.1, on node:crypto. */
function maskBy(alg: string, seed: Uint8Array, length: number): Buffer {
  const blocks = Array.from({ length: Math.ceil(length / 20) }, (_, counter) =>
    digestBy(alg, seed, Buffer.of(0, 0, 0, counter)),
  );
  return Buffer.concat(blocks).subarray(0, length);
}

const sizes = [2048, 3072, 4096].flatMap((size) => [3, 65_537].map((exponent) => [size, exponent] as const));

describe.each(sizes)('an RSA signature of %i bits, e = %i', (size, exponent) => {
  const pair = rsa(size, exponent);

  test.each(['RS256', 'RS384', 'RS512'] as const)(
    '%s: the block is the one that OpenSSL recovers',
    async (alg) => {
      const signature = signBy(alg, pair);
      const anatomy = await anatomyOf(alg, pair, signature);
      const { parts } = workingOf(anatomy, 'pkcs1');
      expect(parts.map((part) => joined(part.hex)).join('')).toBe(hex(blockBy(pair, signature)));
      expect(parts.map(({ from }) => from)).toEqual([0, ...parts.slice(0, -1).map(({ to }) => to)]);
      expect(differences(parts)).toEqual([]);
      expect(anatomy).toMatchObject({ isValid: true, exponent: String(exponent), signatureLength: size / 8 });
      expect(joined(anatomy.digest)).toBe(hex(digestBy(alg, text)));
      const digest = openssl(
        [
          'pkeyutl',
          '-verifyrecover',
          '-pubin',
          '-inkey',
          'key.pem',
          '-in',
          'signature',
          '-pkeyopt',
          `digest:${hashOf(alg)}`,
        ],
        {
          files: {
            'key.pem': pair.publicKey.export({ format: 'pem', type: 'spki' }) as string,
            signature,
          },
        },
      );
      expect(joined(parts.at(-1)?.hex)).toBe(hex(digest));
    },
  );

  test.each(['PS256', 'PS384', 'PS512'] as const)(
    '%s: block, mask, DB and salt agree with node:crypto',
    async (alg) => {
      const signature = signBy(alg, pair);
      const anatomy = await anatomyOf(alg, pair, signature);
      const { block } = workingOf(anatomy, 'pss');
      expectPssBlock(alg, pair, signature, anatomy);
      expect(anatomy.isValid).toBe(true);
      expect(differences([...block.parts, ...block.db])).toEqual([]);
      expect(block.db.at(-1)).toMatchObject({ name: 'salt', length: Number(alg.slice(2)) / 8 });
    },
  );
});

function expectPssBlock(alg: JwsAlg, pair: Pair, signature: Buffer, anatomy: SignatureAnatomy): void {
  const { block } = workingOf(anatomy, 'pss');
  const whole = blockBy(pair, signature);
  expect(block.parts.map((part) => joined(part.hex)).join('')).toBe(hex(whole));
  const part = (name: string) =>
    Buffer.from(joined([...block.parts, ...block.db].find((one) => one.name === name)?.hex), 'hex');
  const mask = maskBy(alg, part('hash'), part('masked-db').length);
  expect(joined(block.mask)).toBe(hex(mask));
  const db = part('masked-db').map((octet, at) => octet ^ (mask[at] ?? 0));
  const bits = (pair.publicKey.asymmetricKeyDetails?.modulusLength ?? 0) - 1;
  db[0] = (db[0] ?? 0) & (0xff >> ((8 - (bits % 8)) % 8));
  expect(block.db.map((one) => joined(one.hex)).join('')).toBe(hex(db));
  const hashed = Buffer.concat([Buffer.alloc(8), digestBy(alg, text), part('salt')]);
  expect(joined(block.hashed)).toBe(hex(hashed));
  expect(hex(part('hash'))).toBe(hex(digestBy(alg, hashed)));
}

describe('RSA signatures that are not as they should be', () => {
  const pair = rsa(2048);

  test('over another text: the digest differs, and nothing else of the block', async () => {
    const anatomy = await anatomyOf('RS256', pair, signBy('RS256', pair), `${text}x`);
    const { parts } = workingOf(anatomy, 'pkcs1');
    const [mine, other] = [digestBy('RS256', text), digestBy('RS256', `${text}x`)];
    expect(differences(parts)).toEqual([['digest', mine.findIndex((octet, at) => octet !== other[at])]]);
    expect(parts.at(-1)?.expected?.replaceAll(' ', '')).toBe(hex(other));
    expect(anatomy.isValid).toBe(false);
  });

  test('PSS over another text: H differs, and nothing else', async () => {
    const anatomy = await anatomyOf('PS256', pair, signBy('PS256', pair), `${text}x`);
    const { block } = workingOf(anatomy, 'pss');
    expect(differences([...block.parts, ...block.db]).map(([name]) => name)).toEqual(['hash']);
    expect(anatomy.isValid).toBe(false);
  });

  test.each([0, 20, 222])(
    'PSS with a salt of %i octets shows it, and verifies for nobody',
    async (saltLength) => {
      const signature = signBy('PS256', pair, saltLength);
      const anatomy = await anatomyOf('PS256', pair, signature);
      expectPssBlock('PS256', pair, signature, anatomy);
      const { db } = workingOf(anatomy, 'pss').block;
      expect(db.find(({ name }) => name === 'salt')?.length ?? 0).toBe(saltLength);
      expect(anatomy.isValid).toBe(false);
    },
  );

  test('of another key, or with the other padding, are noise', async () => {
    const other = await anatomyOf(
      'RS256',
      pair,
      Buffer.concat([Buffer.of(0), signBy('RS256', rsa(2048)).subarray(1)]),
    );
    expect(differences(workingOf(other, 'pkcs1').parts).length).toBeGreaterThan(2);
    const swapped = await anatomyOf('RS256', pair, signBy('PS256', pair));
    expect(differences(workingOf(swapped, 'pkcs1').parts).map(([name]) => name)).toContain('digest');
    expect([other.isValid, swapped.isValid]).toEqual([false, false]);
  });

  test.each([
    ['2047', () => rsa(2047), 3],
    ['2050', () => rsa(2050), 3],
    // The encoded message is an octet shorter than the modulus; `openssl genpkey` makes no such key.
    ['2049', () => rsaOfPrimes(1025, 1024), 4],
  ] as const)('PSS of a key of %s bits', async (size, make, parts) => {
    const odd = make();
    expect(odd.publicKey.asymmetricKeyDetails?.modulusLength).toBe(Number(size));
    const signature = signBy('PS256', odd);
    const anatomy = await anatomyOf('PS256', odd, signature);
    expectPssBlock('PS256', odd, signature, anatomy);
    expect(anatomy.isValid).toBe(true);
    expect(workingOf(anatomy, 'pss').block.parts).toHaveLength(parts);
  });

  test('of a wrong length, larger than the modulus, or too short for the hash have no block', async () => {
    const small = rsa(512);
    const kinds = [
      await anatomyOf('RS256', pair, Buffer.alloc(255, 1)),
      await anatomyOf('RS256', pair, Buffer.alloc(256, 0xff)),
      await anatomyOf('RS256', pair, Buffer.alloc(0)),
      await anatomyOf('RS512', small, Buffer.alloc(64, 1)),
      await anatomyOf('PS512', small, Buffer.alloc(64, 1)),
    ];
    expect(kinds.map(({ working }) => working.kind)).toEqual(['none', 'none', 'none', 'none', 'none']);
  });

  test('a key with an exponent of a thousand bits is not worked with', async () => {
    const key = await imported(pair);
    const spki = encodeRsaSpki((1n << 2048n) - 1n, (1n << 1000n) + 1n);
    const anatomy = await buildSignatureAnatomy(
      { signingInput: text, signature: Buffer.alloc(256, 1), alg: 'RS256' },
      { ...key, spki },
    );
    expect(anatomy?.working.kind).toBe('none');
  });
});

test('a signature of five million octets is shown in part', async () => {
  const anatomy = await anatomyOf('RS256', rsa(2048), new Uint8Array(5_000_000));
  expect(anatomy.working.kind).toBe('none');
  expect(anatomy.signatureLength).toBe(5_000_000);
  expect(joined(anatomy.signature)).toHaveLength(8192);
});

test('an algorithm that the key cannot be used with has no anatomy', async () => {
  const key = await imported(rsa(2048));
  for (const alg of ['ES256', 'EdDSA', 'HS256', 'none', '']) {
    const signed = { signingInput: text, signature: new Uint8Array(64), alg };
    expect(await buildSignatureAnatomy(signed, key)).toBeUndefined();
  }
});
