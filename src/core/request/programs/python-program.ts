/** Python 3, with `cryptography`. docs.python.org, Lexical analysis §2.4.1; cryptography.io, Asymmetric algorithms. */
import { escapeCharacters, hexDigits } from './escape-characters';
import { fillHoles, needsCertificate, needsClock, snakeCaseNames } from './fill-holes';
import { openingComment } from './opening-comment';
import type { ProgramField, ProgramParts } from './program-parts';
import { joinParts, type TextWithHoles } from './text-with-holes';

export function quotePython(text: string): string {
  const escape = (codePoint: number) =>
    codePoint > 0xffff ? `\\U${hexDigits(codePoint, 8)}` : `\\u${hexDigits(codePoint, 4)}`;
  return `'${escapeCharacters(text, { "'": "\\'", '\\': '\\\\' }, escape)}'`;
}

/** PyJWT would need `cryptography` as well, and would hide the steps that this is to show. */
export function formatPythonProgram(parts: ProgramParts): string {
  const { holes } = parts;
  const fill = fillHoles(parts, {
    ...snakeCaseNames,
    time: (offset) => `str(now${offset})`,
    secret: (name) => `os.environ['${name}']`,
  });
  const text = (one: TextWithHoles) => joinParts(one, quotePython, fill, ' + ');
  const json = (lines: readonly TextWithHoles[]) => `(\n    ${lines.map(text).join(' +\n    ')}\n)`;
  const fields = (list: readonly ProgramField[]) =>
    list.map(([name, value]) => `    (${quotePython(name)}, ${text(value)}),\n`).join('');
  const certificate = needsCertificate(parts);
  return `${openingComment(parts, { run: 'python3 get-token.py', key: 'the private key, PEM, not encrypted', sign: '#' })}
# Needs the package cryptography: pip install cryptography

import base64, hashlib, os, re, sys, time, urllib.error, urllib.parse, urllib.request, uuid
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, padding, utils


def base64url(octets):
    return base64.urlsafe_b64encode(octets).rstrip(b'=').decode()


if len(sys.argv) < ${certificate ? 3 : 2}:
    sys.exit('usage: python3 get-token.py key.pem${certificate ? ' cert.pem' : ''} [--print]')

with open(sys.argv[1], 'rb') as file:
    key = serialization.load_pem_private_key(file.read(), password=None)
${certificate ? readCertificate(parts) : ''}${
    holes.has('keyDigest')
      ? `
# Of the public key: base64, with its padding.
spki = key.public_key().public_bytes(serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo)
key_digest = 'SHA256:' + base64.b64encode(hashlib.sha256(spki).digest()).decode()
`
      : ''
  }${needsClock(parts) ? "\nnow = int(os.environ.get('NOW') or time.time())\n" : ''}${
    holes.has('jti') ? "jti = os.environ.get('JTI') or str(uuid.uuid4())\n" : ''
  }
header = ${json(parts.header)}
claims = ${json(parts.claims)}

signing_input = base64url(header.encode()) + '.' + base64url(claims.encode())
${sign(parts)}
assertion = signing_input + '.' + base64url(signature)
${
  parts.outerHeader && parts.outerClaims
    ? `
# Not signed itself: nothing follows its second dot.
outer_header = ${json(parts.outerHeader)}
outer_claims = ${json(parts.outerClaims)}
token = base64url(outer_header.encode()) + '.' + base64url(outer_claims.encode()) + '.'
`
    : ''
}
if sys.argv[-1] == '--print':
    print(assertion)
    sys.exit()

headers = dict([
${fields(parts.headers)}])
${parts.method === 'POST' ? postedBody(fields(parts.parameters)) : 'body = None'}
request = urllib.request.Request(${quotePython(parts.url)}, data=body, headers=headers)
try:
    with urllib.request.urlopen(request) as answer:
        print(answer.read().decode())
except urllib.error.HTTPError as error:
    sys.exit(str(error) + '\\n' + error.read().decode())
`;
}

function postedBody(fields: string): string {
  return `parameters = [
${fields}]
body = '&'.join(name + '=' + urllib.parse.quote(value, safe='') for name, value in parameters).encode()`;
}

function readCertificate({ holes }: ProgramParts): string {
  return [
    "with open(sys.argv[2], 'rb') as file:",
    "    blocks = re.findall(b'-----BEGIN CERTIFICATE-----(.+?)-----END CERTIFICATE-----', file.read(), re.DOTALL)",
    'certificates = [base64.b64decode(block) for block in blocks]',
    'if not certificates:',
    "    sys.exit('The certificate file has no PEM block of a certificate')",
    '# Digests of the octets within the PEM, in base64url.',
    ...(holes.has('x5t') ? ['x5t = base64url(hashlib.sha1(certificates[0]).digest())'] : []),
    ...(holes.has('x5t#S256') ? ['x5t_s256 = base64url(hashlib.sha256(certificates[0]).digest())'] : []),
    ...(holes.has('x5c')
      ? [`x5c = '["' + '","'.join(base64.b64encode(one).decode() for one in certificates) + '"]'`]
      : []),
    '',
  ].join('\n');
}

function sign({ family, bits, coordinate }: ProgramParts): string {
  const hash = `hashes.SHA${bits}()`;
  if (family === 'RS') return `signature = key.sign(signing_input.encode(), padding.PKCS1v15(), ${hash})`;
  if (family === 'PS')
    return `# The salt is as long as the digest.
pss = padding.PSS(mgf=padding.MGF1(${hash}), salt_length=${bits / 8})
signature = key.sign(signing_input.encode(), pss, ${hash})`;
  if (family === 'Ed') return 'signature = key.sign(signing_input.encode())';
  return `# JWS has R and S one after the other; what the library writes is DER.
r, s = utils.decode_dss_signature(key.sign(signing_input.encode(), ec.ECDSA(${hash})))
signature = r.to_bytes(${coordinate}, 'big') + s.to_bytes(${coordinate}, 'big')`;
}
