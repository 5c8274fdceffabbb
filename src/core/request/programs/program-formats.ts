/** How a program is written in each language, what its texts and calls go by, and what a language cannot do. */
import type { KeyShape } from '../../keys/algorithms';
import { formatBashProgram } from './bash-program';
import { formatCsharpProgram } from './csharp-program';
import { formatGoProgram } from './go-program';
import { formatJavaProgram } from './java-program';
import { formatNodeProgram } from './node-program';
import { formatPowershellProgram } from './powershell-program';
import type { LanguageId } from './program-languages';
import type { ProgramParts } from './program-parts';
import { formatPythonProgram } from './python-program';
import { formatRubyProgram } from './ruby-program';

export type ProgramRefusal = 'no-ed25519' | 'no-public-key-of-ec' | 'no-pss-only-key';

export interface ProgramFormat {
  readonly format: (parts: ProgramParts) => string;
  readonly fileName: string;
  /** What it is run with; the paths of key and certificate follow. */
  readonly command: string;
  /** Whether the tests run it and compare what it signs and sends. */
  readonly ranByTests: boolean;
  readonly lacks: readonly ProgramRefusal[];
  /** What says how its texts are quoted, and what its library does. */
  readonly source: string;
}

export const programFormats: Readonly<Record<LanguageId, ProgramFormat>> = {
  bash: {
    format: formatBashProgram,
    fileName: 'get-token.sh',
    command: 'bash get-token.sh',
    ranByTests: true,
    lacks: [],
    source: 'POSIX.1-2017 XCU §2.2.2; the manuals of bash, openssl-dgst, openssl-pkeyutl and curl',
  },
  powershell: {
    format: formatPowershellProgram,
    fileName: 'get-token.ps1',
    command: 'powershell -File get-token.ps1',
    ranByTests: false,
    lacks: ['no-ed25519', 'no-pss-only-key'],
    source: 'Microsoft, about_Quoting_Rules, CngKey.Import, RSA.ImportFromPem, Invoke-RestMethod',
  },
  python: {
    format: formatPythonProgram,
    fileName: 'get-token.py',
    command: 'python3 get-token.py',
    ranByTests: true,
    lacks: [],
    source: 'Python, Lexical analysis §2.4.1; cryptography, Asymmetric algorithms',
  },
  ruby: {
    format: formatRubyProgram,
    fileName: 'get-token.rb',
    command: 'ruby get-token.rb',
    ranByTests: true,
    lacks: [],
    source: 'Ruby, Literals; OpenSSL::PKey, ERB::Util, Net::HTTP',
  },
  node: {
    format: formatNodeProgram,
    fileName: 'get-token.mjs',
    command: 'node get-token.mjs',
    ranByTests: true,
    lacks: [],
    source: 'ECMA-262 §12.9.4; Node.js, crypto.sign',
  },
  csharp: {
    format: formatCsharpProgram,
    fileName: 'get-token.cs',
    command: 'dotnet run get-token.cs --',
    ranByTests: false,
    lacks: ['no-ed25519', 'no-pss-only-key'],
    source: 'C# specification §6.4.5.6; Microsoft, RSA, ECDsa, X509Certificate2Collection, file-based apps',
  },
  go: {
    format: formatGoProgram,
    fileName: 'get-token.go',
    command: 'go run get-token.go',
    ranByTests: true,
    lacks: ['no-pss-only-key'],
    source:
      'The Go Programming Language Specification, String literals; crypto/rsa, crypto/ecdsa, crypto/x509',
  },
  java: {
    format: formatJavaProgram,
    fileName: 'GetToken.java',
    command: 'java GetToken.java',
    ranByTests: true,
    lacks: ['no-public-key-of-ec', 'no-pss-only-key'],
    source: 'The Java Language Specification §3.3, §3.10.7; java.security.Signature, java.net.http',
  },
};

/** Why there is no program in that language for this, or undefined. @param key the loaded one */
export function refuseProgram(
  { lacks }: ProgramFormat,
  parts: ProgramParts,
  key: KeyShape | undefined,
): ProgramRefusal | undefined {
  const needs: Readonly<Record<ProgramRefusal, boolean>> = {
    'no-ed25519': parts.alg === 'EdDSA',
    'no-public-key-of-ec': parts.holes.has('keyDigest') && parts.family === 'ES',
    'no-pss-only-key': key?.padding === 'PSS',
  };
  return lacks.find((one) => needs[one]);
}
