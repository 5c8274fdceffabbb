/** X.509 certificates: the fields that decide whether a server accepts what is signed with their key. RFC 5280 §4.1. */
import { Certificate as PkiCertificate } from 'pkijs';
import { parseDer, SequenceReader, unsignedValue, type Asn1Node } from '../asn1/der';
import { oidName } from '../asn1/oids';
import { copyBytes, type Bytes } from '../encoding/bytes';
import { encodeHex } from '../encoding/hex';
import { WorkbenchError } from '../errors';
import { jwkThumbprint } from '../keys/jwk-thumbprint';
import { parseSubjectPublicKeyInfo, type PublicKey } from '../keys/public-key';
import { formatDistinguishedName } from './distinguished-name';
import { readExtensions, type Extensions } from './extensions';
import { thumbprintsOf, type Thumbprints } from './thumbprint';
import { verifyStructure } from './verify-structure';

export interface Certificate extends Extensions {
  /** The octets that thumbprints are taken over, as they stood in the file. */
  readonly der: Bytes;
  readonly subject: string;
  readonly issuer: string;
  /** Upper-case hex of the INTEGER's octets. */
  readonly serialNumber: string;
  /** Milliseconds since 1970, as `Date` counts. */
  readonly notBefore: number;
  readonly notAfter: number;
  readonly signatureAlgorithm: string;
  /** Issuer and subject are the same name. */
  readonly selfIssued: boolean;
  /** Self-issued, and its own key verifies the signature; undefined where the engine cannot tell. */
  readonly selfSigned: boolean | undefined;
  readonly publicKey: PublicKey | UnusablePublicKey;
  /** RFC 7638; absent where the engine cannot import the key. */
  readonly jwkThumbprint?: string;
  readonly thumbprints: Thumbprints;
}

/** A public key of a kind that JWS does not sign with: the certificate can be looked at, not used. */
export interface UnusablePublicKey {
  readonly keyType: 'other';
  readonly name: string;
  readonly spkiSha256: string;
}

/**
 * @param der exactly the certificate: the caller cuts off what follows it
 * @throws WorkbenchError `der/…`, `certificate/malformed`
 */
export async function parseCertificate(der: Bytes): Promise<Certificate> {
  const { node } = parseDer(der);
  const parsed = readStructure(node);
  const subject = nameOf(parsed.subject.valueBeforeDecode);
  const issuer = nameOf(parsed.issuer.valueBeforeDecode);
  const publicKey = await readPublicKey(subjectPublicKeyInfoOf(node));
  const thumbprint = await jwkThumbprintOf(publicKey);
  return {
    der,
    subject,
    issuer,
    serialNumber: serialHex(parsed.serialNumber.valueBlock.valueHexView),
    notBefore: parsed.notBefore.value.getTime(),
    notAfter: parsed.notAfter.value.getTime(),
    signatureAlgorithm: oidName(parsed.signatureAlgorithm.algorithmId),
    selfIssued: subject === issuer,
    selfSigned: subject === issuer ? await verifiesItself(node, publicKey) : false,
    publicKey,
    ...(thumbprint ? { jwkThumbprint: thumbprint } : {}),
    thumbprints: await thumbprintsOf(der),
    ...readExtensions(parsed.extensions ?? []),
  };
}

/** The usable public key, or undefined. */
export function usablePublicKey(certificate: Certificate): PublicKey | undefined {
  return certificate.publicKey.keyType === 'other' ? undefined : certificate.publicKey;
}

function readStructure(node: Asn1Node): PkiCertificate {
  try {
    return new PkiCertificate({ schema: node });
  } catch (cause) {
    throw new WorkbenchError(
      'certificate/malformed',
      'Certificate: the structure is not that of RFC 5280 §4.1',
      { element: 'Certificate' },
      { cause },
    );
  }
}

/** The octets as they stand: pkijs would encode them anew, and a pin is taken over the original. */
function subjectPublicKeyInfoOf(node: Asn1Node): Bytes {
  const tbs = new SequenceReader(node, 'Certificate').takeSequence('tbsCertificate');
  tbs.takeExplicit(0);
  for (const member of ['serialNumber', 'signature', 'issuer', 'validity', 'subject']) tbs.take(member);
  return copyBytes(tbs.take('subjectPublicKeyInfo').valueBeforeDecodeView);
}

/** Octet pairs without the zero that only keeps an INTEGER positive, as OpenSSL prints serial numbers. */
function serialHex(octets: Uint8Array): string {
  const digits = unsignedValue(octets).toString(16).toUpperCase();
  return digits.length % 2 === 0 ? digits : `0${digits}`;
}

async function verifiesItself(
  node: Asn1Node,
  publicKey: PublicKey | UnusablePublicKey,
): Promise<boolean | undefined> {
  if (publicKey.keyType === 'other') return undefined;
  try {
    return await verifyStructure(node, publicKey);
  } catch {
    // Curves and keys that the engine does not have, signatures that are none.
    return undefined;
  }
}

function nameOf(valueBeforeDecode: ArrayBuffer): string {
  return formatDistinguishedName(new Uint8Array(valueBeforeDecode));
}

async function readPublicKey(spki: Bytes): Promise<PublicKey | UnusablePublicKey> {
  try {
    return await parseSubjectPublicKeyInfo(spki);
  } catch (error) {
    if (!(error instanceof WorkbenchError)) throw error;
    const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', spki));
    const name = error.evidence['name'] ?? 'unreadable public key';
    return { keyType: 'other', name: String(name), spkiSha256: encodeHex(digest) };
  }
}

async function jwkThumbprintOf(publicKey: PublicKey | UnusablePublicKey): Promise<string | undefined> {
  if (publicKey.keyType === 'other') return undefined;
  try {
    return await jwkThumbprint(publicKey);
  } catch (error) {
    if (error instanceof WorkbenchError) return undefined;
    throw error;
  }
}
