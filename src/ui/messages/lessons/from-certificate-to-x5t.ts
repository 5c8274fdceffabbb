/** The sentences of the lesson on thumbprints. */
import type { fromCertificateToX5t } from '../../../core/lessons/from-certificate-to-x5t';
import type { LessonText } from './lesson-text';

export const fromCertificateToX5tText: LessonText<typeof fromCertificateToX5t> = {
  title: 'From certificate to x5t',
  goal: 'Compute by hand the one header value that most requests fail on, and know the three usual ways to get it wrong.',
  steps: {
    file: {
      title: 'A certificate is a string of bytes',
      sentences: [
        'The bytes are called DER: a fixed way to write the fields of a certificate down. A `.cer` file from Windows often holds them as they are.',
        'A `.pem` file holds the same bytes as text: base64 in lines of 64 characters, between a BEGIN and an END line. The text is a wrapping; it is not the certificate.',
        'This certificate was made in the page a moment ago. It is registered nowhere.',
      ],
    },
    digest: {
      title: 'Its thumbprint is a digest of all of them',
      sentences: [
        'SHA-1 makes 20 bytes of any number of bytes, SHA-256 makes 32. The digest is taken over the DER, from the first byte to the last.',
        'Change a single bit and the whole digest changes: that is why it can name a certificate. It is not a part of the certificate, and nothing is signed with it.',
        'Hash the text of the file instead, and you get a digest of the wrapping, which no server knows.',
      ],
    },
    spelling: {
      title: 'x5t is those bytes in base64url',
      sentences: [
        'Windows, the portals and OpenSSL show the digest as hex: two characters for each byte. A JOSE header has it in base64url: four characters for each three bytes.',
        'Base64url is base64 with `-` for `+` and `_` for `/`, and without the `=` at the end. 20 bytes are 27 characters, 32 bytes are 43.',
        'Decode the hex first, then encode the bytes.',
      ],
    },
    wrong: {
      title: 'Three ways to get it wrong',
      sentences: [
        'Each of these looks like an `x5t`, and Microsoft Entra answers each with AADSTS700027, “The key was not found”.',
        'What helps is the rest of that message: “Thumbprint of key used by client” is the hex of the bytes that it decoded from your `x5t`. Look at their number, and at what they say.',
      ],
      question: {
        ask: 'A server prints the thumbprint shown last above, and every pair of digits in it is between 30 and 39 or between 41 and 46. What had been put into `x5t`?',
        answers: {
          'sha-256': {
            label: 'The SHA-256 of the certificate',
            reply:
              'That would be 32 bytes of any value. Here are 40, and each is the ASCII code of a digit or of a letter from A to F.',
          },
          'hex-text': {
            label: 'The hex text, encoded as if it were the bytes',
            reply:
              'Yes: 0x30 to 0x39 are the characters 0 to 9, 0x41 to 0x46 are A to F. The characters of the hex were encoded, and not the bytes that they spell.',
          },
          'other-certificate': {
            label: 'The thumbprint of another certificate',
            reply:
              'That would be 20 bytes of any value, as right as any thumbprint, and simply unknown. These are 40 bytes that are all printable characters.',
          },
        },
      },
    },
  },
  summary: [
    'A thumbprint is a digest of the whole DER, never of the PEM text.',
    '`x5t` is the SHA-1 in base64url: 27 characters. `x5t#S256` is the SHA-256: 43 characters.',
    'Decode hex to bytes before you encode them. 54 characters in `x5t` are hex text that was encoded.',
  ],
};
