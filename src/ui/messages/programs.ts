/** What a person should know of each program, and why there is none. */
import type { ProgramFormat, ProgramRefusal } from '../../core/request/programs/program-formats';
import type { LanguageId } from '../../core/request/programs/program-languages';
import type { NoProgram } from '../../state/programs.svelte';
import { pathLabels } from './settings';

const needs: Readonly<Record<LanguageId, string>> = {
  bash: 'Needs OpenSSL 1.1.1 or later and curl 7.55 or later.',
  powershell:
    'For Windows PowerShell 5.1 and PowerShell 7.1 or later. They read the key differently: 5.1 by CngKey and only from PKCS#8, 7 by ImportFromPem.',
  python:
    'Needs Python 3.8 or later and the package cryptography, with which PyJWT signs too: there the steps can be seen.',
  ruby: 'Needs Ruby 3.1 or later. Its openssl and net/http come with it.',
  node: 'Needs Node.js 18 or later and no package.',
  csharp: 'Needs .NET 10, or .NET 6 and later as the Program.cs of a console project. No package.',
  go: 'Needs Go 1.17 or later and no module.',
  java: 'Needs a JDK, 17 or later, and no library. The key must be PKCS#8 (BEGIN PRIVATE KEY).',
};

export function explainProgram(
  id: LanguageId,
  { ranByTests, source }: ProgramFormat,
  secrets: readonly string[],
): readonly string[] {
  const ran = ranByTests ? 'Our tests run it' : 'Our tests do not run it';
  return [
    `${needs[id]} ${ran}. Its rules: ${source}.`,
    `Key and certificate are read from the files that you name. ${explainSecrets(secrets)}`,
  ];
}

function explainSecrets(secrets: readonly string[]): string {
  if (secrets.length === 0) return 'No secret is in the text.';
  return `What is secret is taken from the environment, and is not in the text: ${secrets.join(', ')}.`;
}

const refusals: Readonly<Record<ProgramRefusal | 'nothing-signed' | 'address', string>> = {
  'no-ed25519': '.NET has no Ed25519. Take another language, or another algorithm.',
  'no-public-key-of-ec':
    'Java’s own library does not compute the public key of an EC key, whose digest this server wants in iss. Take another language, or an RSA key.',
  'no-pss-only-key':
    'The key is for RSA-PSS only (id-RSASSA-PSS), and the library of this language does not read such keys. Take Bash, Python, Ruby or Node.js.',
  'nothing-signed': 'With this client authentication nothing is signed: the request above is all of it.',
  address: 'The token endpoint has a user name or a password in it, and a program is to hold none.',
};

export function explainAbsence(absence: NoProgram): string {
  if (typeof absence === 'string') return refusals[absence];
  return `The program follows from the form. Look at ${pathLabels[absence.incomplete]} first.`;
}
