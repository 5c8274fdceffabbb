/** https://www.rfc-editor.org/rfc/rfc4648#section-10 */
export const rfc4648Vectors = [
  { text: '', base64: '', base16: '' },
  { text: 'f', base64: 'Zg==', base16: '66' },
  { text: 'fo', base64: 'Zm8=', base16: '666F' },
  { text: 'foo', base64: 'Zm9v', base16: '666F6F' },
  { text: 'foob', base64: 'Zm9vYg==', base16: '666F6F62' },
  { text: 'fooba', base64: 'Zm9vYmE=', base16: '666F6F6261' },
  { text: 'foobar', base64: 'Zm9vYmFy', base16: '666F6F626172' },
] as const;

/** https://www.rfc-editor.org/rfc/rfc7515#appendix-C */
export const rfc7515AppendixC = { octets: [3, 236, 255, 224, 193], base64url: 'A-z_4ME' } as const;

/** https://www.rfc-editor.org/rfc/rfc7515#appendix-A.1.1: with the line ends and the space of the original. */
export const rfc7515AppendixA1 = {
  header: '{"typ":"JWT",\r\n "alg":"HS256"}',
  base64url: 'eyJ0eXAiOiJKV1QiLA0KICJhbGciOiJIUzI1NiJ9',
} as const;
