/** A curl command for cmd.exe, at its prompt and in a batch file. */
import { assertionFileName, type AssertionPlace } from '../assertion-place';
import type { TokenRequest } from '../token-request';
import { curlOptions } from './curl-options';
import { percentVariable, quoteCmd } from './quote-cmd';

/** A file is read with a variable of curl's own (8.3, which Windows has had since November 2023), for its `trim`. */
export function formatCurlCmd(request: TokenRequest, place: AssertionPlace): string {
  const options = curlOptions(request, place, (name) => [
    ['--variable', `assertion@${assertionFileName}`],
    ['--expand-data', `${name}={{assertion:trim}}`],
  ]);
  const command = options.map(([option, value]) => `${option} ${quoteCmd(value)}`).join(' ^\r\n  ');
  return [...(command.includes('%') ? percentVariable : []), command].join('\r\n');
}
