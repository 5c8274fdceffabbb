/** What a finding about the form, the header or the signature of a pasted token means to a person. */
import type { SegmentCode } from '../../core/jose/decode-compact';
import type { SignatureCode } from '../../core/jose/verify-compact';
import type { TokenCode } from '../../core/inspection/inspection-finding';
import type { FindingCode } from '../../core/assertion/finding';
import { numericTime, span } from './times';
import { counted, ofEntra, type Evidence, type Explain } from './message';

type HeaderCode = Extract<FindingCode, `alg/${string}` | `typ/${string}` | `kid/${string}` | `x5c/${string}`>;

const segmentNames: Readonly<Record<string, string>> = {
  header: 'The header',
  claims: 'The claims set',
  signature: 'The signature',
};

const jsonProblems: Readonly<Record<string, string>> = {
  empty: 'is empty',
  'not-utf8': 'decodes to octets that are no UTF-8 text',
  'not-json': 'decodes to a text that is no JSON',
  'too-deep': 'is JSON of more levels than any header or claims set has',
  'not-an-object': 'is JSON, but no object',
  'cut-off': 'begins as a JSON object and breaks off before its end',
};

const weakAt: Readonly<Record<string, string>> = {
  SharePoint:
    'SharePoint gives an app by itself access with a certificate alone, and answers 401 or “Access denied” to this.',
  Exchange:
    'Exchange may answer “Presented auth strength was 1, required is 2”: it refused secrets for apps by themselves, and has since been seen to take them for IMAP and EWS.',
};

/** Whose key the signature was checked with. */
const keyOwner = ({ certificate, with: source }: Evidence) =>
  source === 'x5c'
    ? `the certificate in the token’s own x5c (${certificate})`
    : `the certificate ${certificate}`;

const because = (evidence: Evidence): string => {
  const { octets, modulus, made, because: reason } = evidence;
  if (reason === 'length')
    return `It has ${octets} octets; with this key it would have ${modulus}. It is cut, or of another key.`;
  if (reason === 'content')
    return `The key is the right one, and it signed another text (as ${made}): header or claims were changed, or encoded anew, after signing.`;
  if (reason === 'hash')
    return `The right key made it, as ${made}, while the header says ${evidence['alg']}.`;
  if (reason === 'mask')
    return `The right key made it, with ${evidence['maskHash']} as the hash of its mask (MGF1); that has to be the hash of ${evidence['alg']}.`;
  return 'Either another key made it, or header or claims were changed after signing; a signature of this kind does not tell which.';
};

export const inspectionTokenFindings: Readonly<
  Record<SegmentCode | SignatureCode | HeaderCode | TokenCode, Explain>
