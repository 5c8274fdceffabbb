/** Formats that are recognised and named, though nothing is taken from them. */
import { WorkbenchError } from '../errors';

export type NamedFormat =
  | 'pkcs12'
  | 'encrypted-private-key'
  | 'encrypted-pem-key'
  | 'sec1-key'
  | 'dsa-key'
  | 'public-jwk'
  | 'jwk-set'
  | 'key-credentials'
  | 'certificate-request'
  | 'public-key'
  | 'ssh-public-key'
  | 'openssh-key'
  | 'putty-key'
  | 'java-keystore'
  | 'pkcs7'
  | 'revocation-list'
  | 'parameters'
  | 'pgp'
  | 'jwt'
  | 'json'
  | 'other-pem';

const pemLabels: ReadonlyMap<string, NamedFormat> = new Map([
  ['DSA PRIVATE KEY', 'dsa-key'],
  ['OPENSSH PRIVATE KEY', 'openssh-key'],
  ['PUBLIC KEY', 'public-key'],
  ['SSH2 PUBLIC KEY', 'ssh-public-key'],
  ['RSA PUBLIC KEY', 'public-key'],
  ['CERTIFICATE REQUEST', 'certificate-request'],
  ['NEW CERTIFICATE REQUEST', 'certificate-request'],
  ['X509 CRL', 'revocation-list'],
  ['EC PARAMETERS', 'parameters'],
  ['DH PARAMETERS', 'parameters'],
  ['DSA PARAMETERS', 'parameters'],
  ['PGP PRIVATE KEY BLOCK', 'pgp'],
  ['PGP PUBLIC KEY BLOCK', 'pgp'],
]);

export function formatOfPemLabel(label: string): NamedFormat {
  return pemLabels.get(label) ?? 'other-pem';
}

/** Formats that begin with octets of their own. */
export function formatOfMagic(bytes: Uint8Array): NamedFormat | undefined {
  const [a, b, c, d] = bytes;
  const isJava = a === 0xfe && b === 0xed && c === 0xfe && d === 0xed;
  const isJce = a === 0xce && b === 0xce && c === 0xce && d === 0xce;
  return isJava || isJce ? 'java-keystore' : undefined;
}

/** Formats that are text without PEM boundaries. */
export function formatOfText(text: string): NamedFormat | undefined {
  if (/^PuTTY-User-Key-File-/.test(text)) return 'putty-key';
  if (/^(ssh-(rsa|ed25519|dss)|ecdsa-sha2-\S+) AAAA/.test(text)) return 'ssh-public-key';
  if (/^---- BEGIN SSH2 PUBLIC KEY ----/.test(text)) return 'ssh-public-key';
  if (/^eyJ[\w-]+\.[\w-]+\.[\w-]*$/.test(text)) return 'jwt';
  return undefined;
}

/** A recognised format that nothing is taken from. */
export function notUsable(format: NamedFormat, label?: string): WorkbenchError {
  return new WorkbenchError('intake/not-usable', `recognised as ${format}, which is not read here`, {
    format,
    ...(label ? { label } : {}),
  });
}
