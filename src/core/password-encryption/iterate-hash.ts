/** H(H(…H(first)…)): the inner loop of PBKDF1 and of the PKCS#12 derivation. RFC 8018 §5.1, RFC 7292 §B.2. */
import { _SHA1 } from '@noble/hashes/legacy.js';
import type { Bytes } from '../encoding/bytes';
import type { HashName } from './encryption-scheme';
import { hashFunctions } from './hash-functions';

/** How often progress is reported: some milliseconds apart. */
export const progressInterval = 2 ** 14;

/**
 * @param digest of the first hash; overwritten with the last
 * @param iterations in all, the first one included
 */
export function iterateHash(
  hash: HashName,
  digest: Bytes,
  iterations: number,
  onIterations: (done: number) => void,
): void {
  const repeat = hash === 'SHA-1' ? new SingleBlockSha1(digest) : new Repetition(hash, digest);
  for (let done = 1; done < iterations;) {
    const next = Math.min(iterations, done + progressInterval);
    repeat.run(next - done);
    done = next;
    onIterations(done);
  }
  repeat.finish(digest);
}

/** Any hash: one working copy, set back to the initial state without allocation. */
class Repetition {
  readonly #initial;
  readonly #working;
  readonly #digest: Bytes;

  constructor(hash: HashName, digest: Bytes) {
    this.#initial = hashFunctions[hash].create();
    this.#working = hashFunctions[hash].create();
    this.#digest = digest;
  }

  run(times: number): void {
    // The library types _cloneInto by the class itself; both are of one class.
    const initial = this.#initial as { _cloneInto(to: unknown): unknown };
    for (let index = 0; index < times; index++) {
      initial._cloneInto(this.#working);
      this.#working.update(this.#digest).digestInto(this.#digest);
    }
  }

  finish(): void {
    this.#working.destroy();
  }
}

/**
 * A SHA-1 of 20 octets is one block whose padding never changes, so the library's compression function is run on that
 * block directly. Firefox writes 600 000 iterations six times over; this halves them.
 */
class SingleBlockSha1 extends _SHA1 {
  readonly #initial = this.get();
  readonly #block = new Uint8Array(64);
  readonly #words = new DataView(this.#block.buffer);

  constructor(digest: Bytes) {
    super();
    this.#block.set(digest);
    this.#block[20] = 0x80;
    this.#words.setUint32(60, 20 * 8);
  }

  run(times: number): void {
    const words = this.#words;
    const [a, b, c, d, e] = this.#initial;
    for (let index = 0; index < times; index++) {
      this.set(a, b, c, d, e);
      this.process(words, 0);
      const state = this.get();
      for (let at = 0; at < 5; at++) words.setUint32(4 * at, state[at] as number);
    }
  }

  finish(digest: Bytes): void {
    digest.set(this.#block.subarray(0, 20));
    this.#block.fill(0);
    this.roundClean();
    this.destroy();
  }
}
