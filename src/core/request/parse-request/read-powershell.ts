/** `Invoke-RestMethod` and `Invoke-WebRequest` in a script. Microsoft, Invoke-RestMethod, -Body: a table is sent as a form. */
import { PowershellScript, type PowershellArgument } from './powershell-script';
import { emptyValue, textOf, type PowershellValue } from './powershell-values';
import { field, formType, type WrittenBody, type WrittenRequest } from './written-request';
import { spell } from './written-text';

const cmdlet = /^(invoke-restmethod|invoke-webrequest|irm|iwr|curl|wget)$/i;

/** undefined: no command of the text sends a request. Of several, the first that has a body. */
export function readPowershell(text: string): WrittenRequest | undefined {
  const isAlias = /\bcurl\s/i.test(text) && /\s-uri\s/i.test(text);
  if (!isAlias && !/(?:^|[^\w-])(?:invoke-(?:restmethod|webrequest)|irm|iwr)(?:\s|$)/i.test(text))
    return undefined;
  const commands = new PowershellScript(text).readAll().filter(({ name }) => cmdlet.test(name));
  const command = commands.find(({ args }) => argument(args, 'body') !== undefined) ?? commands[0];
  return command && toRequest(command.args);
}

function toRequest(args: readonly PowershellArgument[]): WrittenRequest {
  const text = (name: string) => spell(textOf(argument(args, name) ?? emptyValue));
  const positional = args.find(([name]) => name === '')?.[1];
  const url = text('uri') || spell(textOf(positional ?? emptyValue));
  const method = (text('method') || 'Get').toUpperCase();
  const body = argument(args, 'body') ?? argument(args, 'form');
  const isMultipart = argument(args, 'form') !== undefined;
  const declared = text('contenttype');
  const headers = [
    ...headersOf(argument(args, 'headers')),
    ...(declared ? [['Content-Type', declared] as const] : []),
  ];
  return {
    dialect: 'powershell',
    method,
    ...(url === '' ? {} : { url }),
    headers,
    body: body && bodyOf(body, isMultipart),
    contentType: isMultipart ? 'multipart/form-data' : formType,
  };
}

/** By its whole name, or by what of it is enough to tell it from the others. */
function argument(args: readonly PowershellArgument[], wanted: string): PowershellValue | undefined {
  return args.find(([name]) => name === wanted || (name.length > 2 && wanted.startsWith(name)))?.[1];
}

function headersOf(table: PowershellValue | undefined): readonly (readonly [string, string])[] {
  if (table?.kind !== 'table') return [];
  return table.entries.map(([name, value]) => [name, spell(textOf(value))]);
}

function bodyOf(body: PowershellValue, isMultipart: boolean): WrittenBody {
  if (body.kind !== 'table') return { kind: 'text', text: textOf(body) };
  const pieces = body.entries.map(([name, value]) => field(name, textOf(value)));
  return { kind: isMultipart ? 'multipart' : 'form', pieces };
}
