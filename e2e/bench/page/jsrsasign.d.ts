/** The part of jsrsasign that the benchmark races: it brings no types of its own. */
declare module 'jsrsasign' {
  export const KEYUTIL: { getKey(pem: string): unknown };
  export const KJUR: {
    readonly jws: {
      readonly JWS: { sign(alg: string, header: string, claims: string, key: unknown): string };
    };
  };
}
