/** The parts of node-forge that tests judge and make PFX files with: it brings no types of its own. */
declare module 'node-forge' {
  interface Asn1 {
    readonly tagClass: number;
  }
  interface Key {
    readonly n: unknown;
  }
  interface Certificate {
    readonly serialNumber: string;
  }
  interface Bag {
    readonly key: Key;
  }
  interface Pkcs12 {
    getBags(filter: { readonly bagType: string }): Readonly<Record<string, readonly Bag[]>>;
  }
  /** Octets stand in strings, one character for each. */
  const forge: {
    readonly asn1: { fromDer(octets: string): Asn1; toDer(node: Asn1): { getBytes(): string } };
    readonly pki: {
      readonly oids: { readonly pkcs8ShroudedKeyBag: string };
      privateKeyFromPem(pem: string): Key;
      privateKeyToPem(key: Key): string;
      certificateFromPem(pem: string): Certificate;
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
