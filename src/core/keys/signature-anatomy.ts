/** A signature followed from the text that it is over to its octets, by what a verifier computes with the public key. RFC 7518 §3.3–3.5, RFC 8032 §5.1.7. */
import { parseDer, SequenceReader } from '../asn1/der';
import { copyBytes, joinBytes, type Bytes } from '../encoding/bytes';
import { encodeHex } from '../encoding/hex';
import { encodeHexPairs } from '../encoding/hex-pairs';
import { encodeUtf8 } from '../encoding/utf8';
import { WorkbenchError } from '../errors';
import { algorithmsForKey, type JwsAlg, type SignatureAlgorithm } from './algorithms';
import { ecdsaWorking, type EcdsaWorking } from './ecdsa-working';
import { importPublicKey, type PublicKey } from './public-key';
import { readPkcs1Block, readPssBlock, type BlockPart, type PssBlock } from './block-parts';
import { digestOf, type RsaHash } from './rsa-hashes';
import { numberOctets, rsaNumbers, rsaPublicOperation } from './rsa-public-operation';

export interface EddsaWorking {
  readonly r: string;
  /** Little endian, as it stands. */
  readonly s: string;
  /** SHA-512 of R, the public key and the signing input, modulo the order of the base point; little endian too. */
  readonly k: string;
}

export type SignatureWorking =
  | { readonly kind: 'pkcs1'; readonly parts: readonly BlockPart[] }
  | { readonly kind: 'pss'; readonly block: PssBlock }
  | { readonly kind: 'ecdsa'; readonly numbers: EcdsaWorking }
  | { readonly kind: 'eddsa'; readonly numbers: EddsaWorking }
  /** A length, or a number, that this key cannot have made; or a key that is out of all proportion. */
  | { readonly kind: 'none' };

export interface SignatureAnatomy {
  readonly alg: JwsAlg;
  readonly signingInput: string;
  /** Absent in EdDSA, which hashes more than the text. */
  readonly hash?: RsaHash;
  readonly digest?: string;
  /** Of RSA: the key undoes the signature by s^e mod n. */
  readonly exponent?: string;
  readonly signature: string;
  readonly signatureLength: number;
  readonly working: SignatureWorking;
  /** What the engine says; undefined where it refuses the key. */
  readonly isValid: boolean | undefined;
}

export interface SignedOctets {
  readonly signingInput: string;
  readonly signature: Uint8Array;
  readonly alg: string;
}

/** What a browser undoes in a moment. A certificate may hold any numbers. */
const largest = { modulus: 16_384, exponent: 64 };
/** In octets: what is shown of something that nobody's key makes. */
const longestSignature = 4096;
/** RFC 8032 §5.1. */
const ed25519Order = 2n ** 252n + 27742317777372353535851937790883648493n;

/** Undefined where the header's algorithm is none that this key can be used with. */
export async function buildSignatureAnatomy(
  { signingInput, signature, alg }: SignedOctets,
  key: PublicKey,
): Promise<SignatureAnatomy | undefined> {
  const row = algorithmsForKey(key).find((one) => one.alg === alg);
  if (!row) return undefined;
  const message = encodeUtf8(signingInput);
  const hash = row.keyType === 'OKP' ? undefined : (`SHA-${row.alg.slice(2)}` as RsaHash);
  const digest = hash && (await digestOf(hash, message));
  return {
    alg: row.alg,
    signingInput,
    ...(hash && digest ? { hash, digest: encodeHexPairs(digest) } : {}),
    ...(key.publicExponent ? { exponent: key.publicExponent } : {}),
    signature: encodeHexPairs(signature.subarray(0, longestSignature)),
    signatureLength: signature.length,
    working:
      hash && digest
        ? await workingOf(row, key, signature, hash, digest)
        : await eddsaWorking(key, signature, message),
    isValid: await verifies(row, key, copyBytes(signature), message),
  };
}

async function workingOf(
  row: SignatureAlgorithm,
  key: PublicKey,
  signature: Uint8Array,
  hash: RsaHash,
  digest: Bytes,
): Promise<SignatureWorking> {
  if (row.keyType === 'EC') {
    const numbers = ecdsaWorking(key, signature, digest);
    return numbers ? { kind: 'ecdsa', numbers } : { kind: 'none' };
  }
  const isFeasible =
    key.bits <= largest.modulus && rsaNumbers(key).exponent.toString(2).length <= largest.exponent;
  const encoded = isFeasible ? rsaPublicOperation(key, signature) : undefined;
  if (!encoded) return { kind: 'none' };
  const { saltLength } = row.signParameters as Partial<RsaPssParams>;
  if (saltLength === undefined) {
    const parts = readPkcs1Block(encoded, hash, digest);
    return parts ? { kind: 'pkcs1', parts } : { kind: 'none' };
  }
  const block = await readPssBlock(encoded, key.bits, hash, digest, saltLength);
  return block ? { kind: 'pss', block } : { kind: 'none' };
}

/** The points are left to the engine: what is shown of them would be two numbers that agree. */
async function eddsaWorking(
  key: PublicKey,
  signature: Uint8Array,
  message: Bytes,
): Promise<SignatureWorking> {
  if (signature.length !== 64) return { kind: 'none' };
  const info = new SequenceReader(parseDer(key.spki).node, 'SubjectPublicKeyInfo');
  info.takeSequence('algorithm');
  const publicKey = info.takeBitString('subjectPublicKey');
  const r = signature.subarray(0, 32);
  const hashed = await digestOf('SHA-512', joinBytes(r, publicKey, message));
  const k = BigInt(`0x${encodeHex(hashed.toReversed())}`) % ed25519Order;
  return {
    kind: 'eddsa',
    numbers: {
      r: encodeHexPairs(r),
      s: encodeHexPairs(signature.subarray(32)),
      k: encodeHexPairs(numberOctets(k, 32).toReversed()),
    },
  };
}

async function verifies(
  row: SignatureAlgorithm,
  key: PublicKey,
  signature: Bytes,
  message: Bytes,
): Promise<boolean | undefined> {
  try {
    return await crypto.subtle.verify(
      row.signParameters,
      await importPublicKey(key, row),
      signature,
      message,
    );
  } catch (error) {
    // Of a key of 512 bits Chromium verifies nothing.
    if (error instanceof WorkbenchError || error instanceof DOMException) return undefined;
    throw error;
  }
}
