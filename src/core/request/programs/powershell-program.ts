/** Windows PowerShell 5.1 and PowerShell 7, with the .NET types of each. about_Quoting_Rules; CngKey, RSA.ImportFromPem. */
import { quotePowershell } from '../dialects/quote-powershell';
import { hexDigits } from './escape-characters';
import { fillHoles, needsCertificate, needsClock } from './fill-holes';
import { openingComment } from './opening-comment';
import type { ProgramField, ProgramParts } from './program-parts';
import { joinParts, type TextWithHoles } from './text-with-holes';

/** Characters beyond ASCII by their numbers: 5.1 reads a file without a byte order mark in the system's old code page. */
export function quotePowershellAscii(text: string): string {
  if (/^[\x20-\x7e]*$/.test(text)) return quotePowershell(text);
  const parts = text
    .toWellFormed()
    .split(/([^\x20-\x7e]+)/)
    .map((part, index) => (index % 2 === 0 ? quotePowershell(part) : characters(part)));
  return `(${parts.join(' + ')})`;
}

function characters(text: string): string {
  return text
    .split('')
    .map((unit) => `[char]0x${hexDigits(unit.charCodeAt(0), 4)}`)
    .join(' + ');
}

export function formatPowershellProgram(parts: ProgramParts): string {
  const { holes } = parts;
  const fill = fillHoles(parts, {
    x5t: '$x5t',
    'x5t#S256': '$x5tS256',
    x5c: '$x5c',
    keyDigest: '$keyDigest',
    jti: '$jti',
    assertion: '$assertion',
    token: '$token',
    time: (offset) => (offset === '' ? '$now' : `($now${offset})`),
    secret: (name) => `(Get-FromEnvironment '${name}')`,
  });
  const text = (one: TextWithHoles) => joinParts(one, quotePowershellAscii, fill, ' + ');
  const json = (lines: readonly TextWithHoles[]) => lines.map(text).join(' +\n  ');
  const headers = parts.headers.filter(([name]) => name !== 'Content-Type');
  const contentType = parts.headers.find(([name]) => name === 'Content-Type');
  const certificate = needsCertificate(parts);
  return `${openingComment(parts, {
    run: 'powershell -File get-token.ps1',
    key: 'the private key, PKCS#8 PEM (PowerShell 7: PKCS#1 and SEC 1 as well), not encrypted',
    sign: '#',
    print: '-Print',
  })}
# In PowerShell 7, pwsh instead of powershell.
${holes.has('keyDigest') ? '#Requires -Version 7.1\n' : ''}
param(
  [Parameter(Mandatory = $true)] [string] $KeyPath,
${certificate ? '  [Parameter(Mandatory = $true)] [string] $CertificatePath,\n' : ''}  [switch] $Print
)
$ErrorActionPreference = 'Stop'

function ConvertTo-Base64url([byte[]] $Octets) {
  [Convert]::ToBase64String($Octets).TrimEnd('=').Replace('+', '-').Replace('/', '_')
}
${
  parts.secrets.length > 0
    ? `
function Get-FromEnvironment([string] $Name) {
  if (-not (Test-Path -LiteralPath "Env:$Name")) { throw "The environment has no $Name" }
  [Environment]::GetEnvironmentVariable($Name)
}
`
    : ''
}
${readKey(parts)}
${certificate ? readCertificate(parts) : ''}${
    holes.has('keyDigest')
      ? `
# Of the public key: base64, with its padding.
$spki = $key.ExportSubjectPublicKeyInfo()
$keyDigest = 'SHA256:' + [Convert]::ToBase64String([Security.Cryptography.SHA256]::Create().ComputeHash($spki))
`
      : ''
  }${
    needsClock(parts)
      ? `
[long] $now = if ($env:NOW) { $env:NOW } else { [DateTimeOffset]::UtcNow.ToUnixTimeSeconds() }
`
      : ''
  }${holes.has('jti') ? '$jti = if ($env:JTI) { $env:JTI } else { [guid]::NewGuid().ToString() }\n' : ''}
$header = ${json(parts.header)}
$claims = ${json(parts.claims)}

$utf8 = [Text.Encoding]::UTF8
$signingInput = (ConvertTo-Base64url $utf8.GetBytes($header)) + '.' + (ConvertTo-Base64url $utf8.GetBytes($claims))
${sign(parts)}
$assertion = $signingInput + '.' + (ConvertTo-Base64url $signature)
${
  parts.outerHeader && parts.outerClaims
    ? `
# Not signed itself: nothing follows its second dot.
$outerHeader = ${json(parts.outerHeader)}
$outerClaims = ${json(parts.outerClaims)}
$token = (ConvertTo-Base64url $utf8.GetBytes($outerHeader)) + '.' + (ConvertTo-Base64url $utf8.GetBytes($outerClaims)) + '.'
`
    : ''
}
if ($Print) {
  $assertion
  return
}

${parts.url.startsWith('https:') ? '# Windows PowerShell of Windows Server 2016 offers no more than TLS 1.0, unless it is told to.\n[Net.ServicePointManager]::SecurityProtocol = [Net.ServicePointManager]::SecurityProtocol -bor [Net.SecurityProtocolType]::Tls12\n' : ''}${
    parts.method === 'POST' ? postedBody(parts.parameters, text) : ''
  }${
    headers.length > 0
      ? `$headers = @{\n${headers.map(([name, value]) => `  ${quotePowershellAscii(name)} = ${text(value)}\n`).join('')}}\n`
      : ''
  }$address = ${quotePowershellAscii(parts.url)}
Invoke-RestMethod -Method ${parts.method === 'POST' ? 'Post' : 'Get'} -Uri $address${headers.length > 0 ? ' -Headers $headers' : ''}${
    contentType ? ` -ContentType ${text(contentType[1])} -Body $body` : ''
  }
`;
}

