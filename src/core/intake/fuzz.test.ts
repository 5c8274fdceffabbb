import { createPrivateKey, type JsonWebKey } from 'node:crypto';
import { expect, test } from 'vitest';
import { corpusRows, octetsOf } from '../../../tools/corpus';
import { ImpatientEngine } from '../../../tools/impatient-engine';
import { mutate, seededRandom } from '../../../tools/mutations';
import { makeCertificatePem, makeKeyPem, openssl } from '../../../tools/openssl-fixtures';
import { encryptPkcs8, makePfx } from '../../../tools/password-fixtures';
import { WorkbenchError } from '../errors';
import { readMaterial } from './read-material';
import { unlock } from './unlock';

/** Other ones find other things: FUZZ_SEED=7 FUZZ_RUNS=60000 npx vitest run src/core/intake/fuzz.test.ts */
const seed = Number(process.env['FUZZ_SEED'] ?? 20_261_122);
const runs = Number(process.env['FUZZ_RUNS'] ?? 20_000);

interface Seed {
  readonly octets: Buffer;
  readonly password: string;
}

/** The corpus where it is, but for RSA keys whose arithmetic alone would take minutes. */
function ofCorpus(): readonly Seed[] {
  const isSmall = ({ key_type = '' }: { readonly key_type?: string }) =>
    !/RSA-(3072|4096|8192)/.test(key_type);
  return corpusRows
    .filter(isSmall)
    .map((row) => ({ octets: Buffer.from(octetsOf(row)), password: row.password }));
}

/** Made by OpenSSL, with one iteration, and in the forms that the corpus lacks. */
function ofOpenssl(): readonly Seed[] {
  const password = 'secret';
  const [ec, ed25519] = [makeKeyPem('P-256'), makeKeyPem('Ed25519')];
  const rsa = makeKeyPem('RSA-1024');
  const certificate = makeCertificatePem(ec);
  const pair = { password, keyPem: ec, certificates: certificate };
  const files = { 'chain.pem': certificate + makeCertificatePem(rsa) };
  const p7b = (form: string) =>
    openssl(['crl2pkcs7', '-nocrl', '-certfile', 'chain.pem', '-outform', form], { files });
  const x5c = [openssl(['x509', '-outform', 'DER'], { input: certificate }).toString('base64')];
  const jwk = (pem: string): JsonWebKey => createPrivateKey(pem).export({ format: 'jwk' });
  // A member that is undefined is none in JSON.
  const withoutPrimes = { ...jwk(rsa), p: undefined, q: undefined };
  const contents: readonly (string | Uint8Array)[] = [
    makePfx({ ...pair, args: ['-noiter', '-nomaciter'] }),
    makePfx({ ...pair, args: ['-noiter', '-nomaciter', '-legacy'] }),
    makePfx({ ...pair, password: '', args: ['-noiter', '-nomac', '-keypbe', 'NONE', '-certpbe', 'NONE'] }),
    encryptPkcs8(ec, password, ['-iter', '1']),
    encryptPkcs8(ed25519, password, ['-iter', '1', '-v1', 'PBE-SHA1-3DES']),
    openssl(['ec', '-aes128', '-passout', `pass:${password}`], { input: ec }).toString(),
    openssl(['ec', '-outform', 'DER'], { input: ec }),
    p7b('PEM').toString(),
    p7b('DER'),
    JSON.stringify({ ...jwk(ec), x5c }),
    JSON.stringify({ keys: [jwk(ed25519), withoutPrimes, jwk(rsa)] }, null, 1),
    JSON.stringify({ keyCredentials: [{ key: x5c[0] }], value: ec }),
    `KEY="${ec.replaceAll('\n', '\\n')}"\nCERT=${Buffer.from(certificate).toString('base64')}\n`,
    `data:\n  key: ${Buffer.from(ec).toString('base64')}\n  cert: |\n    ${String(x5c[0]).replace(/.{64}/g, '$&\n    ')}\n`,
    ed25519 + certificate,
  ];
  return contents.map((content) => ({ octets: Buffer.from(content), password }));
}

test(
  `${runs} mutations of real files end in a reading, or in an error of our own`,
  { timeout: 110_000 },
  async () => {
    const random = seededRandom(seed);
    const seeds = [...ofCorpus(), ...ofOpenssl()];
    // A Windows PFX has 2 000, OpenSSL's 2 048; what asks for more is stopped, as a person would.
    const engine = new ImpatientEngine(2100);
    const tally = { read: 0, refused: 0, locked: 0, slowest: 0 };
    const started = performance.now();
    for (let run = 0; run < runs; run++) {
      const { octets, password } = seeds[random(seeds.length)] as Seed;
      const mutated = mutate(octets, random, (seeds[random(seeds.length)] as Seed).octets);
      const began = performance.now();
      const content = random(4) === 0 ? mutated.toString('utf8') : new Uint8Array(mutated);
      const reading = await readMaterial(content, `run ${run}`, engine).catch(bug(run, mutated));
      const opened = [reading];
      for (const one of reading.locked)
        opened.push(await unlock(one, password, engine).catch(bug(run, mutated)));
      for (const { problems } of opened)
        for (const problem of problems) expect(problem).toBeInstanceOf(WorkbenchError);
      const { materials, problems, locked } = reading;
      expect([run, materials.length + problems.length + locked.length > 0]).toEqual([run, true]);
      tally.read += Number(opened.some((one) => one.materials.length > 0));
      tally.refused += Number(opened.some((one) => one.problems.length > 0));
      tally.locked += Number(locked.length > 0);
      tally.slowest = Math.max(tally.slowest, performance.now() - began);
    }
    const seconds = Math.round((performance.now() - started) / 1000);
    const told = `${tally.read} read, ${tally.refused} with a refusal, ${tally.locked} locked at first`;
    console.log(
      `fuzz: ${runs} mutations of ${seeds.length} files in ${seconds} s: ${told}; ` +
        `${engine.derivations} derivations, ${engine.stopped} stopped; the slowest took ${Math.round(tally.slowest)} ms`,
    );
    expect(tally.read).toBeGreaterThan(runs / 20);
    expect(tally.refused).toBeGreaterThan(runs / 2);
    expect(tally.locked).toBeGreaterThan(runs / 50);
  },
);

/** With what makes it happen again. */
function bug(run: number, octets: Buffer): (error: unknown) => never {
  return (cause) => {
    throw new Error(`run ${run} of seed ${seed}: ${String(cause)}\n${octets.toString('base64')}`, { cause });
  };
}
