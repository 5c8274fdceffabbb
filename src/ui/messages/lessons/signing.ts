/** The sentences of the lesson on signatures. */
import type { signingLesson } from '../../../core/lessons/signing-lesson';
import type { LessonText } from './lesson-text';

export const signingText: LessonText<typeof signingLesson> = {
  title: 'Signing',
  goal: 'Know exactly which bytes are signed, and see what a signature holds by undoing it with the public key.',
  steps: {
    input: {
      title: 'What is signed: characters, not meaning',
      sentences: [
        'Header and claims are JSON texts. Each is written as UTF-8 bytes, the bytes as base64url, and the two are joined by a dot. Those characters are the signing input.',
        'Choose a member to see its bytes and characters. Three bytes become four characters, so a member can share a character with its neighbour.',
        'A server verifies the characters that it received and parses them only then. White space or another order of members would mean the same and be another text.',
      ],
    },
    rs256: {
      title: 'RS256: digest, padding, key',
      sentences: [
        'The signing input is hashed with SHA-256. The digest is put into a block as long as the modulus: 00 01, bytes FF, 00, the name of the hash, the digest. That is EMSA-PKCS1-v1_5.',
        'The private key turns the block into the signature; the public key turns it back. Below, the signature is undone: what comes out is the block, and the digest in it is compared.',
        'Nothing here is random: the same input and key give the same signature in every program.',
      ],
    },
    ps256: {
      title: 'PS256: the same with salt',
      sentences: [
        'PSS hashes the digest once more together with a random salt of 32 bytes, and masks what is left of the block. Undone, the mask comes off and the salt is found; then the hash is made again and compared.',
        'Because of the salt no two signatures are alike, and still each verifies. PSS was designed together with a proof of its security; FAPI 2.0, for one, takes RSA signatures only with it.',
        'Both use the same RSA key. A server that expects one does not accept the other.',
      ],
    },
    key: {
      title: 'The key that verifies',
      sentences: [
        'The server finds the certificate by `x5t` or `x5t#S256` among those that were registered, and takes the public key from it: the marked bytes below.',
        'The certificate’s own signature plays no part in that. A self-signed one serves as well as any: it was registered by somebody who may.',
      ],
      question: {
        ask: 'A program parses the claims of a signed assertion and writes them out again with a space after each comma, keeping header and signature. What does the server find?',
        answers: {
          accepted: {
            label: 'Nothing: the claims mean the same',
            reply: 'They do, but what was signed is their characters, and those are others now.',
          },
          claims: {
            label: 'That the claims are not valid',
            reply:
              'The claims are as valid as before. The server does not come as far as that: it verifies first and reads later.',
          },
          signature: {
            label: 'That the signature does not verify',
            reply:
              'Yes. One more character in the signing input, another digest. Whoever changes a token, with whatever intent, has to sign it again.',
          },
        },
      },
    },
  },
  summary: [
    'Signed is `base64url(header)` + `.` + `base64url(claims)`, as characters.',
    'RS256 is deterministic: two programs can be compared byte for byte. PS256 is salted: compare by verifying.',
    'The private key signs, the registered certificate verifies; `x5t` only says which one.',
  ],
};
