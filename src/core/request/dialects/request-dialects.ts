/** The names of all ways to write a token request down, in the order in which they are offered. */

export type DialectId =
  'curl-bash' | 'curl-cmd' | 'powershell' | 'raw-http' | 'httpie' | 'http-file' | 'postman' | 'bruno';

/** Without anything else: the first screen shows them, and what each of them is (`dialect-formats`) can come later. */
export const requestDialects: readonly { readonly id: DialectId; readonly name: string }[] = [
  { id: 'curl-bash', name: 'curl (bash)' },
  { id: 'curl-cmd', name: 'curl (cmd.exe)' },
  { id: 'powershell', name: 'PowerShell' },
  { id: 'raw-http', name: 'Raw HTTP' },
  { id: 'httpie', name: 'HTTPie' },
  { id: 'http-file', name: '.http file' },
  { id: 'postman', name: 'Postman collection' },
  { id: 'bruno', name: 'Bruno' },
];
