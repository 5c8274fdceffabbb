/** The models of cmd.exe and of PowerShell's literals are the judges, and commands as people write them. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { splitArguments } from '../../../../tools/cmd-exe-model';
import { scanPowershell } from '../../../../tools/powershell-scanner';
import { hostileValues } from '../dialects/hostile.vectors';
import { quotePowershell } from '../dialects/quote-powershell';
import { readCmdCommands, splitCmdArguments } from './cmd-arguments';
import { parseRequest } from './parse-request';
import { PowershellScript } from './powershell-script';
import { textOf } from './powershell-values';
import { spell } from './written-text';

const pairsOf = (text: string) => parseRequest(text)?.parameters.map(({ name, value }) => `${name}=${value}`);
const endpoint = 'https://login.microsoftonline.com/contoso.com/oauth2/v2.0/token';
const expected = [
  'grant_type=client_credentials',
  'client_id=a b&c',
  'scope=https://graph.microsoft.com/.default',
];

test('arguments are split as CommandLineToArgvW splits them, but for two quotes within quotes', () => {
  const piece = fc.constantFrom('"', '\\', '\\\\', '\\"', ' ', '\t', 'a', '^', '%', "'", 'é');
  fc.assert(
    fc.property(
      fc.array(piece, { maxLength: 12 }).map((list) => list.join('')),
      (line) => {
        fc.pre(!line.includes('""'));
        expect(splitCmdArguments(line)).toEqual(splitArguments(line));
      },
    ),
    { numRuns: 1000 },
  );
});

test.each([
  // Microsoft, “Parsing C command-line arguments”, the table of examples.
  ['"abc" d e', ['abc', 'd', 'e']],
  ['a\\\\b d"e f"g h', ['a\\\\b', 'de fg', 'h']],
  ['a\\\\\\"b c d', ['a\\"b', 'c', 'd']],
  ['a\\\\\\\\"b c" d e', ['a\\\\b c', 'd', 'e']],
  ['"a""b" c', ['a"b', 'c']],
])('%s are the arguments that Microsoft’s table says', (line, args) => {
  expect(splitCmdArguments(line)).toEqual(args);
});

describe('cmd.exe', () => {
  test.each([
    [
      `curl -X POST "${endpoint}" ^\r\n  -d "grant_type=client_credentials" ^\r\n  --data-urlencode "client_id=a b&c" ^\r\n  --data-urlencode "scope=https://graph.microsoft.com/.default"`,
    ],
    // Chrome, “Copy as cURL (cmd)”
    [
      `curl ^"${endpoint}^" ^\r\n  -H ^"accept: application/json^" ^\r\n  --data-raw ^"grant_type=client_credentials^&client_id=a^%^20b^%^26c^&scope=https^%^3A^%^2F^%^2Fgraph.microsoft.com^%^2F.default^"`,
    ],
    [
      `set "ID=a b^&c"\r\nset TENANT=contoso.com\r\ncurl.exe https://login.microsoftonline.com/%TENANT%/oauth2/v2.0/token -d grant_type=client_credentials --data-urlencode "client_id=a b&c" --data-urlencode "scope=https://graph.microsoft.com/.default" > out.json`,
    ],
    [
      `curl ${endpoint} -d "grant_type=client_credentials&client_id=a+b%%26c&scope=https%%3A%%2F%%2Fgraph.microsoft.com%%2F.default"`,
    ],
  ])('%s', (text) => {
    const parsed = parseRequest(text);
    expect(parsed).toMatchObject({ dialect: 'curl-cmd', method: 'POST', url: endpoint });
    expect(pairsOf(text)).toEqual(expected);
  });

  test('a variable that nobody set here is named', () => {
    const [words] = readCmdCommands('curl -d "client_assertion=%ASSERTION%&x=%41%DB%20"');
    expect(words?.[2]).toEqual(['client_assertion=', { written: '%ASSERTION%' }, '&x=%41%DB%20']);
  });
});

describe('PowerShell', () => {
  test('single-quoted literals are read as its own scanner reads them', () => {
    for (const value of hostileValues) {
      const script = `Show ${quotePowershell(value)} -Other ${quotePowershell(`${value}x`)}`;
      const [command] = new PowershellScript(script).readAll();
      expect(command?.args.map(([, one]) => spell(textOf(one)))).toEqual(scanPowershell(script).literals);
    }
  });

  test.each([
    // Microsoft Learn, as most of its samples have it
    [
      "$body = @{\n  grant_type    = 'client_credentials'\n  client_id     = 'a b&c' # the app\n  scope         = 'https://graph.microsoft.com/.default'\n}\n$tenant = \"contoso.com\"\n$token = (Invoke-RestMethod -Method Post -Uri \"https://login.microsoftonline.com/$tenant/oauth2/v2.0/token\" -Body $body -ContentType 'application/x-www-form-urlencoded').access_token",
    ],
    [
      `Invoke-RestMethod '${endpoint}' -Method 'POST' -Body @{ grant_type='client_credentials'; client_id="a b&c"; scope='https://graph.microsoft.com/.default' }`,
    ],
    [
      `$id = 'a b&c'\nirm ${endpoint} -Method Post -Body "grant_type=client_credentials&client_id=$([uri]::EscapeDataString($id))&scope=https%3A%2F%2Fgraph.microsoft.com%2F.default" | Select-Object -Expand access_token`,
    ],
    [
      `$p = @{\n  Uri = '${endpoint}'\n  Method = 'POST'\n  Body = @{ 'grant_type' = 'client_credentials'\n    'client_id' = 'a b' + '&c'\n    "scope" = 'https://{0}/.default' -f 'graph.microsoft.com' }\n}\nInvoke-RestMethod @p`,
    ],
    [
      `$b = @{}\n$b.grant_type = 'client_credentials'\n$b['client_id'] = 'a b&c'\n$b.Add('scope', 'https://graph.microsoft.com/.default')\ntry { $r = Invoke-WebRequest -UseBasicParsing -Uri ${endpoint} \`\n  -Method POST -Body $b } catch { $_ }`,
    ],
    [
      `$body = @"\ngrant_type=client_credentials&client_id=a%20b%26c&scope=https%3A%2F%2Fgraph.microsoft.com%2F.default\n"@\nInvoke-RestMethod -Uri '${endpoint}' -Method Post -Body $body`,
    ],
    [
      `curl -Uri ${endpoint} -Method Post -Body @{grant_type='client_credentials';client_id='a b&c';scope='https://graph.microsoft.com/.default'}`,
    ],
  ])('%s', (text) => {
    expect(parseRequest(text)).toMatchObject({
      dialect: 'powershell',
      method: 'POST',
      url: endpoint,
      problems: [],
    });
    expect(pairsOf(text)).toEqual(expected);
  });

  test.each([
    [
      `curl.exe -X POST '${endpoint}' \`\n  -d 'grant_type=client_credentials' \`\n  --data-urlencode 'client_id=a b&c' \`\n  --data-urlencode "scope=https://graph.microsoft.com/.default"`,
    ],
    [
      `$id = "a b&c"\ncurl.exe ${endpoint} -d grant_type=client_credentials --data-urlencode "client_id=$id" --data-urlencode scope=https://graph.microsoft.com/.default`,
    ],
    [
      `curl.exe --% ${endpoint} -d "grant_type=client_credentials" --data-urlencode "client_id=a b&c" --data-urlencode "scope=https://graph.microsoft.com/.default"`,
    ],
    [
      `curl.exe ${endpoint} -d @'\ngrant_type=client_credentials&client_id=a%20b%26c&scope=https%3A%2F%2Fgraph.microsoft.com%2F.default\n'@`,
    ],
  ])('calling curl: %s', (text) => {
    expect(parseRequest(text)).toMatchObject({
      dialect: 'curl-powershell',
      method: 'POST',
      url: endpoint,
      problems: [],
    });
    expect(pairsOf(text)).toEqual(expected);
  });

  test('a file is named, and so is a variable that nobody set here', () => {
    const text = `Invoke-RestMethod ${endpoint} -Method Post -Body @{ grant_type = 'client_credentials'; client_assertion = (Get-Content -Raw .\\a.jwt).Trim(); client_id = $env:ID }`;
    expect(parseRequest(text)?.parameters.slice(1)).toEqual([
      { name: 'client_assertion', value: '', file: '.\\a.jwt' },
      { name: 'client_id', value: '$env:ID', variable: '$env:ID' },
    ]);
  });

  test('JSON of a table is JSON, whatever its type is said to be', () => {
    const text = `Invoke-RestMethod ${endpoint} -Method Post -Body (@{ grant_type = 'client_credentials'; client_id = 'x' } | ConvertTo-Json)`;
    expect(parseRequest(text)?.problems.map(({ code }) => code)).toEqual(['request/wrong-content-type']);
    expect(pairsOf(text)).toEqual(['grant_type=client_credentials', 'client_id=x']);
  });
});
