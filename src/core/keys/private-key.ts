/** A private key as this application keeps it: non-extractable, one CryptoKey for each algorithm it can sign with. */
import { wipeBytes } from '../encoding/bytes';
import { WorkbenchError } from '../errors';
import { algorithmsForKey, type JwsAlg, type KeyShape } from './algorithms';
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
    const signingKeys = await importForEachAlgorithm(info);
    const spki = info.spki ?? (await derivedSpki(info));
    if (!spki) return { ...shape, signingKeys };
    const publicKey = await parseSubjectPublicKeyInfo(spki);
    // Firefox and WebKit import an EC key whose public point belongs to another key.
    if (!(await isSameKey({ ...shape, signingKeys }, publicKey))) {
      throw new WorkbenchError(
        'key/public-key-mismatch',
        'the public key in the file belongs to another private key',
        {
          publicKey: publicKey.spkiSha256,
        },
      );
    }
    // Firefox exports no JWK of a compressed point.
    const thumbprint = await jwkThumbprint(publicKey).catch(() => undefined);
    return { ...shape, signingKeys, publicKey, ...(thumbprint ? { jwkThumbprint: thumbprint } : {}) };
  } finally {
    wipeBytes(info.pkcs8);
  }
}

async function importForEachAlgorithm(info: PrivateKeyInfo): Promise<ReadonlyMap<JwsAlg, CryptoKey>> {
  const signingKeys = new Map<JwsAlg, CryptoKey>();
  for (const row of algorithmsForKey(info)) {
    try {
      signingKeys.set(
        row.alg,
        await crypto.subtle.importKey('pkcs8', info.pkcs8, row.importParameters, false, ['sign']),
      );
    } catch (cause) {
      throw new WorkbenchError(
        'key/refused-by-engine',
        `importKey refused a well-formed ${info.keyType} key for ${row.alg}`,
        {
          engineSays: cause instanceof Error ? cause.name : 'unknown',
          bits: info.bits,
          ...(info.publicExponent ? { publicExponent: info.publicExponent } : {}),
        },
        { cause },
      );
    }
  }
  return signingKeys;
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
