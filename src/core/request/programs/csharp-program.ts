/** C#, with .NET alone. C# language specification §6.4.5.6; learn.microsoft.com, System.Security.Cryptography, file-based apps. */
import { escapeCharacters, utf16Escape } from './escape-characters';
import { camelCaseNames, fillHoles, needsCertificate, needsClock } from './fill-holes';
import { openingComment } from './opening-comment';
import type { ProgramField, ProgramParts } from './program-parts';
import { joinParts, type TextWithHoles } from './text-with-holes';

/** A regular literal. `\x` takes as many digits as follow, and `\u` always four. */
export function quoteCsharp(text: string): string {
  return `"${escapeCharacters(text, { '"': '\\"', '\\': '\\\\' }, utf16Escape)}"`;
}

export function formatCsharpProgram(parts: ProgramParts): string {
  const { holes } = parts;
  const fill = fillHoles(parts, {
    ...camelCaseNames,
    time: (offset) => (offset === '' ? 'now' : `(now${offset}L)`),
    secret: (name) => `FromEnvironment("${name}")`,
  });
  const text = (one: TextWithHoles) => joinParts(one, quoteCsharp, fill, ' + ');
  const json = (lines: readonly TextWithHoles[]) => lines.map(text).join(' +\n    ');
  const fields = (list: readonly ProgramField[], indent: string) =>
    list.map(([name, value]) => `${indent}(${quoteCsharp(name)}, ${text(value)}),\n`).join('');
  const certificate = needsCertificate(parts);
  return `${openingComment(parts, { run: 'dotnet run get-token.cs --', key: 'the private key, PEM, not encrypted', sign: '//' })}
// Needs .NET 10, or .NET 6 and later as the Program.cs of a console project (then: dotnet run -- and the paths).

using System;
using System.IO;
using System.Linq;
using System.Net.Http;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

if (args.Length < ${certificate ? 2 : 1})
{
    Console.Error.WriteLine("usage: dotnet run get-token.cs -- key.pem${certificate ? ' cert.pem' : ''} [--print]");
    return 2;
}

using var key = ${keyClass(parts)}.Create();
key.ImportFromPem(File.ReadAllText(args[0]));
${certificate ? readCertificate(parts) : ''}${
    holes.has('keyDigest')
      ? `
// Of the public key: base64, with its padding.
var keyDigest = "SHA256:" + Convert.ToBase64String(SHA256.HashData(key.ExportSubjectPublicKeyInfo()));
`
      : ''
  }${
    needsClock(parts)
      ? `
var fixedNow = Environment.GetEnvironmentVariable("NOW");
var now = fixedNow is null ? DateTimeOffset.UtcNow.ToUnixTimeSeconds() : long.Parse(fixedNow);
`
      : ''
  }${
    holes.has('jti')
      ? 'var jti = Environment.GetEnvironmentVariable("JTI") ?? Guid.NewGuid().ToString();\n'
      : ''
  }
var header = ${json(parts.header)};
var claims = ${json(parts.claims)};

var signingInput = Base64Url(Encoding.UTF8.GetBytes(header)) + "." + Base64Url(Encoding.UTF8.GetBytes(claims));
${sign(parts)}
var assertion = signingInput + "." + Base64Url(signature);
${
  parts.outerHeader && parts.outerClaims
    ? `
// Not signed itself: nothing follows its second dot.
var outerHeader = ${json(parts.outerHeader)};
var outerClaims = ${json(parts.outerClaims)};
var token = Base64Url(Encoding.UTF8.GetBytes(outerHeader)) + "." + Base64Url(Encoding.UTF8.GetBytes(outerClaims)) + ".";
`
    : ''
}
if (args[^1] == "--print")
{
    Console.WriteLine(assertion);
    return 0;
}

using var client = new HttpClient();
using var request = new HttpRequestMessage(HttpMethod.${parts.method === 'POST' ? 'Post' : 'Get'}, ${quoteCsharp(parts.url)});
${
  parts.method === 'POST'
    ? `var parameters = new (string Name, string Value)[]
{
${fields(parts.parameters, '    ')}};
var body = string.Join("&", parameters.Select(one => one.Name + "=" + Uri.EscapeDataString(one.Value)));
request.Content = new ByteArrayContent(Encoding.ASCII.GetBytes(body));
`
    : ''
}${parts.headers
    .map(
      ([name, value]) =>
        `request.${name === 'Content-Type' ? 'Content.' : ''}Headers.TryAddWithoutValidation(${quoteCsharp(name)}, ${text(value)});\n`,
    )
    .join('')}
using var answer = await client.SendAsync(request);
Console.WriteLine(await answer.Content.ReadAsStringAsync());
return answer.IsSuccessStatusCode ? 0 : 1;

static string Base64Url(byte[] octets) =>
    Convert.ToBase64String(octets).TrimEnd('=').Replace('+', '-').Replace('/', '_');
${
  parts.secrets.length > 0
    ? `
static string FromEnvironment(string name) =>
    Environment.GetEnvironmentVariable(name) ?? throw new Exception("The environment has no " + name);
`
    : ''
}`;
}

function keyClass({ family }: ProgramParts): string {
  return family === 'ES' ? 'ECDsa' : 'RSA';
}

function readCertificate({ holes }: ProgramParts): string {
  return [
    'var certificates = new X509Certificate2Collection();',
    'certificates.ImportFromPemFile(args[1]);',
    '// Digests of the octets within the PEM, in base64url.',
    ...(holes.has('x5t') ? ['var x5t = Base64Url(SHA1.HashData(certificates[0].RawData));'] : []),
    ...(holes.has('x5t#S256') ? ['var x5tS256 = Base64Url(SHA256.HashData(certificates[0].RawData));'] : []),
    ...(holes.has('x5c')
      ? [
          'var chain = certificates.Cast<X509Certificate2>().Select(one => Convert.ToBase64String(one.RawData));',
          'var x5c = "[\\"" + string.Join("\\",\\"", chain) + "\\"]";',
        ]
      : []),
    '',
  ].join('\n');
}

function sign({ family, bits }: ProgramParts): string {
  const call = (padding: string) =>
    `var signature = key.SignData(Encoding.ASCII.GetBytes(signingInput), HashAlgorithmName.SHA${bits}${padding});`;
  if (family === 'RS') return call(', RSASignaturePadding.Pkcs1');
  if (family === 'PS') return `// The salt is as long as the digest.\n${call(', RSASignaturePadding.Pss')}`;
  return `// R and S one after the other, as JWS has them: .NET writes DER only when it is asked to.\n${call('')}`;
}
