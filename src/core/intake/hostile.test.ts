import { createPrivateKey } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { integer, objectIdentifier, octetString, sequence, tlv } from '../../../tools/der-fixtures';
import { ImpatientEngine } from '../../../tools/impatient-engine';
import { makeCertificatePem, makeKeyPem, openssl } from '../../../tools/openssl-fixtures';
import { makePfx } from '../../../tools/password-fixtures';
import { contentInfosOf, descend, elementsOf, pfxOf } from '../../../tools/pfx-surgery';
import { certificateLine, keyLine, lineOf } from '../../../tools/reading-fixtures';
import { processorMilliseconds } from '../../../tools/processor-milliseconds';
import { WorkbenchError } from '../errors';
import type { Reading } from './material';
import { readMaterial } from './read-material';
import { unlock } from './unlock';

const password = 'secret';
const kinds = ['a PFX', 'an encrypted PKCS#8', 'a p7b', 'a JWK', 'a PKCS#8', 'a certificate in PEM'] as const;
type Kind = (typeof kinds)[number];

/** One iteration each, so that thousands of openings take no time. */
const contents = new Map<Kind, Buffer>();
/** What OpenSSL says is in all of them together. */
let truth: readonly string[];

beforeAll(() => {
  const keyPem = makeKeyPem('P-256');
  const certificates = makeCertificatePem(keyPem);
  const files = { 'c.pem': certificates };
  contents.set(
    'a PFX',
    Buffer.from(makePfx({ password, keyPem, certificates, args: ['-noiter', '-nomaciter'] })),
  );
  contents.set(
    'an encrypted PKCS#8',
    openssl(['pkcs8', '-topk8', '-iter', '1', '-outform', 'DER', '-passout', `pass:${password}`], {
      input: keyPem,
    }),
  );
  contents.set('a p7b', openssl(['crl2pkcs7', '-nocrl', '-certfile', 'c.pem', '-outform', 'DER'], { files }));
  contents.set('a JWK', Buffer.from(JSON.stringify(createPrivateKey(keyPem).export({ format: 'jwk' }))));
  contents.set('a PKCS#8', openssl(['pkcs8', '-topk8', '-nocrypt', '-outform', 'DER'], { input: keyPem }));
  contents.set('a certificate in PEM', Buffer.from(certificates));
  truth = [keyLine(keyPem), certificateLine(certificates)];
});

/** Reads it, unlocks it, and holds the reader to its word: errors of its own, and soon. */
async function open(content: Uint8Array | string, typed = password): Promise<readonly Reading[]> {
  const engine = new ImpatientEngine(100_000);
  const own = typeof content === 'string' ? content : new Uint8Array(content);
  const started = processorMilliseconds();
  const reading = await readMaterial(own, 'file', engine);
  const opened = [reading];
  for (const one of reading.locked) opened.push(await unlock(one, typed, engine));
  expect(processorMilliseconds() - started).toBeLessThan(1000);
  for (const { problems } of opened)
    for (const problem of problems) expect(problem).toBeInstanceOf(WorkbenchError);
  return opened;
}

const foundIn = (readings: readonly Reading[]) => readings.flatMap(({ materials }) => materials.map(lineOf));
const problemsIn = (readings: readonly Reading[]) =>
  readings.flatMap(({ problems }) => problems.map(({ code }) => code));

describe.each(kinds)('%s', (kind) => {
  const octets = () => contents.get(kind) as Buffer;
  /** A certificate is not authenticated by anything here: a changed one is another one. */
  const isSigned = kind === 'a p7b' || kind === 'a certificate in PEM';

  test('is what OpenSSL says it is', async () => {
    const readings = await open(octets());
    expect(problemsIn(readings)).toEqual([]);
    expect(foundIn(readings).length).toBeGreaterThan(0);
    for (const line of foundIn(readings)) expect(truth).toContain(line);
  });

  test('cut off anywhere gives nothing, and says why', async () => {
    // The last line end of PEM is no part of it, nor the last dashes.
    const whole = kind === 'a certificate in PEM' ? octets().length - 30 : octets().length;
    for (let length = 0; length < whole; length++) {
      const readings = await open(octets().subarray(0, length));
      expect([length, foundIn(readings)]).toEqual([length, []]);
      expect(problemsIn(readings).length).toBeGreaterThan(0);
    }
  });

  test('with any one octet changed is the same, or refused', async () => {
    for (let at = 0; at < octets().length; at++) {
      const changed = Buffer.from(octets());
      changed.writeUInt8((changed[at] as number) ^ (1 << (at % 8)), at);
      const readings = await open(changed);
      const found = foundIn(readings);
      if (!isSigned)
        for (const line of found) expect([at, truth]).toEqual([at, expect.arrayContaining([line])]);
      if (found.length === 0) expect([at, problemsIn(readings).length > 0]).toEqual([at, true]);
    }
  });
});

