/** Whether a text may hold a private key, told fast and on the safe side: what only might is treated as if it did. */

const signs: readonly RegExp[] = [
  /BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY|PRIVATE KEY-----/,
  /PuTTY-User-Key-File-/,
  // Base64 of a SEQUENCE that begins with its version, with each form of the length: PKCS#8, PKCS#1, SEC 1, PFX.
  // A certificate begins with another SEQUENCE.
  /(?:^|[^A-Za-z0-9+/])(?:M[C-H][A-Za-z0-9+/]CAQ|MIG[A-Za-z0-9+/]AgE|MII[A-Za-z0-9+/]{3}IB[A-D])/,
  // Base64 of PEM, with a label or without its end.
  /LS0tLS1CRUdJTi(?!BDRVJUSUZJQ0FURS)/,
];

/** `d` is in every asymmetric one, `k` in the symmetric. */
const isPrivateJwk = (text: string) => /"kty"\s*:/.test(text) && /"[dk]"\s*:/.test(text);

export function mayHoldPrivateKey(text: string): boolean {
  return signs.some((sign) => sign.test(text)) || isPrivateJwk(text);
}
