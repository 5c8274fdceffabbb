/** Mistakes with thumbprints as people make them, by OpenSSL and Node from a fresh certificate. */
import { createHash } from 'node:crypto';
import type { MistakeCode } from '../src/core/thumbprint/thumbprint-mistake';
import { makeChain, openssl, pemToDer } from './openssl-fixtures';

/** A leaf, the authority that issued it, and what is hashed of them by mistake. */
export interface MistakenSubject {
  readonly pem: string;
  readonly der: Buffer;
  readonly chainPem: string;
  readonly chainDer: Buffer;
  /** SubjectPublicKeyInfo of the leaf. */
  readonly spki: Buffer;
}

export type MadeMistake = readonly [
  code: MistakeCode,
  how: string,
  make: (subject: MistakenSubject) => string,
];

export function makeMistakenSubject(): MistakenSubject {
  const { leaf, intermediatePem } = makeChain();
  const publicKey = openssl(['x509', '-noout', '-pubkey'], { input: leaf.certificatePem });
  return {
    pem: leaf.certificatePem,
    der: leaf.certificateDer,
    chainPem: intermediatePem,
    chainDer: Buffer.from(pemToDer(intermediatePem)),
    spki: openssl(['pkey', '-pubin', '-outform', 'DER'], { input: publicKey }),
  };
}

export const sha1 = (content: Buffer | string) => createHash('sha1').update(content).digest();
export const sha256 = (content: Buffer | string) => createHash('sha256').update(content).digest();
export const hexOf = (bytes: Buffer) => bytes.toString('hex').toUpperCase();
export const withColons = (bytes: Buffer) => hexOf(bytes).replace(/..(?=.)/g, '$&:');
export const crlf = (text: string) => text.replaceAll('\n', '\r\n');
const encoded = (text: string) => Buffer.from(text).toString('base64url');
const publicKeyBits = (spki: Buffer) =>
  openssl(['rsa', '-pubin', '-inform', 'DER', '-RSAPublicKey_out', '-outform', 'DER'], { input: spki });
/** As an input method for Japanese or Chinese writes it. */
export const wide = (text: string) =>
  text.replace(/[A-Za-z0-9]/g, (character) => String.fromCharCode(character.charCodeAt(0) + 0xfee0));

