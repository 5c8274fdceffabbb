/** What a WorkbenchError means to a person. A code without a sentence does not compile. */
import type { ErrorCode, WorkbenchError } from '../../core/errors';
import { batchErrors } from './batch-errors';
import { explainFormat } from './formats';
import { explainNotAnObject, jsonKind } from './json-kinds';
import type { Evidence, Explain, Message } from './message';

const damaged =
  'The file may be cut short or damaged on its way. Copy it again, in binary mode, or export it once more.';
const otherKey = 'Use an RSA key of 2048 bits or more: every server takes it.';
const encoding = 'Compare with the original: a character was lost, added or changed.';

const explanations: Readonly<Record<ErrorCode, Explain>> = {
  'intake/too-large': ({ size, limit }) => ({
    what: `it has ${number(size)} bytes; from ${number(limit)} on nothing is read.`,
    next: 'Keys and certificates are a few thousand bytes. Choose the key file itself.',
  }),
  'intake/empty': () => ({ what: 'it is empty.', next: 'Choose the file again, or paste the text of it.' }),
  'intake/unreadable-file': ({ browserSays }) => ({
    what: `the browser could not read it (${browserSays}).`,
    next: 'It may be a folder, moved, or locked by another program. Choose it again.',
  }),
  'intake/too-many-blocks': ({ blocks, limit }) => ({
    what: `it has ${number(blocks)} PEM blocks or values; more than ${number(limit)} are not read.`,
    next: 'A key and its chain are a handful. Copy those into a file of their own.',
  }),
  'intake/unrecognised': ({ firstOctet }) => ({
    what: firstOctet
      ? `it is no key or certificate that is known here (its first byte is ${firstOctet}; DER begins with 0x30).`
      : 'it is neither PEM, DER nor base64 of a key or certificate.',
    next: 'Load a private key or an X.509 certificate: PFX, PEM, DER, JWK, or base64 of one.',
  }),
  'intake/not-usable': ({ format }) => {
    const { what, next } = explainFormat(format);
    return { what: `it is ${what}, which is not opened here.`, next };
  },
  'pem/no-end': ({ label }) => ({
    what: `the line -----END ${label}----- is missing.`,
    next: 'Copy the block whole, with its first and last line.',
  }),
  'pem/label-mismatch': ({ label, endLabel }) => ({
    what: `it begins as ${label} and ends as ${endLabel}.`,
    next: 'Two blocks were mixed up, or one was edited. Export it again.',
  }),
  'pem/invalid-base64': ({ lineInBlock, character }) => ({
    what:
      character === undefined
        ? 'its base64 is not complete.'
        : `line ${lineInBlock} of its base64 has the character ${quoted(character)}, which base64 does not have.`,
    next: encoding,
  }),
  'pem/empty-block': () => ({ what: 'there is nothing between its BEGIN and END.', next: damaged }),
  'pem/malformed-dek-info': ({ rule }) => ({
    what: `its header says that it is encrypted, but not how: ${rule}.`,
    next: 'Copy the block whole, with the lines Proc-Type and DEK-Info, or export the key once more.',
  }),
  'der/malformed': ({ offset }) => ({ what: `its DER cannot be decoded at byte ${offset}.`, next: damaged }),
  'der/truncated': ({ declared, present }) => ({
    what: `its DER says that it has ${number(declared)} bytes, and ${number(present)} are there.`,
    next: damaged,
  }),
  'der/unexpected-element': ({ element, expected, found, offset }) => ({
    what: `${element} should be ${expected} and is ${found}${offset === undefined ? '' : ` (at byte ${offset} of its structure)`}.`,
    next: damaged,
  }),
  'encryption/unsupported': ({ name, oid }) => ({
    what: `it is protected by ${oid === '' ? name : named(name, oid)}, which is not opened here.`,
    next: 'Export it once more with AES-256 (OpenSSL: openssl pkcs12 -export, or openssl pkcs8 -topk8).',
  }),
  'encryption/malformed': ({ element, rule }) => ({
    what: `what it says of its encryption cannot be: ${element} should be ${rule}.`,
    next: damaged,
  }),
  'encryption/too-many-iterations': ({ iterations, limit }) => ({
    what: `it asks for ${number(iterations)} iterations to derive its key; more than ${number(limit)} are not made.`,
    next: 'No program writes so many: the file is damaged, or made to keep you waiting. Export it once more.',
  }),
  'encryption/too-much-memory': ({ megabytes, limit }) => ({
    what: `it asks for ${number(megabytes)} MB of memory to derive its key (scrypt); more than ${number(limit)} are not taken.`,
    next: 'Encrypt the key once more with usual parameters: openssl pkcs8 -topk8 -scrypt takes 16 MB.',
  }),
  'encryption/wrong-password': ({ scheme }) => ({
    what: `the password does not open it${scheme === undefined ? '' : ` (${scheme})`}.`,
    next: 'Type the password again: case, keyboard layout and blanks at the end count. If it is right, the file is damaged: this format cannot tell the two apart.',
  }),
  'encryption/damaged': ({ octets, blockLength }) => ({
    what: `its encrypted part has ${number(octets)} bytes, which is no multiple of ${blockLength}: no password opens that.`,
    next: damaged,
  }),
  'encryption/cancelled': () => ({
    what: 'its key was not derived: you stopped it.',
    next: 'Type the password again to start anew.',
  }),
  'encryption/worker-failed': ({ browserSays }) => ({
    what: `the browser would not run the derivation of its key (${browserSays}).`,
    next: 'Load the page again. An extension or a policy of this browser may forbid workers.',
  }),
  'key/unsupported-algorithm': ({ name, oid }) => ({
    what: `its key is ${named(name, oid)}, which the algorithms offered here do not sign with.`,
    next: otherKey,
  }),
  'key/unsupported-curve': ({ name, oid }) => ({
    what: `its curve is ${named(name, oid)}; JWS signs on P-256, P-384 and P-521.`,
    next: otherKey,
  }),
  'key/multi-prime': () => ({
    what: 'it is an RSA key of more than two primes, which no browser imports.',
    next: 'Make a new key: multi-prime RSA keys have no use in OAuth.',
  }),
  'key/too-long': ({ bits, limit }) => ({
    what: `its RSA modulus has ${number(bits)} bits; ${number(limit)} are the most that browsers sign with.`,
    next: 'Use a key of 2048 to 4096 bits.',
  }),
  'key/inconsistent': ({ element, rule }) => ({
    what: `its numbers do not belong together: at ${element}, ${rule} does not hold.`,
    next: 'The key is damaged, or was put together by hand. Take it from where it was made.',
  }),
  'key/refused-by-engine': ({ engineSays, bits, publicExponent }) => ({
    what: `this browser refuses the key (${engineSays}${bits ? `; ${bits} bits` : ''}${publicExponent ? `, public exponent ${publicExponent}` : ''}), though it is well formed.`,
    next: `Try another browser, or another key. ${otherKey}`,
  }),
  'key/public-key-mismatch': ({ publicKey }) => ({
    what: `the public key stored with the private key belongs to another one (SHA-256 of the public key: ${publicKey}).`,
    next: 'The key file was put together wrongly. Take it from where it was made.',
  }),
  'jwk/malformed': ({ member, expected }) => ({
    what: `its member ${member} should be ${expected} (RFC 7518 §6).`,
    next: 'The JWK is incomplete, or was edited by hand. Export it again, with its private members.',
  }),
  'pkcs7/not-signed-data': ({ name, oid }) => ({
    what: `it is a PKCS#7 message of type ${named(name, oid)}, which carries no certificates.`,
    next: 'A .p7b with a certificate chain is SignedData. Export the certificate again.',
  }),
  'pkcs7/no-certificates': () => ({
    what: 'it is PKCS#7 without a certificate in it.',
    next: 'Load the certificate itself (.cer, .crt or .pem).',
  }),
  'pfx/empty': () => ({
    what: 'there is neither a key nor a certificate in the PFX.',
    next: 'Export it again, with the private key and “include all certificates in the path”.',
  }),
  'certificate/malformed': () => ({
    what: 'its structure is not that of an X.509 certificate.',
    next: damaged,
  }),
  'pfx/wrong-password': ({ scheme }) => ({
    what: `the password does not open this PFX${scheme === undefined ? '' : ` (checked by ${scheme})`}.`,
    next: 'Type the password again: case, keyboard layout and blanks at the end count. If it is right, the file was damaged on its way.',
  }),
  'pfx/damaged': ({ element }) => ({
    what: `the password opens this PFX, but its ${element} is damaged.`,
    next: damaged,
  }),
  'pfx/malformed': ({ element, rule }) => ({
    what: `its structure is not that of a PFX: ${element} should be ${rule}.`,
    next: damaged,
  }),
  'base64/invalid-character': ({ offset, character }) => ({
    what: `character ${Number(offset) + 1} is ${quoted(character)}, which base64 does not have there.`,
    next: encoding,
  }),
  'base64/invalid-length': ({ characters }) => ({
    what: `its base64 has ${number(characters)} characters, a number at which no base64 ends.`,
    next: encoding,
  }),
  'base64/invalid-padding': ({ characters, padding }) => ({
    what: `its base64 has ${number(characters)} characters and ${number(padding)} “=”: together they must be a multiple of four.`,
    next: encoding,
  }),
  'hex/invalid-character': ({ offset, character }) => ({
    what: `character ${Number(offset) + 1} is ${quoted(character)}, which is no hexadecimal digit.`,
    next: encoding,
  }),
  'hex/odd-length': ({ characters }) => ({
    what: `it has ${number(characters)} hexadecimal digits; a byte takes two.`,
    next: encoding,
  }),
  'key/compressed-point': ({ curve }) => ({
    what: `its public key on ${curve} is written in compressed form, with one coordinate; a JWK has both.`,
    next: 'Issue the certificate with an uncompressed point, as every tool does unless told otherwise.',
  }),
  'certificate/name-missing': () => ({ what: 'There is no name.', next: 'Such as daemon.contoso.com.' }),
  'certificate/name-too-long': ({ characters, limit }) => ({
    what: `It has ${number(characters)} characters; a common name has ${number(limit)} at most.`,
    next: 'Shorten it: nobody looks it up.',
  }),
  'certificate/days-not-whole': ({ found, limit }) => ({
    what:
      found === ''
        ? 'There is no number of days.'
        : `“${found}” is no whole number from 1 to ${number(limit)}.`,
    next: 'A year is 365.',
  }),
  'registration/too-long': ({ size, limit }) => ({
    what: `This has ${number(size)} characters; more than ${number(limit)} are not read.`,
    next: 'Paste the keyCredentials of one application.',
  }),
  'registration/not-json': ({ line, column, character }) => ({
    what:
      character === ''
        ? `This is not JSON: it ends too early (line ${line}, column ${column}).`
        : `This is not JSON: line ${line}, column ${column} has ${quoted(character)} where it does not belong.`,
    next: 'Paste the whole answer of Graph, or the manifest. Until then the entries are not kept.',
  }),
  'registration/not-key-credentials': ({ entry, found }) => ({
    what: `This is JSON, but ${entry ? `entry ${entry}` : 'the whole text'} is ${jsonKind(found)}, not keyCredentials.`,
    next: 'Paste the array keyCredentials, or the object that has it.',
  }),
  'registration/private-key': ({ line }) => ({
    what: `Line ${line} held a private key. The text was taken out of the field.`,
    next: 'A registration is given certificates only. Replace that key: it has been copied around.',
  }),
  'signature/refused-by-engine': ({ alg, engineSays }) => ({
    what: `this browser would not sign ${alg} with this key${engineSays ? ` (${engineSays})` : ''}.`,
    next: 'Choose another algorithm.',
  }),
  ...batchErrors,
  'overrides/not-json': ({ engineSays }) => ({
    what: `not JSON: ${engineSays}.`,
    next: 'Write a JSON object.',
  }),
  'overrides/not-an-object': ({ found }) => explainNotAnObject(found),
};

/** Where it was, then what it was: `key.pem, block 2 (CERTIFICATE): …`. */
export function explainError(error: WorkbenchError): Message & { readonly where: string } {
  return { where: placeOf(error.evidence), ...explanations[error.code](error.evidence) };
}

function placeOf({ file, block, entry, label }: Evidence): string {
  const inBlock = block === undefined ? '' : `, block ${block}${label === undefined ? '' : ` (${label})`}`;
  return `${file ?? ''}${inBlock}${entry === undefined ? '' : `, ${entry}`}`;
}

function number(value: string | number | undefined): string {
  return Number(value).toLocaleString('en');
}

function named(name: string | number | undefined, oid: string | number | undefined): string {
  return oid === undefined || name === oid ? String(name) : `${name} (OID ${oid})`;
}

/** Control and invisible characters by their code point: quoting them would show nothing. */
function quoted(character: string | number | undefined): string {
  const text = String(character);
  if (/^[\x21-\x7e]$/.test(text)) return `“${text}”`;
  return `U+${(text.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}
