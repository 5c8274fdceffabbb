/** Bash with OpenSSL and curl. IEEE Std 1003.1 §2.2.2; openssl-dgst, openssl-asn1parse; the manuals of bash and curl. */
import { percentEncode } from '../../encoding/percent';
import { encodeUtf8 } from '../../encoding/utf8';
import { quotePosix } from '../dialects/quote-posix';
import { environmentName, fillHoles, needsCertificate, needsClock } from './fill-holes';
import { openingComment } from './opening-comment';
import type { ProgramParts } from './program-parts';
import { joinParts, type TextWithHoles } from './text-with-holes';

/** Between `$'` and `'`, octets: what else is not ASCII would depend on the file's encoding and the terminal's. */
export function quoteBash(text: string): string {
  if (/^[\x20-\x7e]*$/.test(text)) return quotePosix(text);
  const octets = Array.from(encodeUtf8(text), (octet) => {
    const character = String.fromCharCode(octet);
    if (character === "'" || character === '\\') return `\\${character}`;
    return octet >= 0x20 && octet < 0x7f ? character : `\\${octet.toString(8).padStart(3, '0')}`;
  });
  return `$'${octets.join('')}'`;
}

export function formatBashProgram(parts: ProgramParts): string {
  const { holes } = parts;
  const fill = fillHoles(parts, {
    x5t: '"$x5t"',
    'x5t#S256': '"$x5t_s256"',
    x5c: '"$x5c"',
    keyDigest: '"$key_digest"',
    jti: '"$jti"',
    assertion: '"$assertion"',
    token: '"$token"',
    time: (offset) => (offset === '' ? '"$now"' : `"$((now${offset}))"`),
    secret: (name) => `"$(encode "$${name}")"`,
  });
  const text = (one: TextWithHoles) => joinParts(one, quoteBash, fill, '');
  const json = (lines: readonly TextWithHoles[]) => lines.map(text).join('\\\n');
  const certificate = needsCertificate(parts);
  return `#!/usr/bin/env bash
${openingComment(parts, { run: 'bash get-token.sh', key: 'the private key, PEM', sign: '#' })}
# Needs openssl and curl.

set -euo pipefail

base64url() { openssl base64 -A | tr '+/' '-_' | tr -d '='; }

if (($# < ${certificate ? 2 : 1})); then
  echo 'usage: bash get-token.sh key.pem${certificate ? ' cert.pem' : ''} [--print]' >&2
  exit 2
fi
key=$1
${certificate ? readCertificate(parts) : ''}${
    holes.has('keyDigest')
      ? `
# Of the public key: base64, with its padding.
key_digest=SHA256:$(openssl pkey -in "$key" -pubout -outform DER | openssl dgst -sha256 -binary | openssl base64 -A)
`
      : ''
  }${needsClock(parts) ? '\nnow=${NOW:-$(date +%s)}\n' : ''}${
    holes.has('jti') ? 'jti=${JTI:-$(openssl rand -hex 16)}\n' : ''
  }
header=${json(parts.header)}
claims=${json(parts.claims)}

signing_input=$(printf '%s' "$header" | base64url).$(printf '%s' "$claims" | base64url)
${sign(parts)}
assertion=$signing_input.$signature
${
  parts.outerHeader && parts.outerClaims
    ? `
# Not signed itself: nothing follows its second dot.
outer_header=${json(parts.outerHeader)}
outer_claims=${json(parts.outerClaims)}
token=$(printf '%s' "$outer_header" | base64url).$(printf '%s' "$outer_claims" | base64url).
`
    : ''
}
if [[ \${!#} == --print ]]; then
  printf '%s\\n' "$assertion"
  exit
fi

${parts.method === 'POST' ? postForm(parts, text) : getWithHeaders(parts, text)}
`;
}

function address({ url }: ProgramParts): string {
  // Brackets are patterns to curl.
  return `${url.includes('[') ? '--globoff ' : ''}${quotePosix(url)}`;
}

