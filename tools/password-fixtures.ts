/** Keys and PFX files under passwords, made by OpenSSL, and OpenSSL as the judge of those that we make. */
import { createHash, createPrivateKey, createPublicKey } from 'node:crypto';
import { makeCertificatePem, makeKeyPem, openssl, pemToDer } from './openssl-fixtures';

/** RC2, RC4 and single DES live in OpenSSL's legacy provider. */
export const withLegacy = ['-provider', 'legacy', '-provider', 'default'];

export interface PlainCredential {
  readonly keyPem: string;
  readonly certificatePem: string;
  readonly spkiSha256: string;
  readonly certificateSha256: string;
}

export function makePlainCredential(subject = '/CN=daemon.contoso.com'): PlainCredential {
  const keyPem = makeKeyPem('P-256');
  const certificatePem = makeCertificatePem(keyPem, { subject });
  return {
    keyPem,
    certificatePem,
    spkiSha256: spkiSha256(keyPem),
    certificateSha256: sha256(pemToDer(certificatePem)),
  };
}

export function sha256(octets: Uint8Array): string {
  return createHash('sha256').update(octets).digest('hex');
}

/** Of a private key, by node:crypto: PEM, or PKCS#8 DER. */
export function spkiSha256(key: string | Uint8Array): string {
  const privateKey =
    typeof key === 'string'
      ? createPrivateKey(key)
      : createPrivateKey({ key: Buffer.from(key), format: 'der', type: 'pkcs8' });
  return sha256(createPublicKey(privateKey).export({ format: 'der', type: 'spki' }));
}

export interface PfxOptions {
  readonly password: string;
  /** More of `openssl pkcs12 -export`. */
  readonly args?: readonly string[];
  readonly keyPem?: string;
  /** PEM, one after the other. */
  readonly certificates?: string;
}

/** The password goes by file: a command line would lose what the locale cannot say. */
export function makePfx({ password, args = [], keyPem, certificates }: PfxOptions): Uint8Array<ArrayBuffer> {
  const input = `${keyPem ?? ''}${certificates ?? ''}`;
  const key = keyPem === undefined ? ['-nokeys'] : [];
  const certificate = certificates === undefined ? ['-nocerts'] : [];
  const pfx = openssl(
    [...['pkcs12', '-export', '-in', 'in.pem', '-passout', 'file:password'], ...key, ...certificate, ...args],
    { files: { 'in.pem': input, password: `${password}\n` } },
  );
  return new Uint8Array(pfx);
}

/** `openssl pkcs8 -topk8`, as PEM. */
export function encryptPkcs8(keyPem: string, password: string, args: readonly string[]): string {
  return openssl(['pkcs8', '-topk8', '-in', 'key.pem', '-passout', 'file:password', ...args], {
    files: { 'key.pem': keyPem, password: `${password}\n` },
  }).toString();
}
