/** Values that people could not make sense of, to look at what is said of them. Found in the wild, but for the first one’s mark. */

export interface ThumbprintExample {
  readonly name: string;
  readonly text: string;
}

export const thumbprintExamples: readonly ThumbprintExample[] = [
  // azure-activedirectory-library-for-dotnet issue 309
  { name: 'an x5t that fails', text: 'ODk1NjlCOUU0MjZGOUM4OUY2QkIxMTIwMTJDQzU0RjkyQjFBREQ5Qg' },
  // StackOverflow 79652135
  {
    name: 'an error text',
    text: "AADSTS700027: The certificate with identifier used to sign the client assertion is not registered on application. [Reason - The key was not found., Thumbprint of key used by client: '444235451108D510CCD8C4CCD4C0C91508C11104C4DCD914D910DCDCC918C4C510E4E4DD1504DCE4C4E50D0828']",
  },
  // The older page of Microsoft’s documentation, as the certificate dialog of Windows lets it be copied.
  { name: 'one from Windows', text: '\u200e84 e0 5c 1d 98 bc e3 a5 42 1d 22 5b 14 0b 36 e8 6a 3d 55 34' },
];
