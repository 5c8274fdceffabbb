/** What is wrong with a thumbprint, for a person: what happened, how it is known, and what to do. */
import type { MistakeCode, ThumbprintMistake } from '../../core/thumbprint/thumbprint-mistake';
import { counted, type Evidence, type Explain, type Message } from './message';
import { withSeparators } from './separators';

/** In a few words: the head of the item, and how a repair is called. */
export const mistakeTitles: Readonly<Record<MistakeCode, string>> = {
  'x5t/missing': 'no thumbprint',
  'x5t/hex-text': 'hex text encoded',
  'x5t/hex-text-with-newline': 'hex text encoded, with its line end',
  'x5t/hex-as-base64': 'hex read as base64',
  'x5t/double-base64': 'encoded twice',
  'x5t/standard-base64': 'standard base64',
  'x5t/padded': 'padding',
  'x5t/sha256-in-x5t': 'SHA-256 in x5t',
  'x5t/sha1-in-x5t-s256': 'SHA-1 in x5t#S256',
  'x5t/impossible-length': 'impossible length',
  'x5t/non-canonical': 'last character',
  'x5t/other-certificate': 'another certificate',
  'x5t/of-chain-certificate': 'another certificate of the chain',
  'x5t/of-pem-text': 'digest of the PEM text',
  'x5t/of-public-key': 'digest of the public key',
  'thumbprint/invisible-characters': 'invisible characters',
  'thumbprint/full-width-digits': 'full-width characters',
  'thumbprint/odd-length': 'odd number of digits',
  'thumbprint/md5': 'MD5 length',
  'thumbprint/truncated': 'cut off',
  'thumbprint/ambiguous': 'could be hex',
  'thumbprint/several': 'several',
  'thumbprint/jwk-thumbprint': 'JWK thumbprint',
  'thumbprint/unreadable-certificate': 'unreadable certificate',
  'thumbprint/not-a-digest': 'not a digest',
  'thumbprint/too-long': 'too long',
};

const copyBelow = 'Use the corrected value.';
const nameOf = ({ member }: Evidence) => (member ? String(member) : 'It');
const where = ({ member }: Evidence) => (member ? `${member} holds` : 'This is');
const lengths = 'A SHA-1 has 20 bytes, a SHA-256 has 32.';

const partNames: Readonly<Record<string, string>> = {
  SubjectPublicKeyInfo: 'the public key with its algorithm (SubjectPublicKeyInfo), which is a pin',
  subjectPublicKey: 'the bits of the public key alone',
  'Modulus=': 'the line “Modulus=…” that openssl -modulus prints',
  JWK: 'the public key as a JWK (RFC 7638)',
  subjectKeyIdentifier: 'no certificate: it is the subject key identifier written in it',
};

const ofText = (evidence: Evidence) =>
  `${where(evidence)} the ${evidence['algorithm']} of the certificate file’s text (PEM or base64), not of its DER; it is the text of ${evidence['certificate']}.`;

