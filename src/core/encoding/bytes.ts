/** Octet strings as WebCrypto takes them: views on plain (not shared) buffers. */
export type Bytes = Uint8Array<ArrayBuffer>;

export function equalBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, index) => byte === b[index]);
}

/** A copy in a buffer of its own, which WebCrypto accepts whatever buffer `bytes` looked into. */
export function copyBytes(bytes: Uint8Array): Bytes {
  return new Uint8Array(bytes);
}

/** Overwrites key material. Copies that an engine made are out of reach; see SECURITY.md. */
export function wipeBytes(...arrays: Uint8Array[]): void {
  for (const array of arrays) array.fill(0);
}

export function joinBytes(...parts: readonly Uint8Array[]): Bytes {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
