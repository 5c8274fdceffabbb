/** Update-MgApplication, with what is registered kept. microsoft-graph-docs, concepts/applications-how-to-add-certificate.md. */
import { encodeBase64 } from '../encoding/base64';
import type { CloudId } from '../profiles/clouds';
import { quotePowershell } from '../request/dialects/quote-powershell';
import { requiredValue, type RegistrationParameters } from './registration-parameters';

/** As Get-MgEnvironment names them. */
const environments: Readonly<Record<CloudId, string>> = {
  global: 'Global',
  'us-government': 'USGov',
  china: 'China',
};

/** The cmdlet replaces the collection as PATCH does; so the script reads it, and sends it back with one entry more. */
export function formatGraphPowershell({
  chain: [certificate],
  cloud,
  objectId,
}: RegistrationParameters): string {
  const id = quotePowershell(requiredValue(objectId, 'object-id'));
  return `# Install-Module Microsoft.Graph.Applications
# Update-MgApplication replaces the whole collection: the present entries are read first and kept.
$ErrorActionPreference = 'Stop'
Connect-MgGraph -Environment ${environments[cloud.id]} -Scopes 'Application.ReadWrite.All'
$objectId = ${id}
$octets = [Convert]::FromBase64String('${encodeBase64(certificate.der)}')
$certificate = New-Object -TypeName System.Security.Cryptography.X509Certificates.X509Certificate2 -ArgumentList @(, $octets)
$identifier = [Convert]::ToBase64String($certificate.GetCertHash())
$application = Get-MgApplication -ApplicationId $objectId -Property 'id,keyCredentials'
$existing = @($application.KeyCredentials | Where-Object { $null -ne $_ })
$same = @($existing | Where-Object { $_.CustomKeyIdentifier -and [Convert]::ToBase64String($_.CustomKeyIdentifier) -eq $identifier })
if ($same.Count -gt 0) {
  'This certificate is registered already.'
} else {
  $added = @{
    Type = 'AsymmetricX509Cert'
    Usage = 'Verify'
    Key = $certificate.RawData
    CustomKeyIdentifier = $certificate.GetCertHash()
    DisplayName = $certificate.Subject
    StartDateTime = $certificate.NotBefore.ToUniversalTime()
    EndDateTime = $certificate.NotAfter.ToUniversalTime()
  }
  Update-MgApplication -ApplicationId $objectId -KeyCredentials ($existing + $added)
}
`;
}
