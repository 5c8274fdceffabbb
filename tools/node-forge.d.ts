/** The parts of node-forge that tests judge and make PFX files with, that the benchmark races, and that pictures have keys from: it brings no types of its own. */
declare module 'node-forge' {
  interface Asn1 {
    readonly tagClass: number;
  }
  interface Digest {
    update(text: string, encoding?: 'utf8'): Digest;
  }
  interface Pss {
    readonly name?: string;
  }
  interface Key {
    readonly n: unknown;
    /** Without a scheme RSASSA-PKCS1-v1_5. */
    sign(digest: Digest, scheme?: Pss): string;
  }
  interface Certificate {
    readonly serialNumber: string;
  }
  interface Bag {
    readonly key: Key;
    readonly cert?: Certificate;
  }
  interface Pkcs12 {
    getBags(filter: { readonly bagType: string }): Readonly<Record<string, readonly Bag[]>>;
  }
  /** Octets stand in strings, one character for each. */
  const forge: {
    readonly asn1: { fromDer(octets: string): Asn1; toDer(node: Asn1): { getBytes(): string } };
    readonly md: { readonly sha256: { create(): Digest } };
    readonly mgf: { readonly mgf1: { create(digest: Digest): unknown } };
    readonly pss: {
      create(options: { readonly md: Digest; readonly mgf: unknown; readonly saltLength: number }): Pss;
    };
    readonly pki: {
      readonly oids: { readonly pkcs8ShroudedKeyBag: string; readonly certBag: string };
      privateKeyFromPem(pem: string): Key;
      privateKeyToPem(key: Key): string;
      certificateFromPem(pem: string): Certificate;
      privateKeyToAsn1(key: Key): Asn1;
      publicKeyToAsn1(key: Key): Asn1;
      wrapRsaPrivateKey(key: Asn1): Asn1;
      readonly rsa: {
        generateKeyPair(options: {
          readonly bits: number;
          readonly prng: { getBytesSync(count: number): string };
        }): { readonly privateKey: Key; readonly publicKey: Key };
      };
    };
    readonly pkcs12: {
      pkcs12FromAsn1(node: Asn1, password: string): Pkcs12;
      toPkcs12Asn1(
        key: Key,
        certificates: readonly Certificate[],
        password: string | null,
        options: { readonly algorithm: string },
      ): Asn1;
    };
  };
  export default forge;
}
