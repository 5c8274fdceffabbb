/** What to look at after a server's error, and where. A code without a sentence does not compile. */
import type { CauseCode } from '../../core/server-errors/known-error';
import type { Message } from './message';
import { requestCauses } from './request-causes';

const thumbprintView = 'Paste the value and the certificate under Thumbprint: it names the mistake.';

/** Of keys, signatures, times and claims. */
const assertionCauses = {
  'cause/thumbprint-wrong': {
    what: 'x5t or x5t#S256 is not the certificate’s digest: hex text was encoded, the wrong hash was taken, or another file was hashed.',
    next: thumbprintView,
  },
  'cause/thumbprint-missing': {
    what: 'The header names no certificate, or in a form that the server cannot use: no x5t, a kid alone, or an x5t#S256 that is not base64url of the SHA-256.',
    next: 'Put x5t (with RS256) or x5t#S256 (with PS256) into the header.',
  },
  'cause/certificate-not-registered': {
    what: 'The certificate is not among those of the application.',
    next: 'Compare its thumbprint with the list under Certificates & secrets, or with keyCredentials in Graph.',
  },
  'cause/other-app': {
    what: 'The certificate is registered, but with another application than the one that iss names.',
    next: 'Compare the application ID in the portal with iss and client_id.',
  },
  'cause/other-tenant-or-cloud': {
    what: 'The request went to another tenant or cloud than the one that has the application.',
    next: 'Compare tenant and host of the token endpoint with those of the registration.',
  },
  'cause/x5c-missing': {
    what: 'The application trusts a subject name and issuer instead of a certificate, so the certificate has to come along.',
    next: 'If the app is set up so (SNI), include x5c in the header; otherwise this does not apply.',
  },
  'cause/x5c-order': {
    what: 'x5c is not a chain that the server can follow: the leaf is not first, an issuer is missing, or the entries are not standard base64 of DER.',
    next: 'Put the signing certificate first, each issuer after the certificate that it issued.',
  },
  'cause/subject-name-not-trusted': {
    what: 'The certificate’s subject name or its issuer is not among those that the application trusts.',
    next: 'Compare them with the trusted subject names of the application.',
  },
  'cause/registered-certificate-expired': {
    what: 'The registered certificate has expired.',
    next: 'Register a new certificate, and sign with its key.',
  },
  'cause/registered-certificate-not-started': {
    what: 'The registered certificate is not valid yet: the clock of the machine that made it was ahead.',
    next: 'Set that clock, and make a new certificate.',
  },
  'cause/private-key-of-other-certificate': {
    what: 'The signature was made with another private key than the certificate’s, often with that of the certificate before a renewal.',
    next: 'Load key and certificate under Credential: it says whether they belong together.',
  },
  'cause/rs-ps-swap': {
    what: 'The header says one algorithm and the signature is another: PKCS#1 padding under PS256, or PSS under RS256.',
    next: 'Verify the assertion under Inspect: it says which padding was used.',
  },
  'cause/signed-text-altered': {
    what: 'Header or claims were changed or written anew after signing.',
    next: 'Sign exactly the two segments that are sent.',
  },
  'cause/algorithm-of-other-key': {
    what: 'alg does not fit the registered key, or the server does not take it.',
    next: 'Use PS256 with x5t#S256, or RS256 with x5t, and an RSA key.',
  },
  'cause/ec-key': {
    what: 'The certificate has an elliptic curve key. Entra ID lets it be registered and does not take its signatures.',
    next: 'Make a certificate with an RSA key of 2048 bits or more.',
  },
  'cause/weak-key': { what: 'The RSA key is too short.', next: 'Use 2048 bits or more.' },
  'cause/assertion-kept-too-long': {
    what: 'The assertion was kept and sent again, or sent too late: it had expired.',
    next: 'Make a new one for each request, or at least before exp.',
  },
  'cause/local-time-as-utc': {
    what: 'Local time was counted as if it were UTC, so exp and nbf are off by the zone’s difference.',
    next: 'Take the seconds since 1970 from a function that knows the zone (time.time() in Python, DateTimeOffset.UtcNow.ToUnixTimeSeconds() in .NET, date +%s in a shell).',
  },
  'cause/clock': {
    what: 'The clock of the machine that signs is wrong.',
    next: 'Compare it with the server’s time in the error or in the Date header of any answer.',
  },
  'cause/not-yet-valid': {
    what: 'nbf is in the server’s future: the clock is a little ahead, and nbf is the moment of signing.',
    next: 'Let nbf begin five minutes earlier.',
  },
  'cause/milliseconds': {
    what: 'The times are in milliseconds.',
    next: 'Divide by 1000: a NumericDate counts seconds.',
  },
  'cause/external-token-expired': {
    what: 'The assertion is another issuer’s token, as of GitHub Actions or Kubernetes, and has expired before it was used.',
    next: 'Fetch it right before the request.',
  },
  'cause/audience-of-other-tenant': {
    what: 'aud names another tenant than the one that the request went to.',
    next: 'Use the token endpoint that the request is sent to, tenant and all.',
  },
  'cause/audience-common': {
    what: 'aud has common, organizations or consumers in place of the tenant.',
    next: 'Put the tenant’s ID or domain there, in aud and in the address.',
  },
  'cause/audience-of-other-cloud': {
    what: 'aud names a host of another cloud than the one that has the tenant.',
    next: 'Use the host of the tenant’s cloud in aud and in the address.',
  },
  'cause/audience-not-endpoint': {
    what: 'aud is not what the server wants: a part of the path is missing or too much, or it is the issuer where the endpoint belongs.',
    next: 'Compare it with the server’s rule under Sign, Rules.',
  },
  'cause/audience-array': { what: 'aud is an array.', next: 'Write one string.' },
  'cause/client-id-differs': {
    what: 'iss and sub are not the client ID that the request names.',
    next: 'Make iss, sub and client_id the same value.',
  },
  'cause/issuer-not-subject': { what: 'iss and sub are not the same.', next: 'Both are the client ID.' },
  'cause/server-token-as-assertion': {
    what: 'What was sent as client_assertion is a token from a server (an access or ID token), not one that the client signed.',
    next: 'Inspect it: a client assertion has the client ID as iss and sub.',
  },
  'cause/token-malformed': {
    what: 'The token is not three parts of base64url: cut off, with line breaks or blanks, with padding, or with the other alphabet (+ and /).',
    next: 'Paste the token under Inspect: it says where.',
  },
  'cause/typ-not-jwt': { what: 'typ in the header is something else than JWT.', next: 'Write "typ":"JWT".' },
  'cause/user-assertion-of-other-audience': {
    what: 'The user’s token in assertion was not made for this application: its aud is another API, often Graph, whose tokens nobody else can verify.',
    next: 'Ask for a token for your own API, and exchange that.',
  },
  'cause/user-assertion-expired': {
    what: 'The user’s token in assertion has expired.',
    next: 'Exchange it right after it came, and let the user sign in again.',
  },
  'cause/user-assertion-id-token': {
    what: 'assertion holds an ID token.',
    next: 'Send the access token.',
  },
} satisfies Partial<Record<CauseCode, Message>>;

const causes: Readonly<Record<CauseCode, Message>> = { ...assertionCauses, ...requestCauses };

export function explainCause(code: CauseCode): Message {
  return causes[code];
}
