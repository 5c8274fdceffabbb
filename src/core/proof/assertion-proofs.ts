/** A signed assertion taken apart, verified, and where the algorithm allows it, signed once more. RFC 7515 §5, RFC 7518 §3. */
import type { ClientAssertion } from '../assertion/sign-assertion';
import type { JwsAlg } from '../keys/algorithms';
import { assertionFileName } from '../request/assertion-place';
import { quotePosix } from '../request/dialects/quote-posix';
import { quotePowershell } from '../request/dialects/quote-powershell';
import type { TokenRequest } from '../request/token-request';
import { fromBase64url, powershellBase64url, toBase64url, type Proof } from './proof';

/** Commands that print what the signature is verified and made with: first in a pipe, where they can ask for a password. */
export interface ProofKeys {
  readonly publicKeyPem: string;
  readonly privateKeyPem: string;
  /** What puts the certificate into `$certificate`; without a certificate there is nothing to put. */
  readonly certificateInPowershell?: string;
}

const readJwt = `$jwt = (Get-Content -Raw -LiteralPath ${quotePowershell(assertionFileName)}).Trim()`;
const signingInput = `cut -d. -f1,2 ${assertionFileName} | tr -d '\\n'`;
const signatureOctets = `cut -d. -f3 ${assertionFileName} | ${fromBase64url}`;

export function assertionProofs(assertion: ClientAssertion, keys: ProofKeys): readonly Proof[] {
  const { header, claims, alg } = assertion;
  return [
    textProof('JOSE header', header.text, 1),
    segmentProof('Header segment', header.text, header.encoded),
    textProof('Claims set', claims.text, 2),
    segmentProof('Claims segment', claims.text, claims.encoded),
    verificationProof(alg, keys),
    ...signingProof(assertion, keys),
  ];
}

/** Of the body as it is shown. */
export function bodyProofs({ body }: TokenRequest): readonly Proof[] {
  if (body === '') return [];
  return [
    {
      name: 'Content-Length',
      gives: String(new TextEncoder().encode(body).length),
      bash: `printf %s ${quotePosix(body)} | wc -c | tr -d ' '`,
      powershell: `[Text.Encoding]::UTF8.GetByteCount(${quotePowershell(body)})`,
    },
  ];
}

function textProof(name: string, gives: string, number: 1 | 2): Proof {
  return {
    name,
    gives,
    bash: `cut -d. -f${number} ${assertionFileName} | ${fromBase64url}`,
    powershell: [
      readJwt,
      ...powershellSegment(number),
      '[Text.Encoding]::UTF8.GetString([Convert]::FromBase64String($segment))',
    ].join('\n'),
  };
}

function segmentProof(name: string, text: string, gives: string): Proof {
  return {
    name,
    gives,
    bash: `printf %s ${quotePosix(text)} | ${toBase64url}`,
    powershell: powershellBase64url(`[Text.Encoding]::UTF8.GetBytes(${quotePowershell(text)})`),
  };
}

/** The same signature every time: those of PS and ES have random octets in them. */
function signingProof({ alg, signature }: ClientAssertion, keys: ProofKeys): readonly Proof[] {
  const name = 'Signature';
  if (alg.startsWith('RS')) {
    const powershell = [
      readJwt,
      '$key = [Security.Cryptography.RSA]::Create()',
      '# private-key.pem: the key in PEM, unencrypted',
      "$key.ImportFromPem((Get-Content -Raw -LiteralPath './private-key.pem'))",
      powershellInput,
      powershellBase64url(
        `$key.SignData($signingInput, '${hashName(alg)}', [Security.Cryptography.RSASignaturePadding]::Pkcs1)`,
      ),
    ].join('\n');
    const bash = `${keys.privateKeyPem} | openssl dgst ${hashOption(alg)} -sign /dev/stdin -binary <(${signingInput}) | ${toBase64url}`;
    return [{ name, gives: signature, bash, powershell, powershellVersion: 7 }];
  }
  if (alg !== 'EdDSA') return [];
  const bash = inFile(
    `${keys.privateKeyPem} | openssl pkeyutl -sign -inkey /dev/stdin -rawin -in signing-input.txt | ${toBase64url}`,
  );
  return [{ name, gives: signature, bash }];
}