/** The place of every element, however deep, that DER tells to be one. */
function elementPlaces(der: Buffer, offset = 0): readonly number[] {
  return elementsOf(der).flatMap(({ tag, content, whole }) => {
    const at = offset + whole.byteOffset - der.byteOffset;
    const inner = offset + content.byteOffset - der.byteOffset;
    return [at, ...(tag & 0x20 ? elementPlaces(content, inner) : [])];
  });
}

describe.each(['a PFX', 'an encrypted PKCS#8', 'a p7b', 'a PKCS#8'] as const)('%s', (kind) => {
  test.each([
    ['2³² − 1', '84ffffffff'],
    ['200 million', '840bebc200'],
    ['more than a number can count', '898877665544332211ff'],
    ['none, and no end', '80'],
    ['a form that is reserved', 'ff'],
  ])('with a length of %s at any of its elements is refused', async (_, hex) => {
    const der = contents.get(kind) as Buffer;
    for (const at of elementPlaces(der)) {
      const rest = der.subarray(at + 2);
      const readings = await open(Buffer.concat([der.subarray(0, at + 1), Buffer.from(hex, 'hex'), rest]));
      // What follows the certificates of a p7b is not read.
      const found = foundIn(readings).filter((line) => kind !== 'a p7b' || !truth.includes(line));
      expect([at, found]).toEqual([at, []]);
      if (kind !== 'a p7b') expect(problemsIn(readings).length).toBeGreaterThan(0);
    }
  });
});

describe('nested ten thousand deep', () => {
  test.each<[string, number]>([
    ['SEQUENCE', 0x30],
    ['SET', 0x31],
    ['[0]', 0xa0],
    ['OCTET STRING in pieces', 0x24],
  ])('%s is refused, in DER, base64 and PEM', async (_, tag) => {
    let der: Uint8Array = tlv(0x05);
    for (let depth = 0; depth < 10_000; depth++) der = tlv(tag, der);
    const whole = tlv(0x30, integer(0n), der);
    const base64 = whole.toString('base64');
    for (const content of [
      whole,
      base64,
      `-----BEGIN PRIVATE KEY-----\n${base64}\n-----END PRIVATE KEY-----`,
    ]) {
      expect(problemsIn(await open(content))).toEqual(['der/malformed']);
    }
  });

  test('of indefinite length, without and with its ends, is refused', async () => {
    const open10000 = Buffer.alloc(20_000, Buffer.of(0x30, 0x80));
    expect(problemsIn(await open(open10000))[0]).toMatch(/^der\//);
    expect(problemsIn(await open(Buffer.concat([open10000, Buffer.alloc(20_000)])))[0]).toMatch(/^der\//);
  });
});

describe('an iteration count of 2³¹ is refused with the number, and nobody is asked for a password', () => {
  const tooMany = {
    code: 'encryption/too-many-iterations',
    evidence: { iterations: 2 ** 31, limit: 20_000_000 },
  };
  const expectTooMany = async (content: Uint8Array) => {
    const [reading] = await open(content);
    expect([reading?.materials, reading?.locked]).toEqual([[], []]);
    expect(reading?.problems).toMatchObject([tooMany]);
  };

  test('of PBKDF2 and of PBES1', async () => {
    const salt = octetString(Buffer.alloc(8));
    const aes = sequence(objectIdentifier('2.16.840.1.101.3.4.1.42'), octetString(Buffer.alloc(16)));
    const pbkdf2 = sequence(objectIdentifier('1.2.840.113549.1.5.12'), sequence(salt, integer(2n ** 31n)));
    const pbes2 = sequence(objectIdentifier('1.2.840.113549.1.5.13'), sequence(pbkdf2, aes));
    const pbes1 = sequence(objectIdentifier('1.2.840.113549.1.5.10'), sequence(salt, integer(2n ** 31n)));
    for (const scheme of [pbes2, pbes1]) await expectTooMany(sequence(scheme, octetString(Buffer.alloc(64))));
  });

  test('of the MAC of a PFX', async () => {
    const pfx = contents.get('a PFX') as Buffer;
    const mac = descend(pfx, 2, 0).whole;
    await expectTooMany(
      pfxOf(contentInfosOf(pfx), sequence(mac, octetString(Buffer.alloc(8)), integer(2n ** 31n))),
    );
  });
});
