/** The sentences of the exercises on thumbprints. */
import type { thumbprintExercises } from '../../../core/lessons/exercises/thumbprint-exercises';
import type { ExerciseText } from './exercise-text';

type Id = (typeof thumbprintExercises)[number]['id'];

export const thumbprintExerciseTexts: Readonly<Record<Id, ExerciseText>> = {
  'hex-text-in-x5t': {
    title: 'The thumbprint, encoded',
    story:
      'Somebody copied the thumbprint from the portal, put it through a base64url encoder, and wrote the result into `x5t`. The server does not know the certificate.',
    hints: [
      'Look at the length of `x5t` in the header, and at the thumbprint that the server prints in its answer.',
      'A SHA-1 is 20 bytes, which base64url writes in 27 characters. These 54 are the encoding of the 40 letters and digits of the hex text.',
      'Decode the hex to its 20 bytes first and encode those. The right value is under “The registered certificate”.',
    ],
    learned:
      '`x5t` is base64url of the 20 bytes of the digest, not of the 40 characters in which a portal shows them.',
  },
  'newline-in-x5t': {
    title: 'echo, and what it adds',
    story:
      'A shell script makes `x5t` with `echo "$THUMBPRINT" | base64`, and turns the result into base64url. The server’s answer shows a thumbprint that nobody has ever seen.',
    hints: [
      'Look at `x5t` in the header: its length, and its last characters.',
      'These are the 40 characters of the hex text and one more: the line break that `echo` writes at the end. So there are two mistakes in one value.',
      'Encode the 20 bytes of the digest. The right value is under “The registered certificate”.',
    ],
    learned:
      'A text was encoded instead of the bytes, and the line break of `echo` with it. `xxd -r -p` makes bytes of hex, and `printf` writes no line break.',
  },
  'hex-as-x5t': {
    title: 'As it was copied',
    story:
      'The thumbprint stands in the header exactly as the certificate dialog shows it. The server still says that the client did not prove itself.',
    hints: [
      'The header. How many characters should `x5t` have?',
      'Every hex digit is also a character of base64url: so the server decodes these 40 characters without complaint, and gets 30 bytes that are no SHA-1.',
      'Write the 20 bytes in base64url, 27 characters. The value is under “The registered certificate”.',
    ],
    learned: 'Hex in `x5t` is not refused as malformed: it is read as base64url, and names no certificate.',
  },
  'encoded-twice': {
    title: 'Once too often',
    story:
      'The digest is right and so is its base64. Then a library that encodes `x5t` by itself was given that base64 instead of the bytes.',
    hints: [
      'Decode `x5t` in the header. Is what comes out 20 bytes of a digest?',
      'What comes out is text: 28 characters that end in an equals sign. That is base64 once more.',
      'Encode once. The value is under “The registered certificate”.',
    ],
    learned: 'The base64 text was encoded again. What a function expects, bytes or text, decides this.',
  },
  'sha256-in-x5t': {
    title: 'The better digest',
    story:
      'After a security review SHA-1 had to go: `x5t` now has the SHA-256 of the certificate, correctly encoded. AD FS no longer lets the client in.',
    hints: [
      'Count the characters of `x5t` in the header.',
      '43 characters are 32 bytes. The name `x5t` stands for SHA-1 and nothing else; SHA-256 has a member of its own, `x5t#S256`.',
      'AD FS knows `x5t` only: put the SHA-1 there, 27 characters.',
    ],
    learned:
      '`x5t` is SHA-1, `x5t#S256` is SHA-256. SHA-1 only names the certificate here; no security rests on it.',
  },
  'other-certificate': {
    title: 'The certificate from the next drawer',
    story:
      'The certificate was renewed, and the new one is registered. The key was replaced with it, but the configuration still has a thumbprint that was typed in by hand.',
    hints: [
      'Compare `x5t` in the header with the registered certificate.',
      'It is a proper SHA-1 of a proper certificate, and of another one: the server looks for that and does not find it.',
      'Put in the `x5t` that stands under “The registered certificate”.',
    ],
    learned:
      'The thumbprint was that of another certificate. It is best computed from the file that is used.',
  },
  'kid-alone': {
    title: 'A header from another provider',
    story:
      'The code worked with another provider for years: it names the key with `kid`. Microsoft Entra says that the key was not found, and prints no thumbprint.',
    hints: [
      'The header: by what does this server look for the key?',
      'A `kid` of your own means nothing to Microsoft Entra: it wants the thumbprint of the registered certificate.',
      'Add `"x5t#S256"` with the value that stands under “The registered certificate”. The `kid` may stay or go.',
    ],
    learned:
      'Microsoft Entra finds the key by `x5t#S256` or `x5t`. With a `kid` of your own alone it finds none.',
  },
};
