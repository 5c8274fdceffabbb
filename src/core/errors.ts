/** The one error class of the core: a value could not be produced. Sentences for people are in `ui/messages.ts`. */

export type ErrorCode =
  | 'intake/too-large'
  | 'intake/empty'
  | 'intake/unreadable-file'
  | 'intake/too-many-blocks'
  | 'intake/unrecognised'
  | 'intake/not-usable'
  | 'pem/no-end'
  | 'pem/label-mismatch'
  | 'pem/invalid-base64'
  | 'pem/empty-block'
  | 'pem/malformed-dek-info'
  | 'der/malformed'
  | 'der/truncated'
  | 'der/unexpected-element'
  | 'encryption/unsupported'
  | 'encryption/malformed'
  | 'encryption/too-many-iterations'
  | 'encryption/too-much-memory'
  | 'encryption/wrong-password'
  | 'encryption/damaged'
  | 'encryption/cancelled'
  | 'encryption/worker-failed'
  | 'key/unsupported-algorithm'
  | 'key/unsupported-curve'
  | 'key/multi-prime'
  | 'key/too-long'
  | 'key/inconsistent'
  | 'key/refused-by-engine'
  | 'key/public-key-mismatch'
  | 'jwk/malformed'
  | 'pkcs7/not-signed-data'
  | 'pkcs7/no-certificates'
  | 'certificate/malformed'
  | 'pfx/wrong-password'
  | 'pfx/damaged'
  | 'pfx/malformed'
  | 'pfx/empty'
  | 'base64/invalid-character'
  | 'base64/invalid-length'
  | 'base64/invalid-padding'
  | 'hex/invalid-character'
  | 'hex/odd-length'
  | 'registration/private-key'
  | 'registration/not-key-credentials'
  | 'registration/too-long'
  | 'registration/not-json'
  | 'certificate/days-not-whole'
  | 'certificate/name-too-long'
  | 'certificate/name-missing'
  | 'key/compressed-point'
  | 'signature/refused-by-engine'
  | 'batch/count-not-whole'
  | 'batch/stagger-not-seconds'
  | 'batch/too-large'
  | 'overrides/not-json'
  | 'overrides/not-an-object';

/** Where and what, in values that may be shown: names, offsets, counts, OIDs. Never key bytes, passwords or tokens. */
export type Evidence = Readonly<Record<string, string | number>>;

export class WorkbenchError extends Error {
  override readonly name = 'WorkbenchError';

  constructor(
    readonly code: ErrorCode,
    sentence: string,
    readonly evidence: Evidence = {},
    options: { cause?: unknown } = {},
  ) {
    super(sentence, options);
  }

  /** The same error, told with more of its surroundings (the file, the PEM block). The error's own evidence wins. */
  within(surroundings: Evidence): WorkbenchError {
    return new WorkbenchError(
      this.code,
      this.message,
      { ...surroundings, ...this.evidence },
      { cause: this.cause ?? this },
    );
  }
}
