/** Octets that should be a certificate's digest, against what their member wants and the certificates that are known. */
import type { Bytes } from '../encoding/bytes';
import { encodeHex } from '../encoding/hex';
import { differingOctets } from './differing-octets';
import { algorithmOfDigestLength } from './digest-length';
import {
  digestOfCertificate,
  meaningOf,
  type DigestAlgorithm,
  type DigestMeaning,
  type KnownDigests,
} from './known-digests';
import { spellForMember } from './spell-for-member';
import {
  specOfMember,
  type MistakeCode,
  type ThumbprintMember,
  type ThumbprintMistake,
} from './thumbprint-mistake';

export interface JudgedDigest {
  readonly mistakes: readonly ThumbprintMistake[];
  readonly meaning?: DigestMeaning;
}

/** Which digest a member is defined to hold; Graph does not say of customKeyIdentifier. */
const wantedBy: Readonly<Partial<Record<ThumbprintMember, DigestAlgorithm>>> = {
  x5t: 'SHA-1',
  'x5t#S256': 'SHA-256',
};

const meaningCodes: Readonly<Record<Exclude<DigestMeaning['of'], 'certificate'>, MistakeCode>> = {
  'beginning-of-sha256': 'thumbprint/truncated',
  text: 'x5t/of-pem-text',
  SubjectPublicKeyInfo: 'x5t/of-public-key',
  subjectPublicKey: 'x5t/of-public-key',
  subjectKeyIdentifier: 'x5t/of-public-key',
  'Modulus=': 'x5t/of-public-key',
  JWK: 'x5t/of-public-key',
};

/** Fewer octets of a digest than these could stand anywhere by chance. */
const fewestTelling = 8;

export function judgeDigest(
  digest: Bytes,
  member: ThumbprintMember | undefined,
  known: KnownDigests,
): JudgedDigest {
  const algorithm = algorithmOfDigestLength(digest.length);
  if (!algorithm) return { mistakes: [judgeLength(digest, member, known)] };
  const wanted = (member && wantedBy[member]) ?? algorithm;
  const meaning = meaningOf(known, digest);
  const isLeaf = meaning?.of === 'certificate' && meaning.certificate === 0;
  const ofLeaf = correctedBy(known, 0, wanted, member);
  const mistakes: ThumbprintMistake[] = [];
  const add = (code: MistakeCode, evidence: ThumbprintMistake['evidence'], corrected?: string) =>
    mistakes.push(mistakeOf(code, member, evidence, corrected));

  if (meaning && !isLeaf) {
    const code = meaning.of === 'certificate' ? 'x5t/of-chain-certificate' : meaningCodes[meaning.of];
    add(code, { ...evidenceOf(meaning, known), octets: digest.length }, ofLeaf);
    return { mistakes, meaning };
  }
  if (algorithm !== wanted) {
    const code = algorithm === 'SHA-256' ? 'x5t/sha256-in-x5t' : 'x5t/sha1-in-x5t-s256';
    add(code, { octets: digest.length }, isLeaf ? ofLeaf : undefined);
  }
  if (!meaning && known.certificates[0]) {
    const { subject } = known.certificates[0];
    const evidence = {
      certificate: subject,
      certificates: known.certificates.length,
      found: encodeHex(digest),
      ...nearMiss(digest, digestOfCertificate(known.certificates[0], algorithm)),
    };
    add('x5t/other-certificate', evidence, ofLeaf);
  }
  return { mistakes, ...(meaning ? { meaning } : {}) };
}

/** Of a digest that was copied by hand, or cut and mended. */
function nearMiss(digest: Bytes, own: Bytes): ThumbprintMistake['evidence'] {
  const { differ, first, isMistyped } = differingOctets(digest, own);
  return isMistyped ? { differ, of: own.length, place: first + 1 } : {};
}

function judgeLength(
  octets: Bytes,
  member: ThumbprintMember | undefined,
  known: KnownDigests,
): ThumbprintMistake {
  const found = { octets: octets.length };
  if (octets.length === 16) return mistakeOf('thumbprint/md5', member, found);
  const part = partOfKnown(octets, known);
  if (part) {
    const { algorithm, certificate } = part;
    const corrected = correctedBy(known, certificate, (member && wantedBy[member]) ?? algorithm, member);
    return mistakeOf('thumbprint/truncated', member, { ...evidenceOf(part, known), ...found }, corrected);
  }
  const isShort = octets.length >= fewestTelling && octets.length < 32;
  return member === undefined && isShort
    ? mistakeOf('thumbprint/truncated', member, { of: '', ...found })
    : mistakeOf('x5t/impossible-length', member, found, undefined, member === 'customKeyIdentifier');
}

/** The certificate's digest of which these are the first or the last octets. */
function partOfKnown(octets: Bytes, known: KnownDigests): DigestMeaning | undefined {
  if (octets.length < fewestTelling) return undefined;
  const hex = encodeHex(octets);
  const found = [...known.meanings].find(
    ([whole, { of }]) => of === 'certificate' && (whole.startsWith(hex) || whole.endsWith(hex)),
  );
  return found?.[1];
}

function correctedBy(
  { certificates }: KnownDigests,
  place: number,
  algorithm: DigestAlgorithm,
  member: ThumbprintMember | undefined,
): string | undefined {
  const certificate = certificates[place];
  return certificate && spellForMember(digestOfCertificate(certificate, algorithm), member);
}

function evidenceOf({ of, algorithm, certificate }: DigestMeaning, known: KnownDigests) {
  return {
    of,
    algorithm,
    certificate: known.certificates[certificate]?.subject ?? '',
    place: certificate + 1,
  };
}

function mistakeOf(
  code: MistakeCode,
  member: ThumbprintMember | undefined,
  evidence: ThumbprintMistake['evidence'],
  corrected?: string,
  isOptional = false,
): ThumbprintMistake {
  return {
    code,
    severity: isOptional ? 'note' : 'error',
    evidence: { member: member ?? '', ...evidence },
    ...(corrected === undefined ? {} : { corrected }),
    spec: specOfMember(member),
  };
}
