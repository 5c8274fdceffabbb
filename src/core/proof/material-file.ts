/** The file that a key or certificate came from, as OpenSSL is told to read it. */
import type { Origin } from '../intake/material';
import { quotePosix } from '../request/dialects/quote-posix';
import { quotePowershell } from '../request/dialects/quote-powershell';

export interface MaterialFile {
  readonly name: string;
  readonly form: 'pem' | 'der' | 'pkcs12';
  /** Whether it is what was loaded; else it has to be saved first, or stands for what OpenSSL can read. */
  readonly isOwn: boolean;
}

/** Of repairs that OpenSSL needs none of: it reads such a file as it is. */
const harmless: ReadonlySet<string> = new Set(['repair/crt-recomputed', 'repair/pss-only', 'repair/no-mac']);

/**
 * Undefined: mended, inside something else, or behind another of its kind. So is a name with characters that
 * nobody sees, or that turn others round: a command is read before it is run.
 */
function ownFile(origin: Origin | undefined): MaterialFile | undefined {
  if (!origin?.source.name || /\p{C}|[\u2028\u2029]/u.test(origin.source.name)) return undefined;
  const { name, block, entry, container } = origin.source;
  if (origin.repairs.some(({ code }) => !harmless.has(code))) return undefined;
  if (container) return { name, form: container, isOwn: true };
  if (entry !== undefined || !origin.isFirst) return undefined;
  return { name, form: block === undefined ? 'der' : 'pem', isOwn: true };
}

/** The name is that of the page's own download. */
export function certificateFile(origin: Origin | undefined): MaterialFile {
  return ownFile(origin) ?? { name: 'certificate.cer', form: 'der', isOwn: false };
}

export function keyFile(origin: Origin | undefined): MaterialFile {
  return ownFile(origin) ?? { name: 'private-key.pem', form: 'pem', isOwn: false };
}

/** With a folder before it a name cannot be taken for an option. */
const pathOf = ({ name }: MaterialFile): string => quotePosix(`./${name}`);

/** OpenSSL asks for the password; `-clcerts` is the certificate of the key. */
export function readCertificate(file: MaterialFile): string {
  if (file.form === 'pkcs12') return `openssl pkcs12 -in ${pathOf(file)} -clcerts -nokeys | openssl x509`;
  return `openssl x509${file.form === 'der' ? ' -inform DER' : ''} -in ${pathOf(file)}`;
}

/** The octets that thumbprints are taken over. */
export function readCertificateDer(file: MaterialFile): string {
  return file.form === 'der' ? `cat ${pathOf(file)}` : `${readCertificate(file)} -outform DER`;
}

/** The key in PEM, unencrypted: for a pipe, or for `<(…)`, never for a file. */
export function readKey(file: MaterialFile): string {
  if (file.form === 'pkcs12') return `openssl pkcs12 -in ${pathOf(file)} -nocerts -nodes`;
  return `openssl pkey${file.form === 'der' ? ' -inform DER' : ''} -in ${pathOf(file)}`;
}

export function readPublicKeyOfKey(file: MaterialFile): string {
  return file.form === 'pkcs12' ? `${readKey(file)} | openssl pkey -pubout` : `${readKey(file)} -pubout`;
}

/** Reads all three forms, in 5.1 and in 7, and asks for a password where there is one. */
export function readCertificateInPowershell({ name }: MaterialFile): string {
  return `$certificate = Get-PfxCertificate -LiteralPath ${quotePowershell(`./${name}`)}`;
}
