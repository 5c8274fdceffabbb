/** The languages in which the workbench writes a program, in the order in which they are offered. */

export type LanguageId = 'bash' | 'powershell' | 'python' | 'ruby' | 'node' | 'csharp' | 'go' | 'java';

export const programLanguages: readonly { readonly id: LanguageId; readonly name: string }[] = [
  { id: 'bash', name: 'Bash with OpenSSL' },
  { id: 'powershell', name: 'PowerShell' },
  { id: 'python', name: 'Python' },
  { id: 'ruby', name: 'Ruby' },
  { id: 'node', name: 'Node.js' },
  { id: 'csharp', name: 'C#' },
  { id: 'go', name: 'Go' },
  { id: 'java', name: 'Java' },
];
