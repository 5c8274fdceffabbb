import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { nothing, tlv } from '../../../tools/der-fixtures';
import { makeCredential, openssl, type CredentialFixture } from '../../../tools/openssl-fixtures';
import { processorMilliseconds } from '../../../tools/processor-milliseconds';
import { encodePem } from '../encoding/pem';
import { WorkbenchError } from '../errors';
import { directEngine } from '../password-encryption/direct-engine';
import { readMaterial } from './read-material';

let rsa: CredentialFixture;
let ec: CredentialFixture;

beforeAll(() => {
  rsa = makeCredential('RSA-1024');
  ec = makeCredential('P-256');
});

/** Reads and holds the reader to its word: no exception, and no problem but of its own kind, with the file's name. */
async function read(content: Uint8Array<ArrayBuffer> | string) {
  const reading = await readMaterial(content, 'file', directEngine);
  for (const problem of reading.problems) {
    expect(problem).toBeInstanceOf(WorkbenchError);
    expect(problem.evidence['file']).toBe('file');
  }
  const { materials, problems, locked } = reading;
  expect(materials.length + problems.length + locked.length).toBeGreaterThan(0);
  return reading;
}

const codes = (problems: readonly WorkbenchError[]) => problems.map(({ code }) => code);

describe('DER', () => {
  test('cut off anywhere is a problem', async () => {
    for (const der of [rsa.certificateDer, rsa.keyDer, ec.certificateDer, ec.keyDer]) {
      for (let length = 1; length < der.length; length += 5) {
        const { materials, problems } = await read(new Uint8Array(der.subarray(0, length)));
        expect(materials).toEqual([]);
        expect(problems).toHaveLength(1);
      }
    }
  });

  test('cut off says how much there should have been', async () => {
    const { problems } = await read(new Uint8Array(rsa.certificateDer.subarray(0, 100)));
    expect(problems[0]).toMatchObject({
      code: 'der/truncated',
      evidence: { file: 'file', declared: rsa.certificateDer.length, present: 100 },
    });
  });

  test('with one octet changed is read or a problem', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(3), fc.nat(), fc.integer({ min: 1, max: 255 }), async (which, at, flip) => {
        const source = [rsa.certificateDer, rsa.keyDer, ec.certificateDer, ec.keyDer][which] as Buffer;
        const der = new Uint8Array(source);
        der[at % der.length] = (der[at % der.length] ?? 0) ^ flip;
        await read(der);
      }),
      { numRuns: 300 },
    );
  });

  test('with an octet taken out or put in is read or a problem', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.boolean(),
        fc.nat(),
        fc.nat(2),
        fc.uint8Array({ maxLength: 3 }),
        async (isKey, at, out, into) => {
          const der = [...(isKey ? ec.keyDer : ec.certificateDer)];
          der.splice(at % der.length, out, ...into);
          await read(Uint8Array.from(der));
        },
      ),
      { numRuns: 200 },
    );
  });

  test.each([
    ['four gigabytes', '3084ffffffff020100'],
    ['more than a number can count', '30898877665544332211ff020100'],
    ['indefinite, without an end', '308002010030800201'],
    ['reserved', '30ff020100'],
  ])('of a length that is %s is a problem', async (_, hex) => {
    const { problems } = await read(new Uint8Array(Buffer.from(hex, 'hex')));
    expect(codes(problems)[0]).toMatch(/^(der\/|intake\/unrecognised)/);
  });

  test('nested without end is a problem, at once', async () => {
    let nested: Uint8Array = nothing();
    while (nested.length < 60_000) nested = tlv(0x30, nested);
    const started = processorMilliseconds();
    expect(codes((await read(new Uint8Array(nested))).problems)[0]).toMatch(/^der\//);
    expect(processorMilliseconds() - started).toBeLessThan(1000);
  });

  test('of a million empty elements is a problem, at once', async () => {
    const bomb = tlv(0x30, Buffer.alloc(1_000_000));
    const started = processorMilliseconds();
    await read(new Uint8Array(bomb));
    expect(processorMilliseconds() - started).toBeLessThan(1000);
  });
});

describe('PEM', () => {
  test('with a label that is not what is inside is read by what is inside', async () => {
    const { materials } = await read(ec.certificatePem.replaceAll('CERTIFICATE', 'PRIVATE KEY'));
    expect(materials.map(({ kind }) => kind)).toEqual(['certificate']);
  });

  test('cut off anywhere is a problem', async () => {
    for (let length = 1; length < ec.certificatePem.length - 26; length += 9) {
      const { materials } = await read(ec.certificatePem.slice(0, length));
      expect(materials).toEqual([]);
    }
  });

  test('of random octets under a label that is read is a problem', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom('PRIVATE KEY', 'CERTIFICATE', 'RSA PRIVATE KEY'),
        fc.uint8Array(),
        async (label, octets) => {
          const { materials } = await read(encodePem(label, octets));
          expect(materials).toEqual([]);
        },
      ),
    );
  });
});

describe('anything at all', () => {
  test('of octets is read or a problem', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async (octets) => {
        await read(new Uint8Array(octets));
      }),
      { numRuns: 500 },
    );
  });

  test('of text is read or a problem', async () => {
    const piece = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom(
        '-----BEGIN CERTIFICATE-----',
        '-----END CERTIFICATE-----',
        '\n',
        'MII',
        'Proc-Type: 4,ENCRYPTED',
        '{"kty"',
        'eyJ.',
        '\ufeff',
      ),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { minLength: 1 }), async (pieces) => {
        await read(pieces.join(''));
      }),
      { numRuns: 500 },
    );
  });
});

test('a key that is refused is overwritten like one that is read', async () => {
  for (const algorithm of ['X25519', 'ED448']) {
    const pem = openssl(['genpkey', '-algorithm', algorithm]);
    const content = new Uint8Array(
      openssl(['pkcs8', '-topk8', '-nocrypt', '-outform', 'DER'], { input: pem }),
    );
    const { problems } = await readMaterial(content, 'key.der', directEngine);
    expect(codes(problems)).toEqual(['key/unsupported-algorithm']);
    expect(content.every((octet) => octet === 0)).toBe(true);
  }
});

test('no problem holds octets of the key', async () => {
  const text = rsa.keyPem;
  const lines = text.split('\n').slice(1, -2);
  for (const broken of [
    text.replace('-----END', '!-----END'),
    text.replace(/\n-----END[^]*/, ''),
    text.replace('END PRIVATE', 'END PUBLIC'),
  ]) {
    const { problems } = await read(broken);
    const told = problems.map((problem) => `${problem.message} ${JSON.stringify(problem.evidence)}`).join();
    expect(problems).toHaveLength(1);
    for (const line of lines) expect(told).not.toContain(line);
  }
});
