/** Node.js, with node:crypto alone. ECMA-262 §12.9.4; nodejs.org, crypto.sign. */
import { escapeCharacters, utf16Escape } from './escape-characters';
import { camelCaseNames, fillHoles, needsCertificate, needsClock } from './fill-holes';
import { openingComment } from './opening-comment';
import type { ProgramField, ProgramParts } from './program-parts';
import { joinParts, type TextWithHoles } from './text-with-holes';

export function quoteJavascript(text: string): string {
  return `'${escapeCharacters(text, { "'": "\\'", '\\': '\\\\' }, utf16Escape)}'`;
}

export function formatNodeProgram(parts: ProgramParts): string {
  const { holes } = parts;
  const fill = fillHoles(parts, {
    ...camelCaseNames,
    time: (offset) => (offset === '' ? 'now' : `(now${offset})`),
    secret: (name) => `fromEnvironment('${name}')`,
  });
  const text = (one: TextWithHoles) => joinParts(one, quoteJavascript, fill, ' + ');
  const json = (lines: readonly TextWithHoles[]) => `\n  ${lines.map(text).join(' +\n  ')}`;
  const fields = (list: readonly ProgramField[]) =>
    list.map(([name, value]) => `    [${quoteJavascript(name)}, ${text(value)}],\n`).join('');
  const certificate = needsCertificate(parts);
  // Not the global function of the browser's name: who searches the built page for calls of it shall find none.
  const library = parts.url.startsWith('http:') ? 'node:http' : 'node:https';
  return `${openingComment(parts, { run: 'node get-token.mjs', key: 'the private key, PEM, not encrypted', sign: '//' })}

import * as crypto from 'node:crypto';
import { readFileSync } from 'node:fs';
import { request } from '${library}';

const [keyPath${certificate ? ', certificatePath' : ''}] = process.argv.slice(2);
if (${certificate ? 'certificatePath' : 'keyPath'} === undefined) {
  throw new Error('usage: node get-token.mjs key.pem${certificate ? ' cert.pem' : ''} [--print]');
}

const key = crypto.createPrivateKey(readFileSync(keyPath));
${certificate ? readCertificate(parts) : ''}${
    holes.has('keyDigest')
      ? `
// Of the public key: base64, with its padding.
const spki = crypto.createPublicKey(key).export({ type: 'spki', format: 'der' });
const keyDigest = 'SHA256:' + crypto.createHash('sha256').update(spki).digest('base64');
`
      : ''
  }${
    needsClock(parts) ? '\nconst now = Number(process.env.NOW ?? Math.floor(Date.now() / 1000));\n' : ''
  }${holes.has('jti') ? 'const jti = process.env.JTI ?? crypto.randomUUID();\n' : ''}
const header =${json(parts.header)};
const claims =${json(parts.claims)};

const base64url = (text) => Buffer.from(text).toString('base64url');
const signingInput = base64url(header) + '.' + base64url(claims);
${sign(parts)}
const assertion = signingInput + '.' + signature.toString('base64url');
${
  parts.outerHeader && parts.outerClaims
    ? `
// Not signed itself: nothing follows its second dot.
const outerHeader =${json(parts.outerHeader)};
const outerClaims =${json(parts.outerClaims)};
const token = base64url(outerHeader) + '.' + base64url(outerClaims) + '.';
`
    : ''
}
if (process.argv.at(-1) === '--print') process.stdout.write(assertion + '\\n');
else send();
${
  parts.secrets.length > 0
    ? `
function fromEnvironment(name) {
  if (process.env[name] === undefined) throw new Error('The environment has no ' + name);
  return process.env[name];
}
`
    : ''
}
function send() {
  const headers = Object.fromEntries([
${fields(parts.headers)}  ]);
${parts.method === 'POST' ? postedBody(fields(parts.parameters)) : "  const body = '';"}
  const call = request(${quoteJavascript(parts.url)}, { method: '${parts.method}', headers }, (answer) => {
    answer.pipe(process.stdout);
    process.exitCode = answer.statusCode < 300 ? 0 : 1;
  });
  call.end(body);
}
`;
}

function postedBody(fields: string): string {
  return `  const parameters = [
${fields}  ];
  // encodeURIComponent leaves five characters more than a form should have.
  const encode = (text) =>
    encodeURIComponent(text).replace(/[!'()*]/g, (one) => '%' + one.charCodeAt(0).toString(16).toUpperCase());
  const body = parameters.map(([name, value]) => name + '=' + encode(value)).join('&');`;
}

function readCertificate({ holes }: ProgramParts): string {
  return [
    "const pem = readFileSync(certificatePath, 'latin1');",
    'const blocks = [...pem.matchAll(/-----BEGIN CERTIFICATE-----([^-]+)-----END CERTIFICATE-----/g)];',
    "const certificates = blocks.map((block) => Buffer.from(block[1], 'base64'));",
    "if (certificates.length === 0) throw new Error('The certificate file has no PEM block of a certificate');",
    '// Digests of the octets within the PEM, in base64url.',
    ...(holes.has('x5t')
      ? ["const x5t = crypto.createHash('sha1').update(certificates[0]).digest('base64url');"]
      : []),
    ...(holes.has('x5t#S256')
      ? ["const x5tS256 = crypto.createHash('sha256').update(certificates[0]).digest('base64url');"]
      : []),
    ...(holes.has('x5c')
      ? ["const x5c = JSON.stringify(certificates.map((one) => one.toString('base64')));"]
      : []),
    '',
  ].join('\n');
}

function sign({ family, bits }: ProgramParts): string {
  const call = (digest: string, options: string) =>
    `const signature = crypto.sign(${digest}, Buffer.from(signingInput), ${options});`;
  if (family === 'RS') return call(`'sha${bits}'`, 'key');
  if (family === 'Ed') return call('null', 'key');
  if (family === 'ES')
    return `// R and S one after the other, as JWS has them, instead of DER.\n${call(`'sha${bits}'`, "{ key, dsaEncoding: 'ieee-p1363' }")}`;
  return `// The salt is as long as the digest.
const pss = {
  padding: crypto.constants.RSA_PKCS1_PSS_PADDING,
  saltLength: crypto.constants.RSA_PSS_SALTLEN_DIGEST,
};
${call(`'sha${bits}'`, '{ key, ...pss }')}`;
}
