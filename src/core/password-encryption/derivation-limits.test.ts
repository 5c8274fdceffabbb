import { describe, expect, test } from 'vitest';
import { integer, nothing, objectIdentifier, octetString, sequence } from '../../../tools/der-fixtures';
import { parseDer } from '../asn1/der';
import { parseEncryptionScheme } from './parse-encryption-scheme';

const pbes2 = (derivation: Uint8Array) =>
  sequence(
    objectIdentifier('1.2.840.113549.1.5.13'),
    sequence(
      derivation,
      sequence(objectIdentifier('2.16.840.1.101.3.4.1.42'), octetString(Buffer.alloc(16))),
    ),
  );
const pbkdf2 = (iterations: bigint, ...more: Uint8Array[]) =>
  pbes2(
    sequence(
      objectIdentifier('1.2.840.113549.1.5.12'),
      sequence(octetString(Buffer.alloc(8)), integer(iterations), ...more),
    ),
  );
const scrypt = (N: bigint, r: bigint, p: bigint) =>
  pbes2(
    sequence(
      objectIdentifier('1.3.6.1.4.1.11591.4.11'),
      sequence(octetString(Buffer.alloc(8)), integer(N), integer(r), integer(p)),
    ),
  );
const tripleDes = (iterations: bigint) =>
  sequence(
    objectIdentifier('1.2.840.113549.1.12.1.3'),
    sequence(octetString(Buffer.alloc(8)), integer(iterations)),
  );
const parse = (der: Uint8Array) => parseEncryptionScheme(parseDer(new Uint8Array(der)).node);

describe('iterations', () => {
  test.each([1n, 2048n, 600_000n, 10_000_000n, 20_000_000n])('of %i are admitted', (iterations) => {
    expect(parse(pbkdf2(iterations)).keyDerivation).toMatchObject({ iterations: Number(iterations) });
    expect(parse(tripleDes(iterations)).keyDerivation).toMatchObject({ iterations: Number(iterations) });
  });

  test.each([20_000_001n, 2n ** 31n, 2n ** 53n, 2n ** 64n, 2n ** 4000n])(
    'of %i are refused with the number',
    (iterations) => {
      const evidence = {
        limit: 20_000_000,
        iterations: iterations > 2n ** 53n ? Infinity : Number(iterations),
      };
      for (const der of [pbkdf2(iterations), tripleDes(iterations)]) {
        expect(() => parse(der)).toThrow(
          expect.objectContaining({ code: 'encryption/too-many-iterations', evidence }),
        );
      }
    },
  );

  test('of 0 are malformed', () => {
    for (const der of [pbkdf2(0n), tripleDes(0n)]) {
      expect(() => parse(der)).toThrow(expect.objectContaining({ code: 'encryption/malformed' }));
    }
  });
});

describe('scrypt', () => {
  test('of OpenSSL’s parameters, and of sixteen times as much, is admitted', () => {
    expect(parse(scrypt(16384n, 8n, 1n)).name).toBe('PBES2 (scrypt, N 16,384, r 8, p 1; AES-256-CBC)');
    expect(parse(scrypt(262_144n, 8n, 1n)).keyDerivation).toMatchObject({ cost: 262_144 });
  });

  test('of a gigabyte is refused with the number', () => {
    expect(() => parse(scrypt(1_048_576n, 8n, 1n))).toThrow(
      expect.objectContaining({
        code: 'encryption/too-much-memory',
        evidence: { megabytes: 1025, limit: 256 },
      }),
    );
    for (const der of [scrypt(2n ** 63n, 8n, 1n), scrypt(2n, 2n ** 40n, 1n), scrypt(2n, 8n, 2n ** 40n)]) {
      expect(() => parse(der)).toThrow(expect.objectContaining({ code: 'encryption/too-much-memory' }));
    }
  });

  test('of little memory many times over is refused with the number', () => {
    expect(() => parse(scrypt(65_536n, 8n, 1000n))).toThrow(
      expect.objectContaining({ code: 'encryption/too-many-iterations' }),
    );
  });

  test('of a cost that is no power of two is malformed', () => {
    for (const N of [1n, 0n, 16_383n]) {
      expect(() => parse(scrypt(N, 8n, 1n))).toThrow(
        expect.objectContaining({ code: 'encryption/malformed' }),
      );
    }
  });
});

describe('a scheme that is not known is named with its OID', () => {
  test.each([
    ['Camellia-256-CBC', '1.2.392.200011.61.1.1.1.4', 'cipher'],
    ['AES-256-GCM', '2.16.840.1.101.3.4.1.46', 'cipher'],
    ['HMAC-SHA3-256', '2.16.840.1.101.3.4.2.14', 'prf'],
    ['pbeWithSHAAnd128BitRC4', '1.2.840.113549.1.12.1.1', 'scheme'],
    ['1.2.3.4', '1.2.3.4', 'derivation'],
  ])('%s', (name, oid, place) => {
    const unknown = sequence(objectIdentifier(oid), octetString(Buffer.alloc(16)));
    const hmac = sequence(objectIdentifier(oid), nothing());
    const der = {
      scheme: unknown,
      derivation: pbes2(unknown),
      prf: pbkdf2(2048n, hmac),
      cipher: sequence(
        objectIdentifier('1.2.840.113549.1.5.13'),
        sequence(
          sequence(
            objectIdentifier('1.2.840.113549.1.5.12'),
            sequence(octetString(Buffer.alloc(8)), integer(1n)),
          ),
          unknown,
        ),
      ),
    }[place] as Uint8Array;
    expect(() => parse(der)).toThrow(
      expect.objectContaining({ code: 'encryption/unsupported', evidence: { name, oid } }),
    );
  });

  test('a key length that is not the cipher’s, and a vector that is not a block long, are malformed', () => {
    expect(() => parse(pbkdf2(2048n, integer(16n)))).toThrow(
      expect.objectContaining({
        code: 'encryption/malformed',
        evidence: expect.objectContaining({ element: 'keyLength' }),
      }),
    );
    expect(() => parse(pbkdf2(2048n, integer(2n ** 31n)))).toThrow(
      expect.objectContaining({ code: 'encryption/malformed' }),
    );
    const derivation = sequence(
      objectIdentifier('1.2.840.113549.1.5.12'),
      sequence(octetString(Buffer.alloc(8)), integer(1n)),
    );
    const shortIv = sequence(objectIdentifier('2.16.840.1.101.3.4.1.42'), octetString(Buffer.alloc(8)));
    const der = sequence(objectIdentifier('1.2.840.113549.1.5.13'), sequence(derivation, shortIv));
    expect(() => parse(der)).toThrow(expect.objectContaining({ code: 'encryption/malformed' }));
  });
});
