/** What follows when an error is held against the assertion and the certificate on the page. A code without a sentence does not compile. */
import type { Conclusion, ConclusionCode } from '../../core/server-errors/conclusion';
import type { MistakeCode } from '../../core/thumbprint/thumbprint-mistake';
import { clipped, type Explain } from './message';
import { duration, isoSeconds, unitNames } from './times';

const explanations: Readonly<Record<ConclusionCode, Explain>> = {
  'error/of-other-assertion': ({ member, sent, printed }) => ({
    what:
      printed === ''
        ? `This is probably the error of another assertion: the one on the page has ${member}, and the server prints an ${member} that it gets.`
        : `This is the error of another assertion: the server names ${value(member, printed)}, and the one on the page has ${value(member, sent)}.`,
    next: 'Paste the assertion that was sent with the request that failed.',
  }),
  'error/thumbprint-mistake': ({ mistake, printed, certificate }) => ({
    what: `The thumbprint that the server got, ${short(printed)}, is no digest of a certificate as it should be sent: ${mistakeName(mistake)}${certificate ? ` (${certificate})` : ''}.`,
    next: 'Send the corrected value.',
  }),
  'error/thumbprint-of-other-certificate': ({ printed, certificate }) => ({
    what: `The server looked for ${short(printed)}, which is neither a digest of the loaded certificate (${certificate}) nor any known mistake made with it.`,
    next: 'Either another certificate was used to sign, or the wrong one is loaded here.',
  }),
  'error/thumbprint-not-sent': ({ member, wanted, kid, mistake }) => ({
    what:
      member === ''
        ? `The server names no thumbprint because the header has none${kid ? ': it has a kid alone' : ''}.`
        : mistake
          ? `The server names no thumbprint: it could not use ${member}, where ${mistakeName(mistake)}.`
          : `The server names no thumbprint, although the header has ${member}: it may be of a certificate that is not registered.`,
    next: `Put ${wanted} into the header: base64url of the certificate’s SHA-${wanted === 'x5t' ? 1 : 256}.`,
  }),
  'error/found-key-not-started': ({ start, seconds }) => ({
    what: `The registered key begins at ${isoSeconds(start)}, ${duration(seconds)} after the error: the server calls that expired, too.`,
    next: 'The clock of the machine that made the certificate was ahead. Set it, and make a new certificate, or wait.',
  }),
  'error/found-key-expired': ({ end, seconds }) => ({
    what: `The registered key ended at ${isoSeconds(end)}, ${duration(seconds)} before the error.`,
    next: 'Register a new certificate, and sign with its key.',
  }),
  'error/found-key-differs': ({ certificate, foundStart, foundEnd, start, end }) => ({
    what: `The registered key is valid from ${isoSeconds(foundStart)} until ${isoSeconds(foundEnd)}; the loaded certificate (${certificate}) from ${isoSeconds(start)} until ${isoSeconds(end)}. They are probably not the same certificate.`,
    next: 'Register the loaded certificate, or load the one that is registered.',
  }),
  'error/milliseconds': ({ member, found }) => ({
    what: `${member} is ${found}, which counts milliseconds.`,
    next: 'Divide by 1000.',
  }),
  'error/local-time-as-utc': ({ hours, now }) => ({
    what: `At ${isoSeconds(now)} by the server’s clock the assertion’s times are ${zone(hours)}: local time was probably counted as UTC.`,
    next: 'Take the seconds since 1970 from a function that knows the zone.',
  }),
  'error/clock-ahead': ({ seconds, member, made, now }) => ({
    what: `${member} is ${isoSeconds(made)}, and the server’s clock showed ${isoSeconds(now)}: the clock that made the assertion is ahead by ${exactly(seconds)} or more.`,
    next: 'Set the clock, and let nbf begin five minutes early.',
  }),
  'error/assertion-expired': ({ seconds, exp }) => ({
    what: `The assertion expired at ${isoSeconds(exp)}, ${exactly(seconds)} before the server looked at it.`,
    next: 'Make a new one for each request.',
  }),
  'error/assertion-old-or-clock-behind': ({ seconds, made, lifetime }) => ({
    what: `It says that it was made at ${isoSeconds(made)}, ${exactly(seconds)} before, with a lifetime of ${duration(lifetime)}. Either it was kept that long, or the clock that made it is ${exactly(seconds)} behind.`,
    next: 'Make one and send it at once: if it fails in the same way, it is the clock.',
  }),
  'error/client-id-differs': ({ iss, clientId }) => ({
    what: `client_id is ${clientId}, and iss is ${iss}.`,
    next: 'Make iss, sub and client_id the same value.',
  }),
  'error/issuer-not-subject': ({ iss, sub, isFromServer }) => ({
    what: isFromServer
      ? `iss is ${iss}: this is a token from a server, not a client assertion.`
      : `iss is ${iss}, and sub is ${sub}.`,
    next: isFromServer ? 'Send a token that the client signed itself.' : 'Both are the client ID.',
  }),
  'error/app-id-differs': ({ appId, iss }) => ({
    what: `The error is about the application ${appId}, and the assertion is from ${iss || 'nobody'}.`,
    next: 'Either this is the error of another request, or iss is another application’s ID than meant.',
  }),
  'error/tenant-is-path': ({ tenant }) => ({
    what: `The server took “${tenant}” for the tenant: it is a part of a token endpoint’s path.`,
    next: 'Give the authority without /oauth2/…; the library adds that itself.',
  }),
  'error/tenant-differs': ({ tenant, own }) => ({
    what: `The error is about the tenant ${tenant}, and the assertion is addressed to ${own}.`,
    next: 'Address aud to the tenant that the request goes to, unless both are names of the same.',
  }),
  'error/audience-common': ({ audience, tenant }) => ({
    what: `aud is ${audience}: “${tenant}” is no tenant.`,
    next: 'Put the tenant’s ID or domain there, in aud and in the address.',
  }),
  'error/audience-array': ({ audience }) => ({
    what: `aud is an array: ${audience}.`,
    next: 'Write one string.',
  }),
  'error/audience-not-request': ({ audience, endpoint }) => ({
    what: `aud is ${audience || 'missing'}, and the request went to ${endpoint}.`,
    next: 'Write the address that the request goes to into aud, character by character.',
  }),
  'error/token-of-secret': ({ member, found }) => ({
    what: `${member} of the token is ${found}: ${found === '1' ? 'it was got with a client secret' : 'nothing proved the client'}. This API asks for 2, a certificate.`,
    next: 'Ask for a token with a client assertion that is signed with a registered certificate.',
  }),
  'error/token-of-certificate': ({ member }) => ({
    what: `${member} of the token on the page is 2: it was got with a certificate, and is not the one that was refused.`,
    next: 'Make sure that the program sends this token, and not one that it has kept.',
  }),
  'error/audience-named': ({ audience, tenant, cloud }) => ({
    what: tenant
      ? `The assertion is addressed to the tenant ${tenant} in the cloud ${cloud}: ${audience}`
      : `The assertion is addressed to ${audience || 'nobody'}, which is no token endpoint of Entra ID.`,
    next: 'Compare it with the address that the request went to: tenant, host and path must be the same.',
  }),
  'error/thumbprint-is-right': ({ printed, certificate, algorithm, reason }) => ({
    what: `${short(printed)} is the ${algorithm} of the loaded certificate (${certificate}): the thumbprint was made and sent correctly.`,
    next:
      reason === 'key-not-found'
        ? 'So it is the registration: this certificate is not with this application in this tenant.'
        : 'So the fault is not in x5t.',
  }),
  'error/found-key-is-certificate': ({ certificate }) => ({
    what: `The registered key has the validity of the loaded certificate (${certificate}), to the second: it is probably that one.`,
    next: 'So the registration is right.',
  }),
  'error/configured-keys': ({ keys, thumbprints, isSent, isLeaf }) => ({
    what: `The application has ${keys === 1 ? 'one key' : `${keys} keys`}: ${thumbprints}. ${isSent === 'yes' ? 'The one that was sent is among them.' : 'The one that was sent is not among them.'}${isLeaf === '' ? '' : isLeaf === 'yes' ? ' The loaded certificate is registered.' : ' The loaded certificate is not registered.'}`,
    next:
      isSent === 'yes'
        ? 'So the certificate was found.'
        : 'Sign with the key of a registered certificate, or register this one.',
  }),
  'error/no-nbf': () => ({
    what: '“Valid from 1970-01-01” means that the assertion has no nbf. That alone is no fault: MSAL Python sends none.',
    next: 'Look at its expiry.',
  }),
  'error/of-this-assertion': ({ member, printed }) => ({
    what: `This is the answer to the assertion on the page: ${value(member, printed)} is the same in both.`,
    next: 'What is said here is about that one.',
  }),
};

