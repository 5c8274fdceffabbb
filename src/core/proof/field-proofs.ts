/** What is read in a certificate, beside its thumbprints. RFC 5280 §4.1. */
import type { Certificate } from '../x509/certificate';
import { readCertificate, readCertificateInPowershell, type MaterialFile } from './material-file';
import type { Proof } from './proof';
import { publicKeyProofs } from './public-key-proofs';

export interface FieldProofs {
  /** Subject and validity, which are shown of every credential. */
  readonly main: readonly Proof[];
  readonly further: readonly Proof[];
}

/** `-dateopt` came with OpenSSL 3.0. */
export function fieldProofs(certificate: Certificate, file: MaterialFile): FieldProofs {
  const { subject, issuer, serialNumber, subjectKeyIdentifier } = certificate;
  const head = readCertificate(file);
  const field = (name: string, gives: string, bash: string, powershell?: string): Proof => ({
    name,
    gives,
    bash: `${head} -noout ${bash}`,
    ...(powershell ? { powershell: `${readCertificateInPowershell(file)}\n${powershell}` } : {}),
  });
  const names = '-nameopt RFC2253,-esc_msb,utf8';
  const moment = (name: string, milliseconds: number, option: string, property: string) =>
    field(
      name,
      isoSeconds(milliseconds),
      `${option} -dateopt iso_8601 | cut -d= -f2 | tr ' ' T`,
      `$certificate.${property}.ToUniversalTime().ToString('s') + 'Z'`,
    );
  // .NET writes names in words of its own.
  return {
    main: [
      field('Subject', subject, `-subject ${names} | cut -d= -f2-`),
      moment('Valid from', certificate.notBefore, '-startdate', 'NotBefore'),
      moment('Valid until', certificate.notAfter, '-enddate', 'NotAfter'),
    ],
    further: [
      field('Issuer', issuer, `-issuer ${names} | cut -d= -f2-`),
      field(
        'Serial number',
        serialNumber,
        '-serial | cut -d= -f2',
        `$certificate.SerialNumber -replace '^00(?=.)', ''`,
      ),
      ...(subjectKeyIdentifier
        ? [
            field(
              'Subject key identifier',
              subjectKeyIdentifier,
              `-ext subjectKeyIdentifier | tail -n 1 | tr -d ' :'`,
            ),
          ]
        : []),
      ...publicKeyProofs(
        certificate.publicKey,
        certificate.jwkThumbprint,
        `${head} -noout -pubkey`,
        readCertificateInPowershell(file),
      ),
    ],
  };
}

function isoSeconds(milliseconds: number): string {
  return new Date(milliseconds).toISOString().replace(/\.\d{3}Z$/, 'Z');
}
