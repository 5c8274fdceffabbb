/** One request written down in every way that carries it, as people write it: the body is theirs, octet for octet. */
import { dialectFormats } from '../src/core/request/dialects/dialect-formats';
import { quoteCmd, percentVariable } from '../src/core/request/dialects/quote-cmd';
import { quotePosix } from '../src/core/request/dialects/quote-posix';
import { quotePowershell } from '../src/core/request/dialects/quote-powershell';
import { requestDialects } from '../src/core/request/dialects/request-dialects';
import { encodeForm, type FormParameter } from '../src/core/request/form-urlencoded';

export type Writer = readonly [dialect: string, text: string];

/** What the page itself writes, and a form by itself. */
export function writeParameters(url: string, parameters: readonly FormParameter[]): readonly Writer[] {
  const request = { url, parameters, body: encodeForm(parameters) };
  return [
    ...requestDialects.map(({ id }): Writer => [id, dialectFormats[id].format(request, 'inline')]),
    ['address and form', `${url}\n\n${request.body}`],
    ...writeTables(url, parameters),
  ];
}

/** Where a program encodes the parameters. */
function writeTables(url: string, parameters: readonly FormParameter[]): readonly Writer[] {
  const each = (write: (name: string, value: string) => string, glue: string) =>
    parameters.map(([name, value]) => write(name, value)).join(glue);
  return [
    [
      'curl --data-urlencode',
      `curl -X POST ${quotePosix(url)} \\\n${each((name, value) => `  --data-urlencode ${quotePosix(`${name}=${value}`)}`, ' \\\n')}`,
    ],
    [
      'curl.exe in PowerShell',
      `curl.exe -X POST ${quotePowershell(url)} \`\n${each((name, value) => `  --data-urlencode ${quotePowershell(`${name}=${value}`)}`, ' `\n')}`,
    ],
    [
      'a hashtable',
      `$body = @{\n${each((name, value) => `  ${name} = ${quotePowershell(value)}`, '\n')}\n}\n$r = Invoke-RestMethod -Method Post -Uri ${quotePowershell(url)} -Body $body`,
    ],
    [
      'HTTPie items',
      `http --form POST ${quotePosix(url)} ${each((name, value) => quotePosix(`${name}=${value}`), ' ')}`,
    ],
  ];
}

/** A body as somebody encoded it, or failed to. */
export function writeBody(url: string, body: string, contentType: string | undefined): readonly Writer[] {
  const { host, pathname } = new URL(url);
  const field = contentType === undefined ? [] : [`Content-Type: ${contentType}`];
  const lines = [`POST ${pathname} HTTP/1.1`, `Host: ${host}`, 'Accept: */*', ...field, '', body];
  const curl = (quote: (text: string) => string) => [
    `curl ${quote(url)}`,
    ...field.map((one) => `-H ${quote(one)}`),
    `-d ${quote(body)}`,
  ];
  const cmd = curl(quoteCmd).join(' ^\r\n  ');
  return [
    ['raw HTTP', lines.join('\r\n')],
    ['.http file', [`POST ${url}`, 'Accept: */*', ...field, '', body].join('\n')],
    ['curl in bash', curl(quotePosix).join(' \\\n  ')],
    ...(body.includes('\n') ? [] : [['curl in cmd.exe', [...percentVariable, cmd].join('\r\n')] as const]),
    [
      'Invoke-RestMethod',
      `Invoke-RestMethod -Method Post -Uri ${quotePowershell(url)} ${contentType === undefined ? '' : `-ContentType ${quotePowershell(contentType)} `}-Body ${quotePowershell(body)}`,
    ],
    [
      'HTTPie',
      `http POST ${quotePosix(url)} ${field.map((one) => quotePosix(one.replace(': ', ':'))).join(' ')} --raw ${quotePosix(body)}`,
    ],
    [
      'Postman',
      JSON.stringify({
        item: [
          {
            request: {
              method: 'POST',
              url,
              header: contentType === undefined ? [] : [{ key: 'Content-Type', value: contentType }],
              body: { mode: 'raw', raw: body },
            },
          },
        ],
      }),
    ],
  ];
}

/** The same parameters in the address, where they do not belong. */
export function writeGet(url: string, parameters: readonly FormParameter[]): readonly Writer[] {
  const { host, pathname } = new URL(url);
  const query = encodeForm(parameters);
  return [
    ['raw HTTP', `GET ${pathname}?${query} HTTP/1.1\r\nHost: ${host}\r\n\r\n`],
    [
      'curl -G',
      `curl -G ${url} \\\n${parameters.map(([name, value]) => `  --data-urlencode ${quotePosix(`${name}=${value}`)}`).join(' \\\n')}`,
    ],
    ['curl in bash', `curl ${quotePosix(`${url}?${query}`)}`],
    ['Invoke-RestMethod', `Invoke-RestMethod -Uri ${quotePowershell(`${url}?${query}`)}`],
    [
      'HTTPie',
      `http GET ${url} ${parameters.map(([name, value]) => quotePosix(`${name}==${value}`)).join(' ')}`,
    ],
    ['Postman', JSON.stringify({ item: [{ request: { method: 'GET', url: { raw: `${url}?${query}` } } }] })],
  ];
}
