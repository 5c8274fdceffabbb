/** The sentences of the exercises on signature and segments. */
import type { signatureExercises } from '../../../core/lessons/exercises/signature-exercises';
import type { ExerciseText } from './exercise-text';

type Id = (typeof signatureExercises)[number]['id'];

export const signatureExerciseTexts: Readonly<Record<Id, ExerciseText>> = {
  'another-key': {
    title: 'A key and a certificate that never met',
    story:
      'Two files lie in the same folder, a key and a certificate. The server finds the certificate, and then says that using the key to verify the signature failed.',
    hints: [
      'The header is right: the server found the certificate. What is signed with what?',
      'The signature was made with the key of another certificate.',
      'Choose the registered certificate’s key under “Key”.',
    ],
    learned:
      'The private key did not belong to the certificate that the header names. Compare their public keys before you deploy.',
  },
  'edited-after-signing': {
    title: 'Five minutes more',
    story:
      'An assertion was about to expire during a test. Somebody decoded its claims, made `exp` five minutes later, encoded them again, and sent it.',
    hints: [
      'Header and claims are in order. Which part of the assertion knows what they were before?',
      'The signature is still the one over the old claims. That is what a signature is for.',
      'Have it signed again: tick “Sign again when sending”.',
    ],
    learned:
      'Whoever changes one character of header or claims has to sign again, and needs the key for that.',
  },
  'rs256-under-ps256': {
    title: 'Two paddings',
    story:
      'The header says PS256, as Microsoft now recommends. The code that signs was not touched: it calls the RSA function that it has always called.',
    hints: [
      'The key is the right one, and so is what was signed. Look at how.',
      '`alg` says PS256, which is RSA with PSS padding; the signature is RS256, with PKCS #1 v1.5 padding.',
      'Under “Sign as” choose what `alg` says. Or change `alg` to RS256.',
    ],
    learned:
      'RS256 and PS256 use the same key and the same hash, and differ in padding. `alg` has to say which of them it is.',
  },
  'ps256-at-adfs': {
    title: 'Too modern',
    story:
      'A library was updated, and from then on it signs with PS256. Microsoft Entra is content; the AD FS in the cellar is not.',
    hints: [
      'Look at the first member of the header.',
      'AD FS takes RS256 only. The signature would verify, but the server does not get that far.',
      'Change `alg` to RS256.',
    ],
    learned: 'Which algorithms a server accepts is its own rule. AD FS accepts RS256.',
  },
  'alg-none': {
    title: 'Nothing at all',
    story: 'A test double that signs nothing found its way into production, and the server says no.',
    hints: [
      'Which algorithm does the header name?',
      '`none` means: not signed. Then anybody could have written these claims.',
      'Write RS256 for `alg`, and the assertion will be signed.',
    ],
    learned: 'No server may accept `none` for client authentication: without a signature nothing is proven.',
  },
  'es256-at-entra': {
    title: 'Elliptic header',
    story: 'The header came from a code sample for another provider, where keys are elliptic curves.',
    hints: [
      'Look at `alg` in the header, and at the kind of key that is registered.',
      'ES256 is for keys on the curve P-256. This key is RSA, and Microsoft Entra is documented with RSA only.',
      'Write PS256, which goes with the `x5t#S256` that is there.',
    ],
    learned:
      '`alg` has to fit the key, and has to be one that the server accepts: PS256 or RS256 at Microsoft Entra.',
  },
  padding: {
    title: 'Equals signs',
    story: 'The code encodes each part with its language’s URL-safe base64, as everybody says one should.',
    hints: [
      'Look at the end of each part of the assertion.',
      'There are equals signs. Base64url in tokens has no padding, and many a library’s “URL-safe” function leaves it there.',
      'Under “Segments” choose base64url without padding.',
    ],
    learned: 'The parts of a token are base64url without `=`. Cut the padding off, or ask the library to.',
  },
  'standard-base64': {
    title: 'Almost the same alphabet',
    story: 'The code encodes with plain base64. With some assertions nobody noticed; this one is refused.',
    hints: [
      'Look at the characters of the assertion, above all in the signature.',
      'There is a `+` or a `/`. In base64url these are `-` and `_`.',
      'Under “Segments” choose base64url without padding.',
    ],
    learned:
      'Base64 and base64url differ in two characters and the padding: a short text may look the same in both.',
  },
  'signature-cut-off': {
    title: 'Two of three',
    story:
      'The assertion was copied from a debugger that shows header and claims nicely. The server calls it malformed.',
    hints: [
      'Count the dots in the assertion.',
      'An assertion has three parts. Here the third, the signature, is missing together with its dot.',
      'Have it signed again: tick “Sign again when sending”.',
    ],
    learned: 'A compact token is header, dot, claims, dot, signature. A copy may lose one of them.',
  },
};