const explanations: Readonly<Record<MistakeCode, Explain>> = {
  'x5t/missing': (evidence) => explainMissing(evidence),
  'x5t/hex-text': (evidence) => ({
    what: `The ${evidence['digits']} hex digits were encoded as text (${evidence['encoding']}${separated(evidence)}): decoded, ${evidence['member'] ? nameOf(evidence) : 'it'} is ${evidence['octets']} ${evidence['encoding'] === 'UTF-16' ? 'bytes of text that spells' : 'characters that spell'} a thumbprint, where the thumbprint’s ${Number(evidence['digits']) / 2} bytes belong.`,
    next: `Decode the hex to bytes first, then encode those. ${copyBelow}`,
  }),
  'x5t/hex-text-with-newline': (evidence) => ({
    what: `The ${evidence['digits']} hex digits were encoded as text, with the line end (${evidence['newline']}) that echo or a file adds: ${evidence['octets']} ${evidence['encoding'] === 'UTF-16' ? 'bytes of UTF-16' : 'characters'} instead of ${Number(evidence['digits']) / 2} bytes.`,
    next: `Decode the hex to bytes first; echo -n or printf keeps the line end out. ${copyBelow}`,
  }),
  'x5t/hex-as-base64': (evidence) => explainHex(evidence),
  'x5t/double-base64': (evidence) => ({
    what: `It was encoded twice: decoded once, it is the text ${evidence['inner']}, which is base64 itself.`,
    next: `Leave one encoding out. ${copyBelow}`,
  }),
  'x5t/standard-base64': (evidence) => ({
    what: `Standard base64: character ${Number(evidence['offset']) + 1} is “${evidence['character']}”${Number(evidence['padding']) > 0 ? ', and there is padding' : ''}. JOSE writes base64url, with - and _ and without =.`,
    next: 'Right in customKeyIdentifier. In x5t some servers take it; use the corrected value for all.',
  }),
  'x5t/padded': (evidence) => ({
    what: `It ends in ${'='.repeat(Number(evidence['padding']))}. JOSE writes base64url without padding (RFC 7515 §2).`,
    next: 'Right in customKeyIdentifier. In x5t, leave the padding out.',
  }),
  'x5t/sha256-in-x5t': () => ({
    what: 'x5t holds 32 bytes, a SHA-256. It is defined as the SHA-1, of 20 bytes.',
    next: 'Put it into x5t#S256, or put the SHA-1 into x5t.',
  }),
  'x5t/sha1-in-x5t-s256': () => ({
    what: 'x5t#S256 holds 20 bytes, a SHA-1. It is defined as the SHA-256, of 32 bytes. Microsoft’s own example had this mistake.',
    next: 'Put it into x5t, or put the SHA-256 into x5t#S256.',
  }),
  'x5t/impossible-length': ({ octets, characters }) => ({
    what:
      octets === undefined
        ? `${counted(Number(characters), 'character', 'characters')}: no digest is that long.`
        : `Decoded, it has ${counted(Number(octets), 'byte', 'bytes')}${otherHash(Number(octets))}. ${lengths}`,
    next: 'Take the thumbprint from the certificate anew.',
  }),
  'x5t/non-canonical': ({ last, canonical }) => ({
    what: `The last character is “${last}”, where an encoder writes “${canonical}”: bits that stand for nothing are set. It was changed by hand, or an encoder is broken.`,
    next: 'Decoders that are strict refuse it. Compare it with the certificate; the corrected value has the same bytes.',
  }),
  'x5t/other-certificate': ({ certificate, certificates, differ, of, place }) => ({
    what: differ
      ? `It differs from the thumbprint of ${certificate} in ${differ} of ${of} bytes, first in byte ${place}: mistyped or changed, rather than of another certificate.`
      : `It is of none of the known certificates: neither ${certificate}${Number(certificates) > 1 ? `, nor ${counted(Number(certificates) - 1, 'certificate', 'certificates')} after it,` : ''} nor anything that is often hashed by mistake.`,
    next: differ
      ? `Copy it once more. ${copyBelow}`
      : 'Either it is of another certificate, or the server must be told of this one.',
  }),
  'x5t/of-chain-certificate': ({ certificate, place, algorithm }) => ({
    what: `It is the ${algorithm} of ${certificate}, certificate ${place} of the chain. The key belongs to the first, the leaf.`,
    next: 'Take the digest of the leaf. In a PEM bundle it need not be the first block.',
  }),
  'x5t/of-pem-text': (evidence) => ({
    what: ofText(evidence),
    next: `Convert to DER first: openssl x509 -outform DER | openssl sha1. ${copyBelow}`,
  }),
  'x5t/of-public-key': (evidence) => ({
    what: `${where(evidence)} the ${evidence['algorithm']} of ${partNames[String(evidence['of'])] ?? 'the public key'}. It belongs to ${evidence['certificate']}, and a thumbprint is of the whole certificate.`,
    next: copyBelow,
  }),
  'thumbprint/invisible-characters': ({ count, first, offset }) => ({
    what: `${counted(Number(count), 'character', 'characters')} that nobody sees: ${first} at place ${Number(offset) + 1}${first === 'U+200E' ? ', which the certificate dialog of Windows puts before a thumbprint' : ''}. A comparison fails, although both look alike.`,
    next: 'Copy it from here: they were taken out.',
  }),
  'thumbprint/full-width-digits': ({ count, first }) => ({
    what: `${counted(Number(count), 'character is', 'characters are')} full-width (${first} is the first), as an input method for Chinese or Japanese writes them.`,
    next: 'Copy it from here: they were made ASCII.',
  }),
  'thumbprint/odd-length': ({ digits }) => ({
    what: `${digits} hex digits: each byte has two, so one is missing or one is too many. A SHA-1 has 40, a SHA-256 has 64.`,
    next: 'Copy the thumbprint once more, from its first digit to its last.',
  }),
  'thumbprint/md5': () => ({
    what: `16 bytes: as long as an MD5, and as a GUID without hyphens. ${lengths}`,
    next: 'Let the tool compute SHA-1 or SHA-256: openssl x509 -fingerprint -sha256.',
  }),
  'thumbprint/truncated': ({ octets, of, algorithm, certificate }) => ({
    what: of
      ? `${counted(Number(octets), 'byte', 'bytes')}, which are a part of the ${algorithm} of ${certificate}.`
      : `${counted(Number(octets), 'byte', 'bytes')}: something is missing. ${lengths}`,
    next: 'Take the whole digest.',
  }),
  'thumbprint/ambiguous': ({ digits }) => ({
    what: `All ${digits} characters are hex digits, which base64url hardly ever has. It was read as base64url.`,
    next: 'If it was hex, some digits are missing: a SHA-1 has 40, a SHA-256 has 64.',
  }),
  'thumbprint/several': (evidence) => explainSeveral(evidence),
  'thumbprint/jwk-thumbprint': () => ({
    what: 'A JWK without a certificate. Its thumbprint (RFC 7638) is of the public key’s members: many servers use it as kid, none as x5t.',
    next: 'For x5t, paste or load the certificate.',
  }),
  'thumbprint/unreadable-certificate': ({ count, read }) => ({
    what:
      count === undefined
        ? 'It looks like a certificate in PEM or base64, and cannot be read: it may be cut off, or hold something else.'
        : `Of the certificates in it (${count}), ${read} can be read. x5c and key hold the DER in base64.`,
    next: 'Copy it once more, from its beginning to its end. The Credential view says what is in a file.',
  }),
  'thumbprint/not-a-digest': (evidence) => explainNoDigest(evidence),
  'thumbprint/too-long': ({ characters, limit }) => ({
    what: `${counted(Number(characters), 'character', 'characters')}; texts up to ${Number(limit).toLocaleString('en')} are looked at.`,
    next: 'Paste the thumbprint, certificate, token or error alone. Files are for the Credential view.',
  }),
};