function postForm(parts: ProgramParts, text: (one: TextWithHoles) => string): string {
  const body = parts.parameters.map(([name, value], index) => {
    const encoded = value.map((part) => (typeof part === 'string' ? percentEncode(part) : part));
    return [`${index === 0 ? '' : '&'}${percentEncode(name)}=`, ...encoded];
  });
  const encode = `# Octet by octet, all but the unreserved characters (RFC 3986).
encode() {
  local LC_ALL=C text=$1 at character code
  for ((at = 0; at < \${#text}; at++)); do
    character=\${text:at:1}
    case $character in
      [a-zA-Z0-9._~-]) printf '%s' "$character" ;;
      *)
        printf -v code '%d' "'$character"
        printf '%%%02X' "$((code & 255))"
        ;;
    esac
  done
}

`;
  const asked = parts.secrets.map(environmentName);
  const present = asked.map((name) => `: "\${${name}?: the environment does not have it}"\n`).join('');
  return `${asked.length > 0 ? encode + present : ''}# Percent-encoded already. By standard input, so that the list of processes does not show it.
body=${body.map(text).join('\\\n')}
printf '%s' "$body" | curl --silent --show-error --data-binary @- ${address(parts)}`;
}

function getWithHeaders(parts: ProgramParts, text: (one: TextWithHoles) => string): string {
  const fields = parts.headers.map(([name, value]) => `  ${text([`${name}: `, ...value])}`);
  return `# By standard input, so that the list of processes does not show them.
headers=(
${fields.join('\n')}
)
printf '%s\\n' "\${headers[@]}" | curl --silent --show-error --header @- ${address(parts)}`;
}

function readCertificate({ holes }: ProgramParts): string {
  const digest = (name: string) =>
    `$(openssl x509 -in "$certificate" -outform DER | openssl dgst -${name} -binary | base64url)`;
  return [
    'certificate=$2',
    '# Digests of the octets within the PEM, in base64url.',
    ...(holes.has('x5t') ? [`x5t=${digest('sha1')}`] : []),
    ...(holes.has('x5t#S256') ? [`x5t_s256=${digest('sha256')}`] : []),
    ...(holes.has('x5c')
      ? [
          `x5c=$(tr -d '\\r' <"$certificate" | awk '
  /-----BEGIN CERTIFICATE-----/ { inside = 1; base64 = ""; next }
  /-----END CERTIFICATE-----/ { printf "%s\\"%s\\"", separator, base64; separator = ","; inside = 0 }
  inside { base64 = base64 $0 }')`,
          'x5c=[$x5c]',
        ]
      : []),
    '',
  ].join('\n');
}

function sign({ family, bits, coordinate }: ProgramParts): string {
  const signature = (options: string) =>
    `printf '%s' "$signing_input" | openssl dgst -sha${bits}${options} -sign "$key" -binary`;
  if (family === 'RS') return `signature=$(${signature('')} | base64url)`;
  if (family === 'PS')
    return `# The salt is as long as the digest: -1 says so.
signature=$(${signature(' -sigopt rsa_padding_mode:pss -sigopt rsa_pss_saltlen:-1')} | base64url)`;
  if (family === 'Ed')
    return `# OpenSSL signs with Ed25519 from a file only, whose length it knows.
file=$(mktemp)
trap 'rm -f "$file"' EXIT
printf '%s' "$signing_input" >"$file"
signature=$(openssl pkeyutl -sign -rawin -inkey "$key" -in "$file" | base64url)`;
  return `# JWS has R and S one after the other, each of ${coordinate} octets; what OpenSSL writes is DER.
integers=$(${signature('')} | openssl asn1parse -inform DER | sed -n 's/.*INTEGER *://p')
hex=$(for integer in $integers; do printf '%${2 * coordinate}s' "$integer" | tr ' ' 0; done)
signature=$(printf '%b' "$(printf '%s' "$hex" | sed 's/../\\\\x&/g')" | base64url)`;
}
