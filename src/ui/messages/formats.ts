/** What recognised formats are called, and how to get out of them what this page takes. */
import type { NamedFormat } from '../../core/intake/named-formats';
import type { Message } from './message';

const convertKey = 'Convert it: openssl pkey -in FILE -out key.pem, and load key.pem.';
const wantsPair = 'Load the private key (PKCS#8 or PKCS#1) and its certificate.';

const formats: Readonly<Record<NamedFormat, Message>> = {
  pkcs12: {
    what: 'a PKCS#12 container (PFX)',
    next: 'Unpack it: openssl pkcs12 -in FILE -nodes -out both.pem, and load both.pem. For files from old Windows add -legacy.',
  },
  'encrypted-private-key': {
    what: 'an encrypted private key (PKCS#8)',
    next: `It needs its password. ${convertKey}`,
  },
  'encrypted-pem-key': {
    what: 'a private key encrypted the old way (Proc-Type: 4,ENCRYPTED)',
    next: `It needs its password. ${convertKey}`,
  },
  'sec1-key': { what: 'an EC private key in SEC1 form', next: convertKey },
  'dsa-key': { what: 'a DSA private key', next: 'No JWS algorithm signs with DSA. Use an RSA or EC key.' },
  jwk: { what: 'a JSON Web Key', next: 'Load the key as PEM or DER, and its certificate.' },
  'jwk-set': { what: 'a JSON Web Key Set', next: 'Load the key as PEM or DER, and its certificate.' },
  'certificate-request': {
    what: 'a certificate signing request',
    next: 'A request is what a certificate is made from. Load the certificate that came back for it.',
  },
  'public-key': { what: 'a public key', next: `A public key cannot sign. ${wantsPair}` },
  'ssh-public-key': { what: 'an SSH public key', next: `A public key cannot sign. ${wantsPair}` },
  'openssh-key': {
    what: 'a private key in OpenSSH’s own form',
    next: 'Convert a copy of it: ssh-keygen -p -m PKCS8 -f COPY, and load the copy.',
  },
  'putty-key': {
    what: 'a PuTTY private key',
    next: 'Export it in PuTTYgen: Conversions, Export OpenSSH key. Then convert that to PKCS#8.',
  },
  'java-keystore': {
    what: 'a Java keystore (JKS or JCEKS)',
    next: 'Convert it: keytool -importkeystore -srckeystore FILE -destkeystore out.p12 -deststoretype pkcs12, then unpack out.p12 with openssl pkcs12.',
  },
  pkcs7: {
    what: 'a PKCS#7 bundle of certificates (p7b)',
    next: 'Unpack it: openssl pkcs7 -in FILE -print_certs -out certs.pem (for a binary file add -inform DER), and load certs.pem.',
  },
  'revocation-list': { what: 'a certificate revocation list', next: wantsPair },
  parameters: { what: 'key parameters without a key', next: wantsPair },
  pgp: { what: 'a PGP key', next: `PGP keys have no X.509 certificate. ${wantsPair}` },
  jwt: { what: 'a JSON Web Token', next: `Tokens are made here, not read. ${wantsPair}` },
  json: { what: 'JSON', next: wantsPair },
  'other-pem': { what: 'a PEM block of a kind that holds neither key nor certificate', next: wantsPair },
};

export function explainFormat(format: string | number | undefined): Message {
  return formats[format as NamedFormat] ?? formats['other-pem'];
}
