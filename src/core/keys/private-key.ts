/** A private key as this application keeps it: non-extractable, one CryptoKey for each algorithm it can sign with. */
import { wipeBytes, type Bytes } from '../encoding/bytes';
import { WorkbenchError } from '../errors';
import { algorithmsForKey, type JwsAlg, type KeyShape } from './algorithms';
import { withoutPublicKey } from './ec-private-key';
import { jwkThumbprint } from './jwk-thumbprint';
import type { PrivateKeyInfo } from './pkcs8';
import { parseSubjectPublicKeyInfo, type PublicKey } from './public-key';
import { isSameKey } from './same-key';

export interface PrivateKey extends KeyShape {
  /** WebCrypto binds a key to padding and hash, so an RSA key stands here once for each `alg`. */
  readonly signingKeys: ReadonlyMap<JwsAlg, CryptoKey>;
  /** Absent where the file holds no public key and the engine would not derive it. */
  readonly publicKey?: PublicKey;
  /** RFC 7638, of that public key: what a server that goes by `kid` may know it by. */
  readonly jwkThumbprint?: string;
}

/**
 * Imports the canonical form and overwrites it.
 * @throws WorkbenchError `key/refused-by-engine`, `key/public-key-mismatch`
 */
export async function importPrivateKey(info: PrivateKeyInfo): Promise<PrivateKey> {
  const shape: KeyShape = {
    keyType: info.keyType,
    bits: info.bits,
    ...(info.curve ? { curve: info.curve } : {}),
    ...(info.padding ? { padding: info.padding } : {}),
  };
  try {
    const signingKeys = await importOrSayWhy(info, shape);
    const spki = info.spki ?? (await derivedSpki(info));
    if (!spki) return { ...shape, signingKeys };
    const publicKey = await parseSubjectPublicKeyInfo(spki);
    if (!(await isSameKey({ ...shape, signingKeys }, publicKey))) {
      // An RSA file's public key was computed with the private one: it is the engine that cannot calculate with it, as Firefox with a very long exponent.
      if (info.keyType === 'RSA') throw refusal(info, 'verify: false');
      // Firefox and WebKit import an EC key whose public point belongs to another key.
      throw mismatch(publicKey);
    }
    // Firefox exports no JWK of a compressed point.
    const thumbprint = await jwkThumbprint(publicKey).catch(() => undefined);
    return { ...shape, signingKeys, publicKey, ...(thumbprint ? { jwkThumbprint: thumbprint } : {}) };
  } finally {
    wipeBytes(info.pkcs8);
  }
}

type SigningKeys = PrivateKey['signingKeys'];

/** Chromium refuses an EC key with the public point of another, and says no more than DataError: without the point it takes it, and can tell. */
async function importOrSayWhy(info: PrivateKeyInfo, shape: KeyShape): Promise<SigningKeys> {
  try {
    return await importForEachAlgorithm(info, info.pkcs8);
  } catch (refused) {
    if (info.keyType !== 'EC' || !info.spki) throw refused;
    const pkcs8 = withoutPublicKey(info.pkcs8);
    try {
      const signingKeys = await importForEachAlgorithm(info, pkcs8).catch(() => undefined);
      const publicKey = signingKeys && (await parseSubjectPublicKeyInfo(info.spki));
      throw publicKey && !(await isSameKey({ ...shape, signingKeys }, publicKey))
        ? mismatch(publicKey)
        : refused;
    } finally {
      wipeBytes(pkcs8);
    }
  }
}

async function importForEachAlgorithm(info: PrivateKeyInfo, pkcs8: Bytes): Promise<SigningKeys> {
  const signingKeys = new Map<JwsAlg, CryptoKey>();
  for (const { alg, importParameters } of algorithmsForKey(info)) {
    try {
      signingKeys.set(alg, await crypto.subtle.importKey('pkcs8', pkcs8, importParameters, false, ['sign']));
    } catch (cause) {
      throw refusal(info, cause instanceof Error ? cause.name : 'unknown', { cause });
    }
  }
  return signingKeys;
}

function refusal(info: PrivateKeyInfo, engineSays: string, options?: ErrorOptions): WorkbenchError {
  const { keyType, bits, publicExponent } = info;
  const evidence = { engineSays, bits, ...(publicExponent ? { publicExponent } : {}) };
  return new WorkbenchError(
    'key/refused-by-engine',
    `the engine refused a well-formed ${keyType} key`,
    evidence,
    options,
  );
}

function mismatch({ spkiSha256 }: PublicKey): WorkbenchError {
  return new WorkbenchError(
    'key/public-key-mismatch',
    'the public key in the file belongs to another private key',
    { publicKey: spkiSha256 },
  );
}

/** Chromium and WebKit compute the point of an EC or Ed25519 key when it is exported as a JWK; Firefox refuses some. */
async function derivedSpki(info: PrivateKeyInfo) {
  const row = algorithmsForKey(info)[0];
  if (!row) return undefined;
  try {
    const extractable = await crypto.subtle.importKey('pkcs8', info.pkcs8, row.importParameters, true, [
      'sign',
    ]);
    const { kty, crv, x, y } = await crypto.subtle.exportKey('jwk', extractable);
    const jwk: JsonWebKey = {
      ...(kty ? { kty } : {}),
      ...(crv ? { crv } : {}),
      ...(x ? { x } : {}),
      ...(y ? { y } : {}),
    };
    const publicKey = await crypto.subtle.importKey('jwk', jwk, row.importParameters, true, ['verify']);
    return new Uint8Array(await crypto.subtle.exportKey('spki', publicKey));
  } catch {
    return undefined;
  }
}