function postedBody(parameters: readonly ProgramField[], text: (one: TextWithHoles) => string): string {
  const lines = parameters.map(
    ([name, value]) => `  ${quotePowershell(`${name}=`)} + [Uri]::EscapeDataString(${text(value)})`,
  );
  return `$body = @(\n${lines.map((line) => `  (${line.trim()})`).join('\n')}\n) -join '&'\n`;
}

function readKey({ family, holes }: ProgramParts): string {
  const type = family === 'ES' ? 'ECDsa' : 'RSA';
  const import7 = [
    `$key = [Security.Cryptography.${type}]::Create()`,
    '$key.ImportFromPem((Get-Content -Raw -LiteralPath $KeyPath))',
  ];
  if (holes.has('keyDigest')) return import7.join('\n');
  return `if ($PSVersionTable.PSVersion.Major -ge 7) {
  ${import7.join('\n  ')}
} else {
  # .NET Framework reads no PEM; Windows itself reads the PKCS#8 within.
  $pem = Get-Content -Raw -LiteralPath $KeyPath
  if ($pem -notmatch '-----BEGIN PRIVATE KEY-----([^-]+)-----END PRIVATE KEY-----') { throw 'The key file has no PKCS#8 PEM' }
  $blob = [Security.Cryptography.CngKeyBlobFormat]::Pkcs8PrivateBlob
  $cngKey = [Security.Cryptography.CngKey]::Import([Convert]::FromBase64String($Matches[1]), $blob)
  $key = New-Object Security.Cryptography.${type}Cng $cngKey
}`;
}

function readCertificate({ holes }: ProgramParts): string {
  const digest = (name: string) =>
    `ConvertTo-Base64url ([Security.Cryptography.${name}]::Create().ComputeHash($certificates[0]))`;
  return [
    "$blocks = [regex]::Matches((Get-Content -Raw -LiteralPath $CertificatePath), '-----BEGIN CERTIFICATE-----([^-]+)-----END CERTIFICATE-----')",
    '$certificates = @(foreach ($block in $blocks) { , [Convert]::FromBase64String($block.Groups[1].Value) })',
    "if (-not $certificates) { throw 'The certificate file has no PEM block of a certificate' }",
    '# Digests of the octets within the PEM, in base64url.',
    ...(holes.has('x5t') ? [`$x5t = ${digest('SHA1')}`] : []),
    ...(holes.has('x5t#S256') ? [`$x5tS256 = ${digest('SHA256')}`] : []),
    ...(holes.has('x5c')
      ? [
          "$chain = foreach ($one in $certificates) { '\"' + [Convert]::ToBase64String($one) + '\"' }",
          "$x5c = '[' + (@($chain) -join ',') + ']'",
        ]
      : []),
    '',
  ].join('\n');
}

function sign({ family, bits }: ProgramParts): string {
  const call = (padding: string) =>
    `$signature = $key.SignData($utf8.GetBytes($signingInput), [Security.Cryptography.HashAlgorithmName]::SHA${bits}${padding})`;
  const padding = (name: string) => `, [Security.Cryptography.RSASignaturePadding]::${name}`;
  if (family === 'RS') return call(padding('Pkcs1'));
  if (family === 'PS') return `# The salt is as long as the digest.\n${call(padding('Pss'))}`;
  return `# R and S one after the other, as JWS has them: .NET writes DER only when it is asked to.\n${call('')}`;
}