function verificationProof(alg: JwsAlg, keys: ProofKeys): Proof {
  const name = 'Signature verified';
  if (alg === 'EdDSA') {
    const verify = `${keys.publicKeyPem} | openssl pkeyutl -verify -pubin -inkey /dev/stdin -rawin -in signing-input.txt -sigfile <(${signatureOctets})`;
    return { name, gives: 'Signature Verified Successfully', bash: inFile(verify) };
  }
  const signature = alg.startsWith('ES') ? ecdsaSignatureInDer : signatureOctets;
  const pss = alg.startsWith('PS')
    ? `-sigopt rsa_padding_mode:pss -sigopt rsa_pss_saltlen:${hashBits(alg) / 8} `
    : '';
  const bash = `${keys.publicKeyPem} | openssl dgst ${hashOption(alg)} ${pss}-verify /dev/stdin -signature <(${signature}) <(${signingInput})`;
  const own = { name, gives: 'Verified OK', bash };
  if (!keys.certificateInPowershell) return own;
  return {
    ...own,
    powershell: verifyInPowershell(alg, keys.certificateInPowershell),
    powershellGives: 'True',
  };
}

/** Ed25519 takes the message whole, and OpenSSL asks for its length, which only a file has. */
function inFile(command: string): string {
  return `${signingInput} >signing-input.txt\n${command}\nrm signing-input.txt`;
}

/** JWS has R and S one after the other (RFC 7518 §3.4), OpenSSL a SEQUENCE of both. */
const ecdsaSignatureInDer = [
  `openssl asn1parse -genconf <(${signatureOctets} | od -An -v -tx1 | tr -d ' \\n'`,
  ` | awk '{ half = length($0) / 2; printf "asn1=SEQUENCE:s\\n[s]\\nr=INTEGER:0x%s\\ns=INTEGER:0x%s\\n",`,
  ` substr($0, 1, half), substr($0, half + 1) }') -noout -out /dev/stdout`,
].join('');

const powershellInput =
  "$signingInput = [Text.Encoding]::ASCII.GetBytes($jwt.Substring(0, $jwt.LastIndexOf('.')))";

function powershellSegment(number: 1 | 2 | 3): readonly string[] {
  return [
    `$segment = $jwt.Split('.')[${number - 1}].Replace('-', '+').Replace('_', '/')`,
    "$segment = $segment.PadRight([Math]::Ceiling($segment.Length / 4) * 4, '=')",
  ];
}

/** .NET takes an ECDSA signature as JWS has it. */
function verifyInPowershell(alg: JwsAlg, certificate: string): string {
  const extensions = 'Security.Cryptography.X509Certificates';
  const isEc = alg.startsWith('ES');
  const key = isEc
    ? `[${extensions}.ECDsaCertificateExtensions]::GetECDsaPublicKey($certificate)`
    : `[${extensions}.RSACertificateExtensions]::GetRSAPublicKey($certificate)`;
  const padding = alg.startsWith('PS') ? 'Pss' : 'Pkcs1';
  const rest = isEc ? '' : `, [Security.Cryptography.RSASignaturePadding]::${padding}`;
  return [
    readJwt,
    certificate,
    powershellInput,
    ...powershellSegment(3),
    '$signature = [Convert]::FromBase64String($segment)',
    `${key}.VerifyData($signingInput, $signature, '${hashName(alg)}'${rest})`,
  ].join('\n');
}

const hashBits = (alg: JwsAlg): number => Number(alg.slice(2));
const hashOption = (alg: JwsAlg): string => `-sha${hashBits(alg)}`;
/** As .NET names it. */
const hashName = (alg: JwsAlg): string => `SHA${hashBits(alg)}`;
