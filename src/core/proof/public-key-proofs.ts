/** What is computed of a public key. RFC 7638, RFC 7518 §6, RFC 8037 §2. */
import type { PublicKey } from '../keys/public-key';
import type { UnusablePublicKey } from '../x509/certificate';
import { powershellBase64url, toBase64url, type Proof } from './proof';

/**
 * @param publicKeyPem a command that prints it
 * @param inPowershell what puts the certificate into `$certificate`; without one PowerShell has nothing to begin with
 */
export function publicKeyProofs(
  key: PublicKey | UnusablePublicKey,
  jwkThumbprint: string | undefined,
  publicKeyPem: string,
  inPowershell?: string,
): readonly Proof[] {
  const exponent = 'publicExponent' in key ? key.publicExponent : undefined;
  const powershell = (...lines: readonly string[]) =>
    inPowershell ? { powershell: [inPowershell, ...lines].join('\n') } : {};
  return [
    ...(exponent
      ? [
          {
            name: 'Public exponent',
            gives: exponent,
            bash: `${publicKeyPem} | openssl pkey -pubin -noout -text | sed -n 's/^Exponent: \\([0-9]*\\) .*/\\1/p'`,
          },
        ]
      : []),
    {
      name: 'SPKI SHA-256',
      gives: key.spkiSha256,
      bash: `${publicKeyPem} | openssl pkey -pubin -outform DER | openssl dgst -sha256 -r | cut -d' ' -f1 | tr a-f A-F`,
      ...powershell(
        '$spki = $certificate.PublicKey.ExportSubjectPublicKeyInfo()',
        `[BitConverter]::ToString([Security.Cryptography.SHA256]::Create().ComputeHash($spki)).Replace('-', '')`,
      ),
      ...(inPowershell ? { powershellVersion: 7 as const } : {}),
    },
    ...(jwkThumbprint && key.keyType !== 'other'
      ? [
          {
            name: 'JWK thumbprint',
            gives: jwkThumbprint,
            bash: jwkThumbprintInBash(key, publicKeyPem),
            ...(key.keyType === 'OKP' ? {} : powershell(...jwkThumbprintInPowershell(key))),
          },
        ]
      : []),
  ];
}

/** The members that RFC 7638 §3.2 requires, as `printf` writes them. In a shell of its own: no variable stays. */
function jwkThumbprintInBash(key: PublicKey, publicKeyPem: string): string {
  const { lines, format, values } =
    key.keyType === 'RSA' ? rsaMembers(publicKeyPem) : pointMembers(key, publicKeyPem);
  return [
    '(',
    `  base64url() { ${toBase64url}; }`,
    ...lines.map((line) => `  ${line}`),
    `  printf '${format}' ${values} | openssl dgst -sha256 -binary | base64url`,
    ')',
  ].join('\n');
}

interface Members {
  readonly lines: readonly string[];
  readonly format: string;
  readonly values: string;
}

/** OpenSSL prints an INTEGER’s octets, so a zero before the modulus; and the exponent without one. */
function rsaMembers(publicKeyPem: string): Members {
  return {
    lines: [
      `text=$(${publicKeyPem} | openssl pkey -pubin -noout -text)`,
      `octets() { printf "$(sed 's/../\\\\x&/g')"; }`,
      `n=$(printf '%s\\n' "$text" | sed -n 's/^    \\([0-9a-f:]*\\)$/\\1/p' | tr -d ':\\n' | sed 's/^00//' | octets | base64url)`,
      `e=$(printf '%s\\n' "$text" | sed -n 's/^Exponent: .*(0x\\(.*\\))$/\\1/p' | sed 's/^\\(..\\)*.$/0&/' | octets | base64url)`,
    ],
    format: '{"e":"%s","kty":"RSA","n":"%s"}',
    values: '"$e" "$n"',
  };
}

/** The last octets of a SubjectPublicKeyInfo are the point: x, and y of an EC key. */
function pointMembers({ keyType, curve, bits }: PublicKey, publicKeyPem: string): Members {
  const size = Math.ceil(bits / 8);
  const der = `${publicKeyPem} | openssl pkey -pubin -outform DER`;
  if (keyType === 'OKP') {
    return {
      lines: [`x=$(${der} | tail -c ${size} | base64url)`],
      format: `{"crv":"${curve}","kty":"OKP","x":"%s"}`,
      values: '"$x"',
    };
  }
  return {
    lines: [
      `x=$(${der} | tail -c ${2 * size} | head -c ${size} | base64url)`,
      `y=$(${der} | tail -c ${size} | base64url)`,
    ],
    format: `{"crv":"${curve}","kty":"EC","x":"%s","y":"%s"}`,
    values: '"$x" "$y"',
  };
}

function jwkThumbprintInPowershell({ keyType, curve }: PublicKey): readonly string[] {
  const extensions = 'Security.Cryptography.X509Certificates';
  const isRsa = keyType === 'RSA';
  const method = isRsa
    ? `[${extensions}.RSACertificateExtensions]::GetRSAPublicKey($certificate)`
    : `[${extensions}.ECDsaCertificateExtensions]::GetECDsaPublicKey($certificate)`;
  const [first, second] = isRsa ? ['Exponent', 'Modulus'] : ['Q.X', 'Q.Y'];
  const format = isRsa
    ? '{{"e":"{0}","kty":"RSA","n":"{1}"}}'
    : `{{"crv":"${curve}","kty":"EC","x":"{0}","y":"{1}"}}`;
  return [
    `$key = ${method}.ExportParameters($false)`,
    `$first = ${powershellBase64url(`$key.${first}`)}`,
    `$second = ${powershellBase64url(`$key.${second}`)}`,
    `$json = [Text.Encoding]::UTF8.GetBytes(('${format}' -f $first, $second))`,
    powershellBase64url('[Security.Cryptography.SHA256]::Create().ComputeHash($json)'),
  ];
}
