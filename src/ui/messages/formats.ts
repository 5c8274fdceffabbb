/** What recognised formats are called, and how to get out of them what this page takes. */
import type { Locked } from '../../core/intake/material';
import type { NamedFormat } from '../../core/intake/named-formats';
import type { Message } from './message';

const wantsPair = 'Load the private key and its certificate.';
/** Of what the page opens: said only of a form that no reader of it knows. */
const isOpened = 'Load it as a file of its own.';

const formats: Readonly<Record<NamedFormat, Message>> = {
  pkcs12: { what: 'a PKCS#12 container (PFX)', next: isOpened },
  'encrypted-private-key': { what: 'an encrypted private key (PKCS#8)', next: isOpened },
  'encrypted-pem-key': {
    what: 'a private key encrypted the old way (Proc-Type: 4,ENCRYPTED)',
    next: isOpened,
  },
  'sec1-key': { what: 'an EC private key in SEC1 form', next: isOpened },
  'dsa-key': { what: 'a DSA private key', next: 'No JWS algorithm signs with DSA. Use an RSA or EC key.' },
  'public-jwk': {
    what: 'a public JSON Web Key',
    next: `A public key cannot sign: the private one has the member d. ${wantsPair}`,
  },
  'jwk-set': { what: 'a JSON Web Key Set without a private key', next: wantsPair },
  'key-credentials': {
    what: 'a list of keyCredentials without a certificate in it',
    next: 'Microsoft Graph returns the member key only when it is asked for: add ?$select=keyCredentials to the address of one application.',
  },
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
  pkcs7: { what: 'a PKCS#7 bundle of certificates (p7b)', next: isOpened },
  'revocation-list': { what: 'a certificate revocation list', next: wantsPair },
  parameters: { what: 'key parameters without a key', next: wantsPair },
  pgp: { what: 'a PGP key', next: `PGP keys have no X.509 certificate. ${wantsPair}` },
  jwt: { what: 'a JSON Web Token', next: `Tokens are made here, not read. ${wantsPair}` },
  json: { what: 'JSON without a key or certificate in it', next: wantsPair },
  'other-pem': { what: 'a PEM block of a kind that holds neither key nor certificate', next: wantsPair },
};

export const lockedNames: Readonly<Record<Locked['format'], string>> = {
  pkcs12: 'a PFX (PKCS#12)',
  'encrypted-private-key': 'an encrypted private key',
  'encrypted-pem-key': 'a private key encrypted the old way',
};

export function explainFormat(format: string | number | undefined): Message {
  return formats[format as NamedFormat] ?? formats['other-pem'];
}