export function explainMistake({ code, evidence }: ThumbprintMistake): Message {
  return explanations[code](evidence);
}

const separated = (evidence: Evidence) => (evidence['separators'] ? `, ${withSeparators(evidence)}` : '');

function otherHash(octets: number): string {
  return [28, 48, 64].includes(octets) ? `, as a SHA-${octets * 8}` : '';
}

function explainHex({ member, octets }: Evidence): Message {
  if (member === 'customKeyIdentifier')
    return {
      what: 'customKeyIdentifier is hex, as the portal and the command line show it. Microsoft Graph holds it in base64.',
      next: 'In a request to Graph, use the corrected value.',
    };
  return {
    what: member
      ? `${member} is hex. A server decodes it as base64url, since hex digits are base64 characters too, and gets ${octets} bytes that are no thumbprint.`
      : `Hex digits are base64 characters too: a server that meets them in x5t decodes them to ${octets} bytes that are no thumbprint (AADSTS700027).`,
    next: 'Hex is right in Windows and the portal. In a JOSE header, use the corrected value.',
  };
}

function explainMissing({ error, member, kid }: Evidence): Message {
  if (error)
    return {
      what: `${error} that prints no “Thumbprint of key used by client”: the assertion had no x5t that the server could read. It had kid alone, or an x5t#S256 that was made wrongly.`,
      next: 'Paste the assertion’s header here. A right x5t#S256 is the base64url of the SHA-256, 43 characters.',
    };
  if (member === 'customKeyIdentifier')
    return {
      what: 'A keyCredential with neither customKeyIdentifier nor key: nothing in it tells the certificate.',
      next: 'Ask Graph for it with $select=keyCredentials, which returns key as well.',
    };
  return {
    what: `The header has neither x5t nor x5t#S256${kid ? `, only kid (${kid})` : ''}. Microsoft Entra ID and AD FS find a certificate by them.`,
    next: 'Servers that hold your key as a JWK go by kid; for the others add x5t#S256 or x5t.',
  };
}

function explainSeveral({ count, of, first, number }: Evidence): Message {
  if (of === 'certificates')
    return {
      what: `${counted(Number(count), 'certificate', 'certificates')}. The digests are of the first, ${first}.`,
      next: 'If another one is the leaf, paste that alone.',
    };
  const which =
    number === undefined || number === 1 ? 'the first' : `number ${number}, which belongs to what is loaded`;
  return {
    what: `${count} thumbprints or entries are in this text. Shown is ${which}.`,
    next: 'Paste another one alone to see it.',
  };
}

function explainNoDigest({ form, error, member, offset, character }: Evidence): Message {
  const next = 'A thumbprint is 40 or 64 hex digits, or 27 or 43 characters of base64url.';
  if (member && form === undefined)
    return { what: `${member} is no base64url: “${character}” at place ${Number(offset) + 1}.`, next };
  switch (form) {
    case 'GUID':
      return { what: 'A GUID, such as a client ID, a tenant ID or the ID of a key.', next };
    case 'error':
      return {
        what: `${error} is not about a certificate that was not found: its text names no thumbprint.`,
        next: 'Paste it into Inspect, which explains errors. AADSTS700027 is the one that names a thumbprint.',
      };
    case 'JWT':
      return {
        what: 'It looks like a JWT, and its header is not the base64url of a JSON object.',
        next: 'Inspect shows what can be read of a broken token.',
      };
    case 'JWK':
      return { what: 'A JWK without the members that make a public key.', next: 'Paste all of it.' };
    case 'private key':
      return {
        what: 'This may hold a private key, so it was not looked into.',
        next: 'A thumbprint is of the certificate alone. Keys belong in the intake.',
      };
    case 'short':
      return { what: 'Too short for a digest.', next };
    default:
      return {
        what:
          character === undefined
            ? 'No digest, certificate, token or error is in this text.'
            : `No digest, certificate, token or error is in this text; “${character}” at place ${Number(offset) + 1} is in none of the spellings.`,
        next,
      };
  }
}