export const mistakesInX5t: readonly MadeMistake[] = [
  ['x5t/hex-text', 'base64url of upper-case hex', ({ der }) => encoded(hexOf(sha1(der)))],
  ['x5t/hex-text', 'base64url of lower-case hex', ({ der }) => encoded(sha1(der).toString('hex'))],
  ['x5t/hex-text', 'base64 of hex, padded', ({ der }) => Buffer.from(hexOf(sha1(der))).toString('base64')],
  ['x5t/hex-text', 'of hex with colons', ({ der }) => encoded(withColons(sha1(der)))],
  ['x5t/hex-text', 'of hex with blanks', ({ der }) => encoded(withColons(sha1(der)).replaceAll(':', ' '))],
  ['x5t/hex-text', 'of hex with 0x', ({ der }) => encoded(`0x${hexOf(sha1(der))}`)],
  [
    'x5t/hex-text',
    'of hex in UTF-16',
    ({ der }) => Buffer.from(hexOf(sha1(der)), 'utf16le').toString('base64url'),
  ],
  ['x5t/hex-text-with-newline', 'echo hex | base64', ({ der }) => encoded(`${hexOf(sha1(der))}\n`)],
  ['x5t/hex-text-with-newline', 'the same on Windows', ({ der }) => encoded(`${hexOf(sha1(der))}\r\n`)],
  [
    'x5t/hex-text-with-newline',
    'openssl x509 -fingerprint | base64',
    ({ pem }) =>
      openssl(['x509', '-noout', '-fingerprint', '-sha1'], { input: pem })
        .toString('base64')
        .replaceAll('\n', ''),
  ],
  ['x5t/hex-as-base64', 'hex as it is', ({ der }) => hexOf(sha1(der))],
  ['x5t/hex-as-base64', 'lower-case hex as it is', ({ der }) => sha1(der).toString('hex')],
  ['x5t/hex-as-base64', 'hex with colons as it is', ({ der }) => withColons(sha1(der))],
  [
    'x5t/hex-as-base64',
    'hex decoded as base64 and encoded again',
    ({ der }) => Buffer.from(sha1(der).toString('hex'), 'base64').toString('base64url'),
  ],
  ['x5t/double-base64', 'base64url twice', ({ der }) => encoded(sha1(der).toString('base64url'))],
  ['x5t/double-base64', 'base64 twice', ({ der }) => encoded(sha1(der).toString('base64'))],
  ['x5t/double-base64', 'echo base64 | base64', ({ der }) => encoded(`${sha1(der).toString('base64')}\n`)],
  ['x5t/sha256-in-x5t', 'the SHA-256', ({ der }) => sha256(der).toString('base64url')],
  ['x5t/of-chain-certificate', 'the authority', ({ chainDer }) => sha1(chainDer).toString('base64url')],
  [
    'x5t/of-chain-certificate',
    'the SHA-256 of the authority',
    ({ chainDer }) => sha256(chainDer).toString('base64url'),
  ],
  ['x5t/of-pem-text', 'sha1sum cert.pem', ({ pem }) => sha1(pem).toString('base64url')],
  ['x5t/of-pem-text', 'of the PEM on Windows', ({ pem }) => sha1(crlf(pem)).toString('base64url')],
  ['x5t/of-pem-text', 'of the PEM without its end', ({ pem }) => sha1(pem.trim()).toString('base64url')],
  ['x5t/of-pem-text', 'of the base64', ({ der }) => sha1(der.toString('base64')).toString('base64url')],
  [
    'x5t/of-pem-text',
    'of the lines between the boundaries',
    ({ pem }) => sha1(pem.replace(/-----.*-----\n/g, '')).toString('base64url'),
  ],
  ['x5t/of-pem-text', 'sha256sum cert.pem', ({ pem }) => sha256(pem).toString('base64url')],
  ['x5t/of-public-key', 'of the SPKI', ({ spki }) => sha1(spki).toString('base64url')],
  ['x5t/of-public-key', 'a pin', ({ spki }) => sha256(spki).toString('base64url')],
  ['x5t/of-public-key', 'of the key’s bits', ({ spki }) => sha1(publicKeyBits(spki)).toString('base64url')],
  [
    'x5t/of-public-key',
    'openssl x509 -modulus | openssl sha1',
    ({ pem }) => sha1(openssl(['x509', '-noout', '-modulus'], { input: pem })).toString('base64url'),
  ],
  ['thumbprint/md5', 'MD5', ({ der }) => createHash('md5').update(der).digest().toString('base64url')],
  ['thumbprint/truncated', 'cut', ({ der }) => sha1(der).toString('base64url').slice(0, 22).slice(0, 20)],
  [
    'thumbprint/truncated',
    'SHA-256 cut to 20',
    ({ der }) => sha256(der).subarray(0, 20).toString('base64url'),
  ],
  ['thumbprint/odd-length', 'a digit short', ({ der }) => hexOf(sha1(der)).slice(0, 39)],
  ['thumbprint/full-width-digits', 'wide hex', ({ der }) => wide(sha1(der).toString('base64url'))],
  ['thumbprint/invisible-characters', 'U+200E', ({ der }) => `\u200e${sha1(der).toString('base64url')}`],
  [
    'x5t/impossible-length',
    'two at once',
    ({ der }) => Buffer.concat([sha1(der), sha256(der)]).toString('base64url'),
  ],
  ['x5t/other-certificate', 'another one', () => sha1('another').toString('base64url')],
  ['x5t/missing', 'nothing', () => ''],
  ['thumbprint/not-a-digest', 'words', () => 'not a thumbprint!'],
];
