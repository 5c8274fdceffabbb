/** One thing that is wrong with a thumbprint, by the names of `facts/findings.md`. RFC 7515 §4.1.7–4.1.8. */

/** `error`: no server finds the certificate by it. `warning`: some do. `note`: worth knowing. */
export type MistakeSeverity = 'error' | 'warning' | 'note';

/** Where a thumbprint stands. Without one it is a text that somebody pasted. */
export type ThumbprintMember = 'x5t' | 'x5t#S256' | 'customKeyIdentifier';

export type MistakeCode =
  | 'x5t/missing'
  | 'x5t/hex-text'
  | 'x5t/hex-text-with-newline'
  | 'x5t/hex-as-base64'
  | 'x5t/double-base64'
  | 'x5t/standard-base64'
  | 'x5t/padded'
  | 'x5t/sha256-in-x5t'
  | 'x5t/sha1-in-x5t-s256'
  | 'x5t/impossible-length'
  | 'x5t/non-canonical'
  | 'x5t/other-certificate'
  | 'x5t/of-chain-certificate'
  | 'x5t/of-pem-text'
  | 'x5t/of-public-key'
  | 'thumbprint/invisible-characters'
  | 'thumbprint/full-width-digits'
  | 'thumbprint/odd-length'
  | 'thumbprint/md5'
  | 'thumbprint/truncated'
  | 'thumbprint/ambiguous'
  | 'thumbprint/several'
  | 'thumbprint/jwk-thumbprint'
  | 'thumbprint/unreadable-certificate'
  | 'thumbprint/not-a-digest'
  | 'thumbprint/too-long';

export interface ThumbprintMistake {
  readonly code: MistakeCode;
  readonly severity: MistakeSeverity;
  /** What the code rests on: counts, offsets, the names of members and of certificates. */
  readonly evidence: Readonly<Record<string, string | number>>;
  /** What to write instead, in the spelling of the member (base64url; base64 in `customKeyIdentifier`), where it is known. */
  readonly corrected?: string;
  readonly spec: string;
}

const ofMember: Readonly<Record<ThumbprintMember, string>> = {
  x5t: 'RFC 7515 §4.1.7',
  'x5t#S256': 'RFC 7515 §4.1.8',
  customKeyIdentifier: 'Microsoft Graph, keyCredential',
};

export function specOfMember(member: ThumbprintMember | undefined): string {
  return ofMember[member ?? 'x5t'];
}
