/** Every spelling of a certificate's digests. RFC 7515 §4.1.7–4.1.8. */
import type { Certificate } from '../x509/certificate';
import {
  readCertificate,
  readCertificateDer,
  readCertificateInPowershell,
  type MaterialFile,
} from './material-file';
import { powershellBase64url, toBase64url, type Proof } from './proof';

interface Digest {
  readonly option: string;
  readonly powershell: string;
}

const sha1: Digest = { option: '-sha1', powershell: '$certificate.GetCertHash()' };
/** `GetCertHash` with a name is not in .NET Framework before 4.8. */
const sha256: Digest = {
  option: '-sha256',
  powershell: '[Security.Cryptography.SHA256]::Create().ComputeHash($certificate.RawData)',
};

export function thumbprintProofs({ thumbprints }: Certificate, file: MaterialFile): readonly Proof[] {
  const der = readCertificateDer(file);
  const write = (name: string, gives: string, bash: string, powershell: string): Proof => ({
    name,
    gives,
    bash,
    powershell: `${readCertificateInPowershell(file)}\n${powershell}`,
  });
  const hex = (name: string, gives: string, { option, powershell }: Digest) =>
    write(
      name,
      gives,
      `${der} | openssl dgst ${option} -r | cut -d' ' -f1 | tr a-f A-F`,
      `[BitConverter]::ToString(${powershell}).Replace('-', '')`,
    );
  const colons = (name: string, gives: string, { option, powershell }: Digest) =>
    write(
      name,
      gives,
      `${readCertificate(file)} -noout -fingerprint ${option} | cut -d= -f2`,
      `[BitConverter]::ToString(${powershell}).Replace('-', ':')`,
    );
  const base64 = (name: string, gives: string, { option, powershell }: Digest) =>
    write(
      name,
      gives,
      `${der} | openssl dgst ${option} -binary | openssl base64 -A`,
      `[Convert]::ToBase64String(${powershell})`,
    );
  const base64url = (name: string, gives: string, { option, powershell }: Digest) =>
    write(
      name,
      gives,
      `${der} | openssl dgst ${option} -binary | ${toBase64url}`,
      powershellBase64url(powershell),
    );
  return [
    base64url('x5t', thumbprints.x5t, sha1),
    base64url('x5t#S256', thumbprints['x5t#S256'], sha256),
    hex('SHA-1 thumbprint', thumbprints.sha1, sha1),
    hex('SHA-256 thumbprint', thumbprints.sha256, sha256),
    base64('customKeyIdentifier', thumbprints.customKeyIdentifier, sha1),
    colons('SHA-1 with colons', thumbprints.sha1WithColons, sha1),
    colons('SHA-256 with colons', thumbprints.sha256WithColons, sha256),
    base64('SHA-256 in base64', thumbprints.sha256Base64, sha256),
  ];
}
