/** A proof: a value on the page, and the commands that give it without the page. */

export interface Proof {
  /** What the value is called on the page. */
  readonly name: string;
  /** What the OpenSSL command prints: the value itself, or OpenSSL's own word for it. */
  readonly gives: string;
  /** For bash, with OpenSSL 1.1.1 or later. */
  readonly bash: string;
  /** Absent where PowerShell alone cannot. */
  readonly powershell?: string;
  /** What PowerShell prints, where it is not the same text. */
  readonly powershellGives?: string;
  /** Where Windows PowerShell 5.1 is not enough. */
  readonly powershellVersion?: 7;
}

/** base64 → base64url. RFC 4648 §5, RFC 7515 §2. */
export const toBase64url = `openssl base64 -A | tr '+/' '-_' | tr -d '='`;

export const fromBase64url = `tr '_-' '/+' | awk '{ while (length($0) % 4) $0 = $0 "="; print }' | openssl base64 -d -A`;

/** @param octets an expression */
export function powershellBase64url(octets: string): string {
  return `[Convert]::ToBase64String(${octets}).TrimEnd('=').Replace('+', '-').Replace('/', '_')`;
}
