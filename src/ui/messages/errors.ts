/** What a WorkbenchError means to a person. A code without a sentence does not compile. */
import type { ErrorCode, WorkbenchError } from '../../core/errors';
import { explainFormat } from './formats';
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
    what: `it has ${number(blocks)} PEM blocks; more than ${number(limit)} are not read.`,
    next: 'A key and its chain are a handful. Copy those into a file of their own.',
  }),
  'intake/unrecognised': ({ firstOctet }) => ({
    what: firstOctet
      ? `it is no key or certificate that is known here (its first byte is ${firstOctet}; DER begins with 0x30).`
      : 'it is neither PEM, DER nor base64 of a key or certificate.',
    next: 'Load a private key (PKCS#8 or PKCS#1) or an X.509 certificate, as PEM or DER.',
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
  'der/malformed': ({ offset }) => ({ what: `its DER cannot be decoded at byte ${offset}.`, next: damaged }),
  'der/truncated': ({ declared, present }) => ({
    what: `its DER says that it has ${number(declared)} bytes, and ${number(present)} are there.`,
    next: damaged,
  }),
  'der/unexpected-element': ({ element, expected, found, offset }) => ({
    what: `${element} should be ${expected} and is ${found}${offset === undefined ? '' : ` (at byte ${offset} of its structure)`}.`,
    next: damaged,
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
  'certificate/malformed': () => ({
    what: 'its structure is not that of an X.509 certificate.',
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
  'signature/refused-by-engine': ({ alg, engineSays }) => ({
    what: `this browser would not sign ${alg} with this key${engineSays ? ` (${engineSays})` : ''}.`,
    next: 'Choose another algorithm.',
  }),
  'overrides/not-json': ({ engineSays }) => ({
    what: `not JSON: ${engineSays}.`,
    next: 'Write a JSON object.',
  }),
  'overrides/not-an-object': ({ found }) => ({
    what: `it is ${found}, not an object.`,
    next: 'Write a JSON object.',
  }),
};

/** Where it was, then what it was: `key.pem, block 2 (CERTIFICATE): …`. */
export function explainError(error: WorkbenchError): Message & { readonly where: string } {
  return { where: placeOf(error.evidence), ...explanations[error.code](error.evidence) };
}

function placeOf({ file, block, label }: Evidence): string {
  if (block === undefined) return String(file ?? '');
  return `${file}, block ${block}${label === undefined ? '' : ` (${label})`}`;
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
