/** How each dialect is written, and where its rules are. */
import type { AssertionPlace } from '../assertion-place';
import type { TokenRequest } from '../token-request';
import { formatBruno } from './bruno';
import { formatCurlBash } from './curl-bash';
import { formatCurlCmd } from './curl-cmd';
import { formatHttpFile } from './http-file';
import { formatHttpie } from './httpie';
import { formatPostman } from './postman';
import { formatPowershell } from './powershell';
import { formatRawHttp } from './raw-http';
import type { DialectId } from './request-dialects';

export interface DialectFormat {
  readonly format: (request: TokenRequest, place: AssertionPlace) => string;
  /** Of a file that holds it. */
  readonly fileName: string;
  /** What the assertion is in, where it is apart: not every format can put a file into one field of a form. */
  readonly apart: 'file' | 'variable';
  /** Whether it can say that the Windows session authenticates (RFC 4559). */
  readonly negotiates: boolean;
  /** Whether the tests run it, by a program that takes it, and compare what it sends. */
  readonly ranByTests: boolean;
  /** What says how its texts are quoted and read. */
  readonly source: string;
}

export const dialectFormats: Readonly<Record<DialectId, DialectFormat>> = {
  'curl-bash': {
    format: formatCurlBash,
    fileName: 'token-request.sh',
    apart: 'file',
    negotiates: true,
    ranByTests: true,
    source: 'POSIX.1-2017 XCU §2.2.2; the manual of curl',
  },
  'curl-cmd': {
    format: formatCurlCmd,
    fileName: 'token-request.cmd',
    apart: 'file',
    negotiates: true,
    ranByTests: false,
    source: 'Microsoft, cmd (special characters), set, CommandLineToArgvW; the manual of curl',
  },
  powershell: {
    format: formatPowershell,
    fileName: 'token-request.ps1',
    apart: 'file',
    negotiates: true,
    ranByTests: false,
    source: 'Microsoft, about_Quoting_Rules, about_Arrays, Invoke-RestMethod',
  },
  'raw-http': {
    format: formatRawHttp,
    fileName: 'token-request.txt',
    apart: 'variable',
    negotiates: false,
    ranByTests: true,
    source: 'RFC 9112 §3, RFC 6749 §3.2',
  },
  httpie: {
    format: formatHttpie,
    fileName: 'token-request-httpie.sh',
    apart: 'file',
    negotiates: true,
    ranByTests: true,
    source: 'POSIX.1-2017 XCU §2.2.2; HTTPie, Raw request body',
  },
  'http-file': {
    format: formatHttpFile,
    fileName: 'token-request.http',
    apart: 'variable',
    negotiates: false,
    ranByTests: false,
    source: 'JetBrains, HTTP Request in Editor; REST Client for VS Code',
  },
  postman: {
    format: formatPostman,
    fileName: 'token-request.postman_collection.json',
    apart: 'variable',
    negotiates: false,
    ranByTests: false,
    source: 'Postman Collection Format 2.1.0',
  },
  bruno: {
    format: formatBruno,
    fileName: 'token-request.bru',
    apart: 'variable',
    negotiates: false,
    ranByTests: false,
    source: 'Bru language, and its grammar in @usebruno/lang',
  },
};
