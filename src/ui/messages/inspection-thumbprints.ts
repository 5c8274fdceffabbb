/** What a finding about `x5t` or `x5t#S256` of a pasted token means to a person. */
import type { ThumbprintCode } from '../../core/inspection/inspection-finding';
import type { Evidence, Explain } from './message';
import { withSeparators } from './separators';

const digestOf = ({ member }: Evidence) => `SHA-${member === 'x5t#S256' ? 256 : 1}`;
const octetsOf = ({ member }: Evidence) => (member === 'x5t#S256' ? 32 : 20);
const rule = (evidence: Evidence) =>
  `${evidence['member']} is base64url of the ${octetsOf(evidence)} octets of the certificate’s ${digestOf(evidence)}.`;
const encodeOctets = (evidence: Evidence) =>
  `Decode the hex to ${octetsOf(evidence)} octets first and encode those.`;

export const inspectionThumbprints: Readonly<Record<ThumbprintCode, Explain>> = {
  'x5t/missing': ({ wanted, present, member }) => ({
    what: member
      ? `${member} is there, and it is empty.`
      : present
        ? `The header has ${present}, and this server finds the certificate by ${wanted}.`
        : `The header has no ${wanted}: the server cannot tell which of the registered certificates to check with.`,
    next: `Put the certificate’s thumbprint there as ${wanted ?? member}. Entra says “No certificate thumbprint specified in token header” (AADSTS50027), or AADSTS700027 without naming a thumbprint.`,
  }),
  'x5t/hex-text': (evidence) => ({
    what: `${evidence['member']} is an encoding of the hexadecimal text: ${evidence['digits']} characters${evidence['separators'] ? ` ${withSeparators(evidence)}` : ''}${evidence['encoding'] === 'UTF-16' ? ' in UTF-16' : ''}, ${evidence['octets']} octets, where there should be ${octetsOf(evidence)}.`,
    next: encodeOctets(evidence),
  }),
  'x5t/hex-text-with-newline': (evidence) => ({
    what: `${evidence['member']} is an encoding of the hexadecimal text with a newline (${evidence['newline']}) at its end, as echo leaves it: ${evidence['octets']} octets, where there should be ${octetsOf(evidence)}.`,
    next: encodeOctets(evidence),
  }),
  'x5t/hex-as-base64': (evidence) => ({
    what: `${evidence['member']} is the hexadecimal text itself. A server decodes it as base64url, to ${evidence['octets']} octets that are no digest.`,
    next: encodeOctets(evidence),
  }),
  'x5t/double-base64': (evidence) => ({
    what: `${evidence['member']} was encoded twice: decoded once, it is again the base64 text ${evidence['inner']}.`,
    next: 'Encode the octets of the digest once.',
  }),
  'x5t/standard-base64': ({ member, offset, character, padding }) => ({
    what: `${member} is standard base64: “${character}” stands at offset ${offset}${Number(padding) > 0 ? ', and “=” at the end' : ''}.`,
    next: 'base64url has - for +, _ for /, and no padding. Entra and AD FS have been seen to take it from MSAL Go; other servers need not.',
  }),
  'x5t/padded': ({ member, padding }) => ({
    what: `${member} ends with ${'='.repeat(Number(padding) || 1)}, which base64url in a header does not have.`,
    next: 'Take the padding away. Entra takes it from MSAL Python; other servers need not.',
  }),
  'x5t/sha256-in-x5t': ({ octets }) => ({
    what: `x5t holds ${octets} octets, a SHA-256; it is defined as the SHA-1, of 20 octets.`,
    next: 'Put the SHA-256 under x5t#S256, or the SHA-1 under x5t.',
  }),
  'x5t/sha1-in-x5t-s256': ({ octets }) => ({
    what: `x5t#S256 holds ${octets} octets, a SHA-1; it is defined as the SHA-256, of 32 octets.`,
    next: 'Put the SHA-1 under x5t, or the SHA-256 under x5t#S256. The example of Microsoft’s own page has had this mistake.',
  }),
  'x5t/impossible-length': (evidence) => ({
    what: `${evidence['member']} decodes to ${evidence['octets'] ?? 'too many'} octets: neither a SHA-1 (20) nor a SHA-256 (32), nor an encoding of either that is known here.`,
    next: rule(evidence),
  }),
  'x5t/non-canonical': ({ member, last, canonical }) => ({
    what: `The last character of ${member} is “${last}”, which sets bits that belong to no octet; an encoder writes “${canonical}”. A character was typed, cut or changed.`,
    next: 'Lenient decoders read the same octets from both. Compare the value with the certificate’s.',
  }),
  'x5t/other-certificate': ({ member, certificate, found, signature, differ, of, place }) => ({
    what: `${member} is the thumbprint ${found}, which none of the certificates here has${certificate ? `: not ${certificate}` : ''}.${differ ? ` It differs from that one’s in ${differ} of ${of} octets, first in octet ${place}: mistyped or changed.` : ''}${signature === 'other-key' ? ' The signature is not by its key either: the token belongs to another certificate altogether.' : ''}`,
    next: 'Use the thumbprint of the certificate that is registered, or register the one that this is of.',
  }),
  'x5t/of-chain-certificate': ({ member, certificate, place }) => ({
    what: `${member} is of ${certificate}, certificate ${place} of the chain, and not of the leaf, whose key signs.`,
    next: 'Take the thumbprint of the leaf: the certificate that the private key belongs to.',
  }),
  'x5t/of-pem-text': ({ member, algorithm }) => ({
    what: `${member} is the ${algorithm} of the PEM text, boundary lines or base64 and all.`,
    next: 'The digest is taken over the DER, which the base64 of the PEM decodes to: openssl x509 -outform DER | openssl sha1.',
  }),
  'x5t/of-public-key': ({ member, algorithm, of }) => ({
    what: `${member} is of the public key alone (${of}${algorithm ? `, ${algorithm}` : ''}), not of the certificate.`,
    next: 'The digest is taken over the whole certificate in DER.',
  }),
  'thumbprint/invisible-characters': ({ member, count, first, offset }) => ({
    what: `${member} has ${count} characters that nobody sees, the first at offset ${offset} (${first}). The certificate dialog of Windows puts U+200E before a thumbprint.`,
    next: 'Type the value, or copy the corrected one.',
  }),
  'thumbprint/full-width-digits': ({ member, count, first }) => ({
    what: `${member} has ${count} full-width characters, the first is ${first}: they look like letters and digits, and are none to a program.`,
    next: 'Write them in ASCII.',
  }),
  'thumbprint/odd-length': ({ member, digits }) => ({
    what: `${member} is hexadecimal text of ${digits} digits: one is missing, or one too many.`,
    next: 'Copy the thumbprint again; SHA-1 has 40 digits, SHA-256 has 64. Then encode its octets as base64url.',
  }),
  'thumbprint/md5': ({ member, octets }) => ({
    what: `${member} has ${octets} octets, as MD5 has.`,
    next: 'Servers look for SHA-1 in x5t and for SHA-256 in x5t#S256.',
  }),
  'thumbprint/truncated': ({ member, octets, algorithm, certificate }) => ({
    what: `${member} has ${octets} octets, a part of the ${algorithm ?? 'digest'}${certificate ? ` of ${certificate}` : ''}.`,
    next: 'Copy all of it.',
  }),
  'thumbprint/not-a-digest': (evidence) => ({
    what: `${evidence['member']} is no base64url: “${evidence['character']}” at offset ${evidence['offset']}.`,
    next: rule(evidence),
  }),
};
