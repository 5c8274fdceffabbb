/** The parts used here of two libraries that bring no types of their own. */

declare module 'des.js' {
  export interface DesCipher {
    update(data: Uint8Array): number[];
    final(): number[];
  }
  export interface DesOptions {
    readonly type: 'encrypt' | 'decrypt';
    readonly key: Uint8Array;
    readonly iv: Uint8Array;
    readonly padding: boolean;
  }
  export interface DesBase {
    readonly prototype: unknown;
  }
  export const DES: DesBase;
  export const EDE: DesBase;
  export const CBC: { instantiate(base: DesBase): { create(options: DesOptions): DesCipher } };
}

declare module 'node-forge/lib/forge.js' {
  export interface ByteBuffer {
    /** One character for each octet. */
    getBytes(): string;
  }
  export interface Rc2Cipher {
    readonly output: ByteBuffer;
    start(iv: ByteBuffer): void;
    update(input: ByteBuffer): void;
  }
  const forge: {
    readonly util: { createBuffer(octets: Uint8Array): ByteBuffer };
    readonly rc2: Record<
      'createEncryptionCipher' | 'createDecryptionCipher',
      (key: ByteBuffer, effectiveBits: number) => Rc2Cipher
    >;
  };
  export default forge;
}

declare module 'node-forge/lib/rc2.js';
