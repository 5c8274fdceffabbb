/** Whether a signature verifies, and if not, why. RFC 7515 §5.2; RFC 7518 §3.3–3.5. */
import { copyBytes, type Bytes } from '../encoding/bytes';
import { encodeUtf8 } from '../encoding/utf8';
import { WorkbenchError } from '../errors';
import { findAlgorithm, keyName, type SignatureAlgorithm } from '../keys/algorithms';
import { importPublicKey, type PublicKey } from '../keys/public-key';
import { openRsaSignature } from '../keys/rsa-signature';
import { ecdsaSignatureFromDer } from './ecdsa-signature';

export type SignatureCode =
  | 'signature/empty'
  | 'signature/invalid'
  | 'signature/other-key'
  | 'signature/rs-ps-swap'
  | 'signature/pss-salt'
  | 'signature/der-ecdsa'
  | 'alg/key-mismatch';

export interface SignedText {
  readonly signingInput: string;
  readonly signature: Uint8Array;
  readonly alg: string;
}

export type SignatureVerdict =
  | { readonly outcome: 'valid' }
  | {
      readonly outcome: 'invalid';
      readonly code: SignatureCode;
      readonly evidence: Readonly<Record<string, string | number>>;
    }
  | { readonly outcome: 'not-checked'; readonly reason: NotCheckedReason };

export type NotCheckedReason =
  | 'no-key'
  | 'symmetric'
  | 'alg-unknown'
  | 'not-decoded'
  | 'encrypted'
  | 'refused-by-engine'
  /** `alg` is “none”: there is nothing to check. */
  | 'unsigned'
  /** Microsoft Graph's tokens are signed over another header than they are sent with. */
  | 'header-altered';

/** As RFC 7515 has it: with the algorithm of the header, and no other. */
export async function verifyCompact(
  { signingInput, signature, alg }: SignedText,
  key: PublicKey,
): Promise<boolean> {
  const row = findAlgorithm(alg);
  return (
    row !== undefined && fits(row, key) && (await verifies(row, key, copyBytes(signature), signingInput))
  );
}

/**
 * The verdict with this key, and where it is “invalid”, what would have made the signature.
 * @throws nothing: what the engine refuses is `not-checked`
 */
export async function judgeSignature(signed: SignedText, key: PublicKey): Promise<SignatureVerdict> {
  const { signature, alg } = signed;
  if (signature.length === 0) return invalid('signature/empty', { alg });
  const row = findAlgorithm(alg);
  if (!row) return { outcome: 'not-checked', reason: /^HS\d+$/.test(alg) ? 'symmetric' : 'alg-unknown' };
  if (row.keyType !== key.keyType || !fits(row, key))
    return invalid('alg/key-mismatch', { alg, key: keyName(key) });
  try {
    if (await verifies(row, key, copyBytes(signature), signed.signingInput)) return { outcome: 'valid' };
    return key.keyType === 'RSA' ? await judgeRsa(row, signed, key) : await judgeOther(row, signed, key);
  } catch (error) {
    if (error instanceof WorkbenchError) return { outcome: 'not-checked', reason: 'refused-by-engine' };
    throw error;
  }
}

/** A signature opened with the right key shows its padding, and with another key noise. */
async function judgeRsa(
  row: SignatureAlgorithm,
  signed: SignedText,
  key: PublicKey,
): Promise<SignatureVerdict> {
  const { alg, signature, signingInput } = signed;
  const opened = await openRsaSignature(key, signature, signingInput);
  const octets = signature.length;
  if (!opened) {
    const modulus = Math.ceil(key.bits / 8);
    // Of a length that the key cannot make, or cut: no statement about the key.
    if (octets !== modulus) return invalid('signature/invalid', { alg, octets, modulus, because: 'length' });
    return invalid('signature/other-key', { alg, key: keyName(key) });
  }
  const made = `${opened.padding === 'PSS' ? 'PS' : 'RS'}${opened.hash.slice(4)}`;
  const saltLength = opened.saltLength ?? 0;
  const evidence = { alg, made, saltLength, maskHash: opened.maskHash ?? '' };
  if (!opened.matches) return invalid('signature/invalid', { ...evidence, because: 'content' });
  if (made.slice(0, 2) !== alg.slice(0, 2)) return invalid('signature/rs-ps-swap', evidence);
  if (made !== alg) return invalid('signature/invalid', { ...evidence, because: 'hash' });
  const { saltLength: wanted = 0 } = row.signParameters as Partial<RsaPssParams>;
  if (saltLength !== wanted) return invalid('signature/pss-salt', { ...evidence, wanted });
  return invalid('signature/invalid', { ...evidence, because: 'mask' });
}

/** Nothing in these signatures tells a wrong key from another text. */
async function judgeOther(
  row: SignatureAlgorithm,
  signed: SignedText,
  key: PublicKey,
): Promise<SignatureVerdict> {
  const { alg, signature, signingInput } = signed;
  const octets = signature.length;
  const size = key.keyType === 'EC' ? Math.ceil(key.bits / 8) : 32;
  const raw = key.keyType === 'EC' ? ecdsaSignatureFromDer(signature, size) : undefined;
  if (raw && (await verifies(row, key, raw, signingInput)))
    return invalid('signature/der-ecdsa', { alg, octets, wanted: size * 2 });
  if (octets !== size * 2)
    return invalid('signature/invalid', { alg, octets, modulus: size * 2, because: 'length' });
  return invalid('signature/invalid', { alg, because: 'unknown' });
}

async function verifies(
  row: SignatureAlgorithm,
  key: PublicKey,
  signature: Bytes,
  signingInput: string,
): Promise<boolean> {
  const imported = await importPublicKey(key, row);
  return crypto.subtle.verify(row.signParameters, imported, signature, encodeUtf8(signingInput));
}

function fits(row: SignatureAlgorithm, key: PublicKey): boolean {
  return row.keyType === key.keyType && row.curve === key.curve && (!key.padding || row.alg.startsWith('PS'));
}

function invalid(code: SignatureCode, evidence: Readonly<Record<string, string | number>>): SignatureVerdict {
  return { outcome: 'invalid', code, evidence };
}
