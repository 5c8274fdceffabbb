import { beforeAll, describe, expect, test } from 'vitest';
import {
  explicit,
  integer,
  nothing,
  objectIdentifier,
  octetString,
  sequence,
  tlv,
} from '../../../tools/der-fixtures';
import { makePfx, makePlainCredential, spkiSha256, withLegacy } from '../../../tools/password-fixtures';
import { contentInfosOf, descend, nestedBag, pfxOf, safeContents } from '../../../tools/pfx-surgery';
import { processorMilliseconds } from '../../../tools/processor-milliseconds';
import { WorkbenchError } from '../errors';
import { directEngine } from '../password-encryption/direct-engine';
import { openPfx } from './open-pfx';

/** One iteration each, so that thousands of openings take no time. */
let files: readonly Uint8Array<ArrayBuffer>[];
let spki: string;

beforeAll(() => {
  const { keyPem, certificatePem, spkiSha256: digest } = makePlainCredential();
  spki = digest;
  const make = (...args: readonly string[]) =>
    makePfx({
      password: 'secret',
      args: ['-noiter', '-nomaciter', ...args],
      keyPem,
      certificates: certificatePem,
    });
  files = [
    make(),
    make('-legacy'),
    make('-nomac', '-certpbe', 'PBE-SHA1-RC2-40', ...withLegacy),
    make('-nomac', '-keypbe', 'NONE', '-certpbe', 'NONE'),
  ];
});

/** Opens it and holds the opener to its word: contents or a WorkbenchError, nothing else, and soon. */
async function open(der: Uint8Array, password = 'secret') {
  const started = processorMilliseconds();
  try {
    return await openPfx(new Uint8Array(der), password, directEngine);
  } catch (error) {
    expect(error).toBeInstanceOf(WorkbenchError);
    return (error as WorkbenchError).code;
  } finally {
    expect(processorMilliseconds() - started).toBeLessThan(1000);
  }
}

describe('a PFX', () => {
  test('cut off anywhere is refused', async () => {
    for (const der of files) {
      for (let length = 0; length < der.length; length++) {
        expect(await open(der.subarray(0, length))).toMatch(/^(der|pfx|encryption)\//);
      }
    }
  });

  test('with one octet changed is refused, or its key is the same', async () => {
    for (const der of files) {
      for (let at = 0; at < der.length; at++) {
        const changed = der.map((octet, index) => (index === at ? octet ^ (1 << (at % 8)) : octet));
        const outcome = await open(changed);
        // Without a MAC over it, a changed bag is still a bag: its key is judged where it is imported.
        if (typeof outcome === 'string' || outcome.integrity === 'none') continue;
        expect([at, outcome.privateKeys.map(({ pkcs8 }) => spkiSha256(pkcs8))]).toEqual([at, [spki]]);
      }
    }
  });

  test('with octets after it is opened: the caller knows what follows', async () => {
    const der = Buffer.concat([files[0] as Uint8Array, Buffer.alloc(3)]);
    expect(await open(der)).toMatchObject({ integrity: 'mac' });
  });

  test('of a MAC of 2³¹ iterations, or of any number that no program writes, is refused at once', async () => {
    const [der] = files as [Uint8Array];
    const mac = descend(der, 2, 0).whole;
    for (const count of [2n ** 31n, 2n ** 32n - 1n, 2n ** 2000n]) {
      const macData = sequence(mac, octetString(Buffer.alloc(8)), integer(count));
      expect(await open(pfxOf(contentInfosOf(der), macData))).toBe('encryption/too-many-iterations');
    }
  });

  test('of bags of 2³¹ iterations is refused at once', async () => {
    const parameters = sequence(octetString(Buffer.alloc(8)), integer(2n ** 31n));
    const scheme = sequence(objectIdentifier('1.2.840.113549.1.12.1.3'), parameters);
    const info = sequence(objectIdentifier('1.2.840.113549.1.7.1'), scheme, tlv(0x80, Buffer.alloc(64)));
    const content = sequence(
      objectIdentifier('1.2.840.113549.1.7.6'),
      explicit(0, sequence(integer(0n), info)),
    );
    expect(await open(pfxOf([content]))).toBe('encryption/too-many-iterations');
  });

  test.each([
    ['four gigabytes', '3084ffffffff020103'],
    ['200 megabytes', '30840bebc200020103'],
    ['more than a number can count', '30898877665544332211ff020103'],
    ['indefinite, without an end', '3080020103'],
    ['nothing', ''],
  ])('of a length that is %s is refused', async (_, hex) => {
    expect(await open(Buffer.from(hex, 'hex'))).toMatch(/^der\//);
  });

  test('of SafeContents nested without end is refused', async () => {
    let bag = nestedBag();
    for (let depth = 0; depth < 2000; depth++) bag = nestedBag(bag);
    expect(await open(pfxOf([safeContents(bag)]))).toMatch(/^(der|pfx)\//);
  });

  test('of members that are something else is refused', async () => {
    const members = [
      nothing(),
      integer(3n),
      octetString(Buffer.of(1)),
      sequence(),
      objectIdentifier('1.2.3'),
    ];
    for (const first of members) {
      for (const second of members) {
        for (const third of members) {
          expect(await open(sequence(first, second, third))).toMatch(/^(der|pfx|encryption)\//);
        }
        expect(await open(pfxOf([first, second]))).toMatch(/^(der|pfx|encryption)\//);
        expect(await open(pfxOf([safeContents(first, second)]))).toMatch(/^(der|pfx|encryption)\//);
      }
    }
  });
});

test('no error holds the password or octets of the key', async () => {
  const password = 'correct horse battery staple';
  const der = makePfx({ password, keyPem: makePlainCredential().keyPem });
  for (const typed of [`${password} `, 'wrong']) {
    const error = await openPfx(der, typed, directEngine).catch(
      (caught: unknown) => caught as WorkbenchError,
    );
    const told = error instanceof WorkbenchError ? `${error.message}${JSON.stringify(error.evidence)}` : '';
    expect(told).toContain('HMAC-SHA-256');
    expect(told).not.toContain(typed.trim());
  }
});
