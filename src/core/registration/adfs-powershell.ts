/** Set-AdfsServerApplication. learn.microsoft.com/powershell/module/adfs/set-adfsserverapplication. */
import { quotePowershell } from '../request/dialects/quote-powershell';
import { requiredValue, type RegistrationParameters } from './registration-parameters';

/** A self-signed certificate has nowhere that says whether it is revoked. */
const noRevocationCheck = ' `\n  -JWTSigningCertificateRevocationCheck None';

/** The file is the one of the button; its thumbprint is compared, since the folder may hold another of the same name. */
export function formatAdfsPowershell({ chain: [certificate], appId }: RegistrationParameters): string {
  const identifier = quotePowershell(requiredValue(appId, 'client-id'));
  return `# On an AD FS server, elevated, in the folder of certificate.cer (Download certificate).
# -JWTSigningCertificate replaces the list: load a certificate that is to stay as well, and name both.
$ErrorActionPreference = 'Stop'
$identifier = ${identifier}
$path = Convert-Path -LiteralPath '.\\certificate.cer'
$certificate = New-Object -TypeName System.Security.Cryptography.X509Certificates.X509Certificate2 -ArgumentList $path
if ($certificate.Thumbprint -ne '${certificate.thumbprints.sha1}') { throw 'certificate.cer holds another certificate.' }
Set-AdfsServerApplication -TargetIdentifier $identifier -JWTSigningCertificate $certificate${
    certificate.selfSigned ? noRevocationCheck : ''
  }
# For a client that is not there yet, with the identifier of its application group and a name:
# Add-AdfsServerApplication -ApplicationGroupIdentifier $group -Name $name -Identifier $identifier -JWTSigningCertificate $certificate
`;
}
