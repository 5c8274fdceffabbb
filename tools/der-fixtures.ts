/** Just enough DER to write keys that OpenSSL would not: right in form, wrong or unusual in content. X.690 §8, §10. */
import { createPrivateKey } from 'node:crypto';

export function tlv(tag: number, ...content: readonly Uint8Array[]): Buffer {
  const value = Buffer.concat(content);
  const octets = value.length < 0x80 ? [] : Buffer.from(hexOf(BigInt(value.length)), 'hex');
  const length = octets.length === 0 ? [value.length] : [0x80 | octets.length, ...octets];
  return Buffer.concat([Buffer.from([tag, ...length]), value]);
}

export const sequence = (...members: readonly Uint8Array[]) => tlv(0x30, ...members);
export const octetString = (...content: readonly Uint8Array[]) => tlv(0x04, ...content);
export const bitString = (content: Uint8Array) => tlv(0x03, Buffer.of(0), content);
export const explicit = (tag: number, content: Uint8Array) => tlv(0xa0 | tag, content);
export const nothing = () => tlv(0x05);

export function integer(value: bigint): Buffer {
  const octets = Buffer.from(hexOf(value), 'hex');
  return tlv(0x02, (octets[0] ?? 0) > 0x7f ? Buffer.of(0) : Buffer.of(), octets);
}

export function objectIdentifier(dotted: string): Buffer {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number);
  const base128 = (arc: number): number[] => {
    const digits = [arc % 128];
    for (let left = Math.floor(arc / 128); left > 0; left = Math.floor(left / 128))
      digits.unshift(128 | (left % 128));
    return digits;
  };
  return tlv(0x06, Buffer.from([first * 40 + second, ...rest].flatMap(base128)));
}

export function privateKeyInfo(
  algorithm: Uint8Array,
  privateKey: Uint8Array,
  ...more: readonly Uint8Array[]
): Buffer {
  return sequence(integer(0n), algorithm, octetString(privateKey), ...more);
}

export const rsaEncryption = sequence(objectIdentifier('1.2.840.113549.1.1.1'), nothing());

/** RFC 8017 §A.1.2, in its order. */
export interface RsaNumbers {
  n: bigint;
  e: bigint;
  d: bigint;
  p: bigint;
  q: bigint;
  dp: bigint;
  dq: bigint;
  qi: bigint;
}

/** As node:crypto reads them out of OpenSSL's key. */
export function rsaNumbersOf(keyPem: string): RsaNumbers {
  const jwk = createPrivateKey(keyPem).export({ format: 'jwk' });
  const number = (name: keyof RsaNumbers) =>
    BigInt(`0x${Buffer.from(String(jwk[name]), 'base64url').toString('hex')}`);
  return {
    n: number('n'),
    e: number('e'),
    d: number('d'),
    p: number('p'),
    q: number('q'),
    dp: number('dp'),
    dq: number('dq'),
    qi: number('qi'),
  };
}

export function rsaPrivateKey({ n, e, d, p, q, dp, dq, qi }: RsaNumbers, version = 0n): Buffer {
  return sequence(...[version, n, e, d, p, q, dp, dq, qi].map(integer));
}

export interface EcOctets {
  scalar: Buffer;
  x: Buffer;
  y: Buffer;
}

export function ecOctetsOf(keyPem: string): EcOctets {
  const { d, x, y } = createPrivateKey(keyPem).export({ format: 'jwk' });
  const octets = (text: string | undefined) => Buffer.from(String(text), 'base64url');
  return { scalar: octets(d), x: octets(x), y: octets(y) };
}

export const uncompressed = ({ x, y }: EcOctets) => Buffer.concat([Buffer.of(4), x, y]);
export const compressed = ({ x, y }: EcOctets) => Buffer.concat([Buffer.of(2 + ((y.at(-1) ?? 0) & 1)), x]);

/** RFC 5915 §3. */
export function ecPrivateKey(
  scalar: Uint8Array,
  inside: { curve?: string; point?: Uint8Array } = {},
): Buffer {
  return sequence(
    integer(1n),
    octetString(scalar),
    ...(inside.curve ? [explicit(0, objectIdentifier(inside.curve))] : []),
    ...(inside.point ? [explicit(1, bitString(inside.point))] : []),
  );
}

export function ecPublicKey(curve: string): Buffer {
  return sequence(objectIdentifier('1.2.840.10045.2.1'), objectIdentifier(curve));
}

function hexOf(value: bigint): string {
  const digits = value.toString(16);
  return digits.length % 2 === 0 ? digits : `0${digits}`;
}