> = {
  'segment/count': ({ count }) => ({
    what:
      Number(count) === 2
        ? 'There are two parts, header and claims: the signature is missing.'
        : `${counted(Number(count), 'part', 'parts')} where a signed token has three: header.claims.signature.`,
    next:
      Number(count) === 2
        ? 'Was it cut when it was copied? Sign header.claims and append “.” and the signature in base64url. Entra answers AADSTS50027.'
        : 'Copy the whole token, and nothing but it.',
  }),
  'segment/padding': ({ segments }) => ({
    what: `“=” pads the base64 of: ${segments}. A JWS has none (RFC 7515 §2).`,
    next: 'Take it away before signing: the signature is over the encoded text. Entra answers AADSTS50027.',
  }),
  'segment/standard-base64': ({ segments }) => ({
    what: `“+” or “/” stands in: ${segments}. That is standard base64; a JWS is base64url.`,
    next: 'Write - for + and _ for /, without padding, before signing: the signature is over the encoded text.',
  }),
  'segment/invalid-character': ({ segment, offset, character, codePoint }) => ({
    what: `${segmentNames[String(segment)]} has “${character}” (${codePoint}) at offset ${offset} of the token, which is no character of base64url.`,
    next:
      character === '$'
        ? 'Is it a variable? Within single quotes a shell leaves it as it stands.'
        : 'Was the token cut in a wrong place, or shortened with an ellipsis?',
  }),
  'segment/whitespace': ({ spaces, lines, invisible }) => ({
    what: `The token has ${[
      Number(spaces) - Number(lines) > 0 &&
        counted(Number(spaces) - Number(lines), 'white-space character', 'white-space characters'),
      Number(lines) > 0 && counted(Number(lines), 'line break', 'line breaks'),
      Number(invisible) > 0 && counted(Number(invisible), 'invisible character', 'invisible characters'),
    ]
      .filter(Boolean)
      .join(' and ')} in it, and a token is one line without any.`,
    next: 'They are taken away here. Sent with them, the token is refused (AADSTS50027, AADSTS7000218). If only copying put them there, nothing is wrong.',
  }),
  'segment/wrapped': ({ found }) => ({
    what: `Around the token stood: ${found}.`,
    next: 'It is taken away here. In client_assertion there is the bare token and nothing else.',
  }),
  'segment/not-json': ({ segment, problem }) => ({
    what: `${segmentNames[String(segment)]} ${jsonProblems[String(problem)]}.`,
    next: 'The other parts are shown all the same. Entra answers AADSTS50027.',
  }),
  'signature/empty': ({ alg }) => ({
    what: `The header says ${alg || 'that it is signed'}, and the signature is empty.`,
    next: 'Sign header.claims with the private key.',
  }),
  'signature/invalid': (evidence) => ({
    what: `The signature does not verify with ${keyOwner(evidence)}. ${because(evidence)}`,
    next: `${evidence['because'] === 'hash' ? `Sign with ${evidence['alg']}, or say ${evidence['made']} in the header before signing.` : 'Sign the text exactly as it is sent: the two encoded parts with a dot between.'}${ofEntra(evidence, ' Entra answers AADSTS700027, “signature value did not match”.')}`,
  }),
  'signature/other-key': (evidence) => ({
    what: `The signature was made with another key than that of ${keyOwner(evidence)} (${evidence['key']}).${evidence['x5c'] === 'verifies' ? ' It verifies with the certificate in the token’s own x5c.' : ''}`,
    next: `Sign with the private key of this certificate, or give the certificate of the key that signed.${ofEntra(evidence, ' Entra answers AADSTS700027, “Key was found, but use of the key to verify the signature failed”.')}`,
  }),
  'signature/rs-ps-swap': ({ alg, made }) => ({
    what: `The header says ${alg}, and the signature was made as ${made}, with the other padding: it is over the right text and by the right key.`,
    next: `Sign with ${alg}, or say ${made} in the header before signing.`,
  }),
  'signature/pss-salt': ({ saltLength, wanted, alg }) => ({
    what: `The salt of the PSS signature has ${saltLength} octets; ${alg} has ${wanted}, as many as its hash (RFC 7518 §3.5).`,
    next: 'In OpenSSL that is rsa_pss_saltlen:digest, in Java the parameters of PSSParameterSpec, in Node RSA_PSS_SALTLEN_DIGEST.',
  }),
  'signature/der-ecdsa': ({ octets, wanted }) => ({
    what: `The ECDSA signature is DER of ${octets} octets, as OpenSSL writes it; a JWS has R and S one after the other, ${wanted} octets (RFC 7518 §3.4).`,
    next: 'Convert it: in Node dsaEncoding: ieee-p1363, in Java SHA256withECDSAinP1363Format.',
  }),
  'alg/key-mismatch': (evidence) => ({
    what: `The header says ${evidence['alg']}, and the key of ${keyOwner(evidence)} is ${evidence['key']}, which cannot make such a signature.`,
    next: `Choose an algorithm for this kind of key.${ofEntra(evidence, ' Entra answers AADSTS5002730.')}`,
  }),
  'alg/none': ({ alg }) => ({
    what: `alg is “${alg}”: a token that claims not to be signed proves nothing.`,
    next: 'Name the algorithm, and sign with it.',
  }),
  'alg/missing': () => ({
    what: 'The header has no alg: nobody can tell how it is signed (RFC 7515 §4.1.1).',
    next: 'Name the algorithm in the header before signing.',
  }),
  'alg/letter-case': ({ alg, expected }) => ({
    what: `alg is “${alg}”, and the algorithm is called “${expected}”: names are compared letter by letter.`,
    next: `Write ${expected}, and sign again.`,
  }),
  'alg/not-accepted': ({ alg, accepted, server }) => ({
    what: `alg is ${alg}; ${server} takes ${accepted}.${/^HS/.test(String(alg)) ? ' HS is a secret that both sides have, not a certificate.' : ''}`,
    next: 'Sign with one of those.',
  }),
  'typ/letter-case': ({ typ, expected }) => ({
    what: `typ is “${typ}”; it is written “${expected}” (RFC 7519 §5.1).`,
    next: 'Media types are compared without regard to case, but not every server does so.',
  }),
  'typ/not-expected': ({ typ, expected }) => ({
    what: `typ is ${typ}; this server expects ${expected}.`,
    next: 'Whether it is refused for that, no source says. Write what is expected.',
  }),
  'typ/in-claims': ({ typ }) => ({
    what: `typ (${typ}) stands among the claims; it is a member of the header.`,
    next: 'Move it to the header. The claim is ignored.',
  }),
  'kid/only': (evidence) => ({
    what: `The header names the key by kid (${evidence['kid']}) alone; this server finds the certificate by ${evidence['wanted']}.`,
    next: `Add ${evidence['wanted']}. Libraries for OpenID Connect in general leave it out.${ofEntra(evidence, ' Entra answers AADSTS700027 without naming a thumbprint; a kid that is the thumbprint in hex has been seen to work.')}`,
  }),
  'x5c/string': (evidence) => ({
    what: 'x5c is a string; the standard has an array of strings, even for one certificate.',
    next: `Write it as an array.${ofEntra(evidence, ' Entra takes the string from MSAL.NET.')}`,
  }),
  'x5c/pem': ({ place }) => ({
    what: `Entry ${place} of x5c has the boundary lines of PEM in it.`,
    next: 'An entry is the base64 of the DER alone: what stands between the boundaries, on one line.',
  }),
  'x5c/base64url': ({ place, character }) => ({
    what: `Entry ${place} of x5c is base64url (“${character}”); it is the one place of a JWS that has standard base64 (RFC 7515 §4.1.6).`,
    next: 'Write + for - and / for _, with padding.',
  }),
  'x5c/newlines': (evidence) => ({
    what: `Entry ${evidence['place']} of x5c has ${counted(Number(evidence['count']), 'line break', 'line breaks')} in it.`,
    next: `Write it on one line.${ofEntra(evidence, ' Entra takes it from MSAL Python.')}`,
  }),
  'x5c/leaf-not-first': ({ first, leaf, place }) => ({
    what: `x5c begins with ${first}; the leaf, ${leaf}, is entry ${place}. The certificate whose key signs comes first.`,
    next: 'Turn the order around: leaf, then the one that issued it, and so on. Entra answers AADSTS7000213 or AADSTS700027.',
  }),
  'x5c/unreadable': ({ place, what }) => ({
    what: place
      ? `Entry ${place} of x5c is no certificate in base64.`
      : `x5c is ${what}, not an array of certificates in base64.`,
    next: 'An entry is the base64 of the certificate’s DER, on one line.',
  }),
  'x5c/other-certificate': ({ first, certificate }) => ({
    what: `x5c begins with ${first}, which is not the certificate that the token is checked with, ${certificate}.`,
    next: 'Put the certificate first whose key signs and whose thumbprint the header names.',
  }),
  'nbf/missing': (evidence) => ({
    what: 'There is no nbf.',
    next: `It need not be there.${ofEntra(evidence, ' When Entra refuses the token for its times it says “valid from 1970-01-01” (AADSTS700024).')}`,
  }),
  'time/local-as-utc': ({ hours, found, now }) => ({
    what: `The times are ${Math.abs(Number(hours))} hours ${Number(hours) > 0 ? 'ahead of' : 'behind'} the clock, ${numericTime(found)} against ${numericTime(now)}: a time zone’s difference. Local time was taken for UTC.`,
    next: 'NumericDate counts seconds of UTC: time.time() in Python, DateTimeOffset.UtcNow.ToUnixTimeSeconds() in .NET. Is the clock itself right?',
  }),
  'token/is-access-token': ({ issuer }) => ({
    what: `This is an access token, issued by ${issuer}, and it was sent as the client’s assertion. An assertion is made and signed by the client itself.`,
    next: 'Sign an assertion with the certificate’s key. The user’s token goes into assertion, on behalf of that user. Entra answers AADSTS50048 or AADSTS50013.',
  }),
  'token/is-id-token': ({ issuer }) => ({
    what: `This is an ID token, issued by ${issuer}: it tells the client who signed in. It was sent as the client’s assertion.`,
    next: 'Sign an assertion with the certificate’s key. An ID token is sent nowhere.',
  }),
  'access-token/weak-client-authentication': ({ claim, server }) => ({
    what: `${claim} is “1”: the client proved itself with a secret. ${weakAt[String(server)] ?? 'Some APIs ask for a certificate.'}`,
    next: 'Request the token with a signed client_assertion instead of client_secret; the claim is “2” then.',
  }),
  'access-token/no-roles': ({ audience }) => ({
    what: `The token is the app’s own and has no roles: no permission at ${audience}.`,
    next: 'Grant the app an application permission and give admin consent; a token that was made before does not change.',
  }),
  'access-token/expired': ({ until, now }) => ({
    what: `The token expired at ${numericTime(until)}, ${span(Number(now) - Number(until))} before the time of this evaluation.`,
    next: 'Request a new one; an API answers 401.',
  }),
  'context-token/expired': ({ until, now }) => ({
    what: `The context token expired at ${numericTime(until)}, ${span(Number(now) - Number(until))} before the time of this evaluation.`,
    next: 'Let the user open the add-in again: SharePoint posts a new one (AppRedirect.aspx).',
  }),
};
