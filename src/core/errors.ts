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
  | 'der/malformed'
  | 'der/truncated'
  | 'der/unexpected-element'
  | 'key/unsupported-algorithm'
  | 'key/unsupported-curve'
  | 'key/multi-prime'
  | 'key/too-long'
  | 'key/inconsistent'
  | 'key/refused-by-engine'
  | 'key/public-key-mismatch'
  | 'certificate/malformed'
  | 'base64/invalid-character'
  | 'base64/invalid-length'
  | 'base64/invalid-padding'
  | 'hex/invalid-character'
  | 'hex/odd-length'
  | 'signature/refused-by-engine'
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
