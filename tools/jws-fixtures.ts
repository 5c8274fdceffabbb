/** Tokens made by node:crypto, byte for byte as a test wants them: another implementation than ours. */
import { constants, createHash, sign, X509Certificate } from 'node:crypto';
import type { CredentialFixture } from './openssl-fixtures';

export interface JwsOptions {
  /** `RS256` and so on; the algorithm that really signs, whatever the header says. */
  readonly alg?: string;
  readonly saltLength?: number;
  /** OpenSSL's own form of an ECDSA signature. */
  readonly der?: boolean;
}

/** A text stands for itself: an object is written by `JSON.stringify`. */
export type JsonPart = string | object;

export const encodePart = (part: JsonPart) =>
  Buffer.from(typeof part === 'string' ? part : JSON.stringify(part)).toString('base64url');

export function signJws(
  header: JsonPart,
  claims: JsonPart,
  keyPem: string,
  options: JwsOptions = {},
): string {
  const signingInput = `${encodePart(header)}.${encodePart(claims)}`;
  return `${signingInput}.${signText(signingInput, keyPem, options).toString('base64url')}`;
}

export function signText(
  text: string,
  keyPem: string,
  { alg = 'RS256', saltLength, der = false }: JwsOptions = {},
): Buffer {
  const hash = `sha${alg.slice(2)}`;
  const octets = Buffer.from(text);
  if (alg.startsWith('ES'))
    return sign(hash, octets, { key: keyPem, dsaEncoding: der ? 'der' : 'ieee-p1363' });
  if (alg.startsWith('PS'))
    return sign(hash, octets, {
      key: keyPem,
      padding: constants.RSA_PKCS1_PSS_PADDING,
      saltLength: saltLength ?? constants.RSA_PSS_SALTLEN_DIGEST,
    });
  return sign(hash, octets, { key: keyPem, padding: constants.RSA_PKCS1_PADDING });
}

const digest = (algorithm: string, { certificateDer }: CredentialFixture) =>
  createHash(algorithm).update(certificateDer).digest();

export const x5tOf = (credential: CredentialFixture) => digest('sha1', credential).toString('base64url');
export const x5tS256Of = (credential: CredentialFixture) =>
  digest('sha256', credential).toString('base64url');
export const hexOfSha1 = (credential: CredentialFixture) =>
  digest('sha1', credential).toString('hex').toUpperCase();
export const sha1Of = (credential: CredentialFixture) => digest('sha1', credential);
export const sha256Of = (credential: CredentialFixture) => digest('sha256', credential);
/** An hour into the certificate's validity, in seconds. */
export const hourInto = ({ certificatePem }: CredentialFixture) =>
  Math.floor(Date.parse(new X509Certificate(certificatePem).validFrom) / 1000) + 3600;
