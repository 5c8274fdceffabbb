/** The public members of a JWK, read from a SubjectPublicKeyInfo. RFC 7518 §6.2.1, §6.3.1, RFC 8037 §2. */
import { parseDer, SequenceReader } from '../asn1/der';
import { encodeBase64url } from '../encoding/base64url';
import { WorkbenchError } from '../errors';
import type { PublicKey } from './public-key';

export type PublicJwk =
  | { readonly kty: 'RSA'; readonly n: string; readonly e: string }
  | { readonly kty: 'EC'; readonly crv: string; readonly x: string; readonly y: string }
  | { readonly kty: 'OKP'; readonly crv: string; readonly x: string };

/** @throws WorkbenchError `key/compressed-point`: the JWK has both coordinates, the file only one */
export function publicJwkOf({ keyType, curve, spki }: PublicKey): PublicJwk {
  const info = new SequenceReader(parseDer(spki).node, 'SubjectPublicKeyInfo');
  info.take('algorithm');
  const octets = info.takeBitString('subjectPublicKey');
  if (keyType === 'RSA') {
    const rsa = new SequenceReader(parseDer(octets).node, 'RSAPublicKey');
    const member = (name: string) => encodeBase64url(withoutLeadingZeros(rsa.takeInteger(name)));
    return { kty: 'RSA', n: member('modulus'), e: member('publicExponent') };
  }
  if (keyType === 'OKP') return { kty: 'OKP', crv: String(curve), x: encodeBase64url(octets) };
  if (octets[0] !== 4) {
    throw new WorkbenchError('key/compressed-point', 'subjectPublicKey: an ECPoint in compressed form', {
      curve: String(curve),
    });
  }
  const length = (octets.length - 1) / 2;
  const [x, y] = [octets.subarray(1, 1 + length), octets.subarray(1 + length)];
  return { kty: 'EC', crv: String(curve), x: encodeBase64url(x), y: encodeBase64url(y) };
}

/** Base64urlUInt: the fewest octets (RFC 7518 §2). */
function withoutLeadingZeros(octets: Uint8Array): Uint8Array {
  const first = octets.findIndex((octet) => octet !== 0);
  return first === -1 ? octets.subarray(-1) : octets.subarray(first);
}
