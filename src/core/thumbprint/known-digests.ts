/** Every digest that a certificate could have been mistaken to have, computed from it, so that none is guessed. */
import { parseDer, SequenceReader, typeOf } from '../asn1/der';
import type { Bytes } from '../encoding/bytes';
import { copyBytes } from '../encoding/bytes';
import { decodeBase64url } from '../encoding/base64url';
import { decodeHex, encodeHex } from '../encoding/hex';
import { encodeUtf8 } from '../encoding/utf8';
import { WorkbenchError } from '../errors';
import type { Certificate } from '../x509/certificate';
import { digestTextsOf } from './digest-texts';

export type DigestAlgorithm = 'SHA-1' | 'SHA-256';

/** What a digest turned out to be the digest of. */
export interface DigestMeaning {
  readonly of: 'certificate' | 'beginning-of-sha256' | 'text' | PublicKeyPart;
  readonly algorithm: DigestAlgorithm;
  /** Its place in `KnownDigests.certificates`: 0 is the leaf. */
  readonly certificate: number;
}

/** What is hashed of a public key: all of its structure, its bits alone, OpenSSL's line about the modulus, a JWK, or what its issuer wrote. */
export type PublicKeyPart =
  'SubjectPublicKeyInfo' | 'subjectPublicKey' | 'Modulus=' | 'JWK' | 'subjectKeyIdentifier';

export interface KnownDigests {
  /** Leaf first. */
  readonly certificates: readonly Certificate[];
  /** By upper-case hex. */
  readonly meanings: ReadonlyMap<string, DigestMeaning>;
}

/** Chains are shorter. More would only cost time: each takes some thirty digests. */
export const mostKnownCertificates = 10;

export const noKnownDigests: KnownDigests = { certificates: [], meanings: new Map() };

/**
 * @param certificates leaf first; those after the tenth are left out
 * @param source the text that they were read from, where somebody may have hashed that
 */
export async function knownDigestsOf(
  certificates: readonly Certificate[],
  source?: string,
): Promise<KnownDigests> {
  const known = certificates.slice(0, mostKnownCertificates);
  const found: (readonly [hex: string, meaning: DigestMeaning])[] = [];
  const ders = known.map(({ der }) => der);
  for (const [certificate, { thumbprints }] of known.entries()) {
    const of = 'certificate';
    found.push([thumbprints.sha1, { of, algorithm: 'SHA-1', certificate }]);
    found.push([thumbprints.sha256, { of, algorithm: 'SHA-256', certificate }]);
    const cut = { of: 'beginning-of-sha256', algorithm: 'SHA-256', certificate } as const;
    found.push([thumbprints.sha256.slice(0, 40), cut]);
  }
  for (const [certificate, one] of known.entries()) {
    for (const [of, octets] of publicKeyPartsOf(one))
      found.push(...(await bothOf(octets, { of, certificate })));
    found.push(...ownNamesOf(one, certificate));
    for (const text of digestTextsOf([one.der]))
      found.push(...(await bothOf(encodeUtf8(text), { of: 'text', certificate })));
  }
  for (const text of known.length > 0 ? digestTextsOf(ders, source) : [])
    found.push(...(await bothOf(encodeUtf8(text), { of: 'text', certificate: 0 })));
  // The first meaning of a value is the plainest.
  return { certificates: known, meanings: new Map(found.toReversed()) };
}

export function meaningOf({ meanings }: KnownDigests, digest: Uint8Array): DigestMeaning | undefined {
  return meanings.get(encodeHex(digest));
}

async function bothOf(octets: Bytes, meaning: Omit<DigestMeaning, 'algorithm'>) {
  const algorithms: readonly DigestAlgorithm[] = ['SHA-1', 'SHA-256'];
  return Promise.all(
    algorithms.map(async (algorithm) => {
      const digest = new Uint8Array(await crypto.subtle.digest(algorithm, octets));
      return [encodeHex(digest), { ...meaning, algorithm }] as const;
    }),
  );
}

/** Values that the certificate has, not digests that are taken here. */
function ownNamesOf(one: Certificate, certificate: number): (readonly [string, DigestMeaning])[] {
  const keyIdentifier = one.subjectKeyIdentifier ?? '';
  const jwk = one.jwkThumbprint ? encodeHex(decodeBase64url(one.jwkThumbprint)) : '';
  const values: (readonly [string, DigestMeaning])[] = [
    [keyIdentifier, { of: 'subjectKeyIdentifier', algorithm: 'SHA-1', certificate }],
    [jwk, { of: 'JWK', algorithm: 'SHA-256', certificate }],
  ];
  return values.filter(([hex]) => hex.length === 40 || hex.length === 64);
}

/** The octets as they stand in the certificate. RFC 5280 §4.1. */
function publicKeyPartsOf({ der }: Certificate): readonly (readonly [PublicKeyPart, Bytes])[] {
  const tbs = new SequenceReader(parseDer(der).node, 'Certificate').takeSequence('tbsCertificate');
  tbs.takeExplicit(0);
  for (const member of ['serialNumber', 'signature', 'issuer', 'validity', 'subject']) tbs.take(member);
  const info = tbs.take('subjectPublicKeyInfo');
  const members = new SequenceReader(info, 'SubjectPublicKeyInfo');
  members.take('algorithm');
  const bits = members.takeBitString('subjectPublicKey');
  return [
    ['SubjectPublicKeyInfo', copyBytes(info.valueBeforeDecodeView)],
    ['subjectPublicKey', bits],
    ...modulusLines(bits),
  ];
}

/** `openssl x509 -noout -modulus | openssl sha1`, which is how many compare a key with a certificate. */
function modulusLines(bits: Bytes): readonly (readonly [PublicKeyPart, Bytes])[] {
  try {
    const { node } = parseDer(bits);
    if (typeOf(node) !== 'SEQUENCE') return [];
    const modulus = encodeHex(new SequenceReader(node, 'RSAPublicKey').takeInteger('modulus'));
    const line = `Modulus=${modulus.replace(/^00/, '')}`;
    return [line, `${line}\n`].map((text) => ['Modulus=', encodeUtf8(text)] as const);
  } catch (error) {
    // The bits of a key that is not RSA are no structure.
    if (error instanceof WorkbenchError) return [];
    throw error;
  }
}

/** The digest of that kind of that certificate. */
export function digestOfCertificate({ thumbprints }: Certificate, algorithm: DigestAlgorithm): Bytes {
  return decodeHex(algorithm === 'SHA-1' ? thumbprints.sha1 : thumbprints.sha256);
}

/** SHA-1, SHA-256. */
export function digestsOfCertificate({ thumbprints }: Certificate): readonly [Bytes, Bytes] {
  return [decodeHex(thumbprints.sha1), decodeHex(thumbprints.sha256)];
}
