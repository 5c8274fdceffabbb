/** What a person should know of each way to write a request down. */
import type { AssertionPlace } from '../../core/request/assertion-place';
import type { DialectFormat } from '../../core/request/dialects/dialect-formats';
import type { DialectId } from '../../core/request/dialects/request-dialects';

const uses: Readonly<Record<DialectId, string>> = {
  'curl-bash': 'For bash and every other POSIX shell.',
  'curl-cmd': 'For the prompt of cmd.exe and for a .cmd file alike.',
  powershell: 'For Windows PowerShell 5.1 and PowerShell 7.',
  'raw-http': 'What a trace shows: request line, header, body.',
  httpie: 'For HTTPie 3 in bash and every other POSIX shell.',
  'http-file': 'For the REST Client of VS Code and the HTTP client of JetBrains.',
  postman: 'To import: collection format 2.1.',
  bruno: 'To put into the folder of a collection.',
};

const files: Readonly<Partial<Record<DialectId, string>>> = {
  'curl-bash': 'Line breaks in it are left out.',
  httpie: 'Line breaks in it are left out.',
  'curl-cmd': 'Space around it is left out. Needs curl 8.3, which Windows has had since November 2023.',
  powershell: 'Space around it is left out.',
};

/** Of cmd.exe: learn.microsoft.com/troubleshoot/windows-client/shell-experience/command-line-string-limitation */
const longestLine = 8191;

export function explainDialect(
  id: DialectId,
  { apart, ranByTests, negotiates, source }: DialectFormat,
  place: AssertionPlace,
  text: string,
  negotiate: boolean,
): readonly string[] {
  const tooLong = id === 'curl-cmd' && text.length > longestLine;
  return [
    `${uses[id]} ${ranByTests ? 'Run' : 'Not run'} by our tests. Its rules: ${source}.`,
    ...(place === 'apart' ? [apart === 'file' ? explainFile(id) : explainVariable(id)] : []),
    ...(negotiate && !negotiates
      ? ['It cannot say that the Windows session authenticates: take curl or PowerShell for that.']
      : []),
    ...(tooLong
      ? [`cmd.exe takes ${longestLine} characters at most in a command: take the assertion from a file.`]
      : []),
  ];
}

function explainFile(id: DialectId): string {
  return `It reads assertion.jwt in the folder where it runs: download the client assertion into it. ${files[id] ?? ''}`;
}

function explainVariable(id: DialectId): string {
  const length = id === 'raw-http' ? ' Content-Length counts it in.' : '';
  return `The format cannot take one field of a form from a file. It has a variable, client_assertion: put the content of assertion.jwt in its place.${length}`;
}