export function explainConclusion({ code, evidence }: Conclusion) {
  return explanations[code](clipped(evidence));
}

export const confidences: Readonly<Record<Conclusion['confidence'], string>> = {
  certain: 'certain',
  likely: 'likely',
};

function value(member: string | number | undefined, found: string | number | undefined): string {
  if (found === '' || found === undefined) return `no ${member}`;
  return member === 'exp' || member === 'nbf'
    ? `${member} ${Number(found) === 0 ? 'none' : isoSeconds(found)}`
    : `${member} ${short(found)}`;
}

const mistakeNames: Readonly<Record<MistakeCode, string>> = {
  'x5t/hex-text': 'the hexadecimal characters were encoded instead of the octets',
  'x5t/hex-text-with-newline': 'the hexadecimal characters were encoded, with the end of line that echo adds',
  'x5t/hex-as-base64': 'hexadecimal was put there as if it were base64',
  'x5t/double-base64': 'base64 was encoded once more',
  'x5t/sha256-in-x5t': 'it is as long as a SHA-256, and x5t is a SHA-1',
  'x5t/sha1-in-x5t-s256': 'it is as long as a SHA-1, and x5t#S256 is a SHA-256',
  'x5t/of-chain-certificate': 'it is of another certificate of the chain',
  'x5t/of-pem-text': 'the text of the file was hashed, and not the DER',
  'x5t/of-public-key': 'the public key was hashed, and not the certificate',
  'x5t/impossible-length': 'it has a length that no digest has',
  'x5t/standard-base64': 'it is standard base64, and base64url is wanted',
  'x5t/padded': 'it has padding, and base64url has none',
  'x5t/other-certificate': 'it is of another certificate',
  'x5t/missing': 'it is empty',
  'thumbprint/md5': 'it is as long as an MD5',
  'thumbprint/truncated': 'a part of the digest is missing',
  'x5t/non-canonical': 'unused bits of its last character are set',
  'thumbprint/invisible-characters': 'there are invisible characters in it',
  'thumbprint/full-width-digits': 'its digits are full-width characters',
  'thumbprint/odd-length': 'it has an odd number of hexadecimal digits',
  'thumbprint/ambiguous': 'it can be read in several ways',
  'thumbprint/several': 'there are several values in it',
  'thumbprint/jwk-thumbprint': 'it is the thumbprint of a JWK, and not of a certificate',
  'thumbprint/unreadable-certificate': 'it is a certificate that cannot be read',
  'thumbprint/not-a-digest': 'it is not spelled as a digest',
  'thumbprint/too-long': 'it is too long for a digest',
};

function mistakeName(code: string | number | undefined): string {
  return mistakeNames[code as MistakeCode];
}

function zone(hours: string | number | undefined): string {
  const number = Number(hours);
  const size = Math.abs(number).toLocaleString('en', { maximumFractionDigits: 1 });
  return `${size} ${Math.abs(number) === 1 ? 'hour' : 'hours'} ${number > 0 ? 'ahead' : 'behind'}`;
}

function exactly(seconds: string | number | undefined): string {
  return Number(seconds) < 120
    ? duration(seconds)
    : `${duration(seconds)} (${Number(seconds).toLocaleString('en')} ${unitNames.second})`;
}

function short(hex: string | number | undefined): string {
  const text = String(hex);
  return text.length > 64 ? `${text.slice(0, 40)}… (${text.length / 2} octets)` : text;
}
