import type { Bytes } from '../core/encoding/bytes';
import { encodeUtf8 } from '../core/encoding/utf8';
import { thumbprintsOf, type Thumbprints } from '../core/x509/thumbprint';
import { AsyncRun } from './async-run.svelte';
import type { LessonSubject } from './lesson-bench.svelte';

interface Digests {
  readonly der: Thumbprints;
  /** Of the file's text, which is a mistake. */
  readonly pem: Thumbprints;
}

/** The digests of a certificate, of which one bit may be flipped. */
export class DigestedCertificate {
  readonly run = new AsyncRun<Digests>();
  #subject: LessonSubject;

  constructor(subject: LessonSubject) {
    this.#subject = subject;
    void this.digest(undefined);
  }

  readonly digests = $derived(this.run.state.kind === 'ready' ? this.run.state.value : undefined);

  get length(): number {
    return this.#subject.certificate.der.length;
  }

  /** @param flipped the octet whose last bit is turned over, from 0 */
  async digest(flipped: number | undefined): Promise<void> {
    const { certificate, certificatePem } = this.#subject;
    const der: Bytes = certificate.der.slice();
    if (flipped !== undefined && flipped in der) der[flipped] = (der[flipped] as number) ^ 1;
    await this.run.run(async () => ({
      der: await thumbprintsOf(der),
      pem: await thumbprintsOf(encodeUtf8(certificatePem)),
    }));
  }
}
