/** Invoke-RestMethod, in Windows PowerShell 5.1 and PowerShell 7. about_Quoting_Rules, about_Arrays. */
import { assertionFileName, assertionParameter, type AssertionPlace } from '../assertion-place';
import { encodeFormParameter } from '../form-urlencoded';
import type { TokenRequest } from '../token-request';
import { quotePowershell } from './quote-powershell';
import { furtherHeaders, headersOf } from './header-fields';

/**
 * The body is a text and no hashtable, whose encoding is each version's own. All of it is one statement: where the file
 * is missing, nothing is sent.
 */
export function formatPowershell(request: TokenRequest, place: AssertionPlace): string {
  const apart = place === 'apart' ? assertionParameter(request) : undefined;
  const parts = request.parameters.map((one) =>
    one === apart
      ? `(${quotePowershell(`${one[0]}=`)} + (Get-Content -Raw -LiteralPath ${quotePowershell(assertionFileName)}).Trim())`
      : quotePowershell(encodeFormParameter(one)),
  );
  const contentType = headersOf(request).find(([name]) => name === 'Content-Type');
  const headers = furtherHeaders(request)
    .map(([name, value]) => `${quotePowershell(name)} = ${quotePowershell(value)}`)
    .join('; ');
  const command = [
    `Invoke-RestMethod -Method ${request.method === 'GET' ? 'Get' : 'Post'}`,
    ...(request.negotiate ? ['-UseDefaultCredentials'] : []),
    `-Uri ${quotePowershell(request.url)}`,
    ...(contentType ? [`-ContentType ${quotePowershell(contentType[1])}`] : []),
    ...(headers === '' ? [] : [`-Headers @{ ${headers} }`]),
  ];
  if (request.method === 'GET') {
    const line = command.join(' ');
    return [...tls12(request.url), request.answer === 'headers' ? fromRefusal(line) : line].join('\n');
  }
  command.push('-Body (@(');
  return [...tls12(request.url), command.join(' '), ...parts.map((part) => `  ${part}`), `) -join '&')`].join(
    '\n',
  );
}

/** A refusal is an exception, whose response has its header in one form in 5.1 and in another in 7. */
function fromRefusal(command: string): string {
  return [
    `try { ${command} } catch {`,
    '  $headers = $_.Exception.Response.Headers',
    "  if ($headers -is [Net.WebHeaderCollection]) { $headers['WWW-Authenticate'] } else { [string]$headers.WwwAuthenticate }",
    '}',
  ].join('\n');
}

/** Windows PowerShell of Windows Server 2016 offers no more than TLS 1.0, unless it is told to. */
function tls12(url: string): readonly string[] {
  if (!url.startsWith('https:')) return [];
  const setting = '[Net.ServicePointManager]::SecurityProtocol';
  return [`${setting} = ${setting} -bor [Net.SecurityProtocolType]::Tls12`];
}
