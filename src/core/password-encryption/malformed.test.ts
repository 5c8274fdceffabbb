import { beforeAll, describe, expect, test } from 'vitest';
import { pemToDer } from '../../../tools/openssl-fixtures';
import { encryptPkcs8, makePlainCredential, withLegacy } from '../../../tools/password-fixtures';
import { integer, nothing, objectIdentifier, octetString, sequence } from '../../../tools/der-fixtures';
import { processorMilliseconds } from '../../../tools/processor-milliseconds';
import { WorkbenchError } from '../errors';
import { openEncryptedPrivateKeyInfo } from '../keys/encrypted-private-key-info';
import { parseDer } from '../asn1/der';
import { directEngine } from './direct-engine';
import { parseDekInfo } from './parse-dek-info';
import { parseEncryptionScheme } from './parse-encryption-scheme';
import { parseMacScheme } from './parse-mac-scheme';

let files: readonly Uint8Array<ArrayBuffer>[];

beforeAll(() => {
  const { keyPem } = makePlainCredential();
  const schemes = [
    ['-v2', 'aes256', '-iter', '1'],
    ['-v2', 'rc2-cbc', '-iter', '1', ...withLegacy],
    ['-v1', 'PBE-SHA1-3DES', '-iter', '1', ...withLegacy],
    ['-v1', 'PBE-MD5-DES', '-iter', '1', ...withLegacy],
    // N is 2, so that a changed bit of it is no long wait either.
    ['-scrypt', '-scrypt_N', '2', '-scrypt_r', '1', '-scrypt_p', '1'],
  ];
  files = schemes.map((args) => pemToDer(encryptPkcs8(keyPem, 'secret', args)));
});

async function open(der: Uint8Array): Promise<string> {
  const started = processorMilliseconds();
  try {
    await openEncryptedPrivateKeyInfo(new Uint8Array(der), 'secret', directEngine);
    return 'opened';
  } catch (error) {
    expect(error).toBeInstanceOf(WorkbenchError);
    return (error as WorkbenchError).code;
  } finally {
    expect(processorMilliseconds() - started).toBeLessThan(1000);
  }
}

describe('an EncryptedPrivateKeyInfo', () => {
  test('is opened as it is', async () => {
    for (const der of files) expect(await open(der)).toBe('opened');
  });

  test('cut off anywhere is refused', async () => {
    for (const der of files) {
      for (let length = 0; length < der.length; length++) {
        expect(await open(der.subarray(0, length))).toMatch(/^der\//);
      }
    }
  });

  test('with one octet changed, by whichever bit, is refused or opened', async () => {
    for (const der of files) {
      for (let at = 0; at < der.length; at++) {
        for (const bit of [at % 8, (at + 3) % 8]) {
          const changed = der.map((octet, index) => (index === at ? octet ^ (1 << bit) : octet));
          expect(await open(changed)).toMatch(/^(der|encryption)\/|^opened$/);
        }
      }
    }
  });
});

describe('an AlgorithmIdentifier of anything else', () => {
  const pieces = [
    nothing(),
    integer(1n),
    octetString(Buffer.alloc(16)),
    sequence(),
    objectIdentifier('1.2.840.113549.1.5.12'),
    sequence(objectIdentifier('1.2.840.113549.1.5.12'), sequence(octetString(Buffer.alloc(8)), integer(1n))),
    sequence(objectIdentifier('1.2.840.113549.3.2'), sequence(integer(7n), octetString(Buffer.alloc(8)))),
  ];
  const schemes = ['1.2.840.113549.1.5.13', '1.2.840.113549.1.5.14', '1.2.840.113549.1.12.1.3', '1.2.3'];

  /** What else it throws is a bug. */
  const parse = (work: () => { readonly name: string }) => {
    try {
      return work().name;
    } catch (error) {
      if (error instanceof WorkbenchError) return error.code;
      throw error;
    }
  };

  test('is refused with a WorkbenchError', () => {
    for (const oid of schemes) {
      for (const first of pieces) {
        for (const second of pieces) {
          const der = sequence(objectIdentifier(oid), sequence(first, second));
          const { node } = parseDer(new Uint8Array(der));
          const isPbes1 = oid === '1.2.840.113549.1.12.1.3' && first === pieces[2] && second === pieces[1];
          const expected = isPbes1 ? /^pbeWith/ : /^(der|encryption)\//;
          expect(parse(() => parseEncryptionScheme(node))).toMatch(expected);
          const mac = parse(() => parseMacScheme(node, new Uint8Array(8), Uint8Array.of(1)));
          expect(mac).toMatch(/^(der|encryption)\//);
        }
      }
    }
  });
});

test('a DEK-Info of anything else is refused with a WorkbenchError that does not repeat it', () => {
  const headers = [
    '',
    ',',
    'AES-128-CBC,',
    'constructor,00',
    '__proto__,00',
    `${'x'.repeat(9999)},00`,
    'Ä,00',
  ];
  for (const header of headers) {
    const refusal = (() => {
      try {
        return parseDekInfo(header);
      } catch (error) {
        return error;
      }
    })();
    expect(refusal).toBeInstanceOf(WorkbenchError);
    expect(JSON.stringify((refusal as WorkbenchError).evidence).length).toBeLessThan(120);
  }
});
