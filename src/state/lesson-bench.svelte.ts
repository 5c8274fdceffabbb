import { encodeBase64url } from '../core/encoding/base64url';
import { encodeHex } from '../core/encoding/hex';
import { encodePem } from '../core/encoding/pem';
import type { Certificate } from '../core/x509/certificate';
import type { Credential } from '../core/x509/credential';
import { AsyncRun } from './async-run.svelte';
import type { Clock } from './clock.svelte';
import { exampleCertificate } from './example';

/** What lessons are about: made here when the first is opened, registered nowhere, gone with the page. */
export interface LessonSubject {
  readonly credential: Credential;
  readonly certificate: Certificate;
  readonly certificatePem: string;
  /** Of the DER, upper-case, no separators. */
  readonly certificateHex: string;
  /** Another pair, for mistakes. */
  readonly other: Credential;
  /** NumericDate: the moment in which every assertion of the lessons is made. */
  readonly madeAt: number;
  /** Of those assertions. */
  readonly jti: string;
  /** What no one else has either: for the lessons on secrets. */
  readonly secret: string;
}

/** The throw-away credential that every number in the lessons is computed from. */
export class LessonBench {
  readonly run = new AsyncRun<LessonSubject>();
  #clock: Clock;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  readonly subject = $derived(this.run.state.kind === 'ready' ? this.run.state.value : undefined);

  /** Once; later calls find it there. */
  async prepare(): Promise<void> {
    if (this.run.state.kind !== 'empty') return;
    await this.run.run(async () => {
      const { generateThrowAwayCredential } = await import('../core/x509/throw-away-credential');
      const madeAt = this.#clock.now();
      const now = madeAt * 1000;
      const [credential, other] = await Promise.all([
        generateThrowAwayCredential({ ...exampleCertificate(now), commonName: 'lesson.example' }),
        generateThrowAwayCredential({ ...exampleCertificate(now), commonName: 'other.example' }),
      ]);
      const certificate = credential.chain[0] as Certificate;
      const { der } = certificate;
      const certificatePem = encodePem('CERTIFICATE', der);
      return {
        credential,
        certificate,
        certificatePem,
        certificateHex: encodeHex(der),
        other,
        madeAt,
        jti: crypto.randomUUID(),
        secret: encodeBase64url(crypto.getRandomValues(new Uint8Array(30))),
      };
    });
  }

  forget(): void {
    this.run.reset();
  }
}
