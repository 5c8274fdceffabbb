/** What a person should know of the commands that prove a value. */
import type { MaterialFile } from '../../core/proof/material-file';
import type { ProofGroup, ProofShell } from '../../state/proving.svelte';

export const proofGroupNames: Readonly<Record<ProofGroup, string>> = {
  credential: 'credential',
  certificate: 'certificate fields',
  key: 'public key',
  thumbprints: 'thumbprints',
  assertion: 'client assertion',
  body: 'form body',
};

export const proofShellNames: Readonly<Record<ProofShell, string>> = {
  bash: 'OpenSSL (bash)',
  powershell: 'PowerShell',
};

const shells: Readonly<Record<ProofShell, string>> = {
  bash: 'Run by our tests, with OpenSSL 3, and compared with the value on the page.',
  powershell: 'For Windows PowerShell 5.1 and PowerShell 7. Not run by our tests.',
};

export function explainProofs(
  group: ProofGroup,
  shell: ProofShell,
  files: readonly MaterialFile[],
): readonly string[] {
  const places = [
    ...new Set([...files.map(({ name }) => name), ...(group === 'assertion' ? ['assertion.jwt'] : [])]),
  ];
  return [
    shells[shell],
    ...(places.length > 0 ? [`In the folder of ${places.join(' and ')}.`] : []),
    ...(group === 'assertion' ? ['Download the client assertion into it.'] : []),
    ...[...new Set(files.map((file) => explainFile(file, shell)))],
  ].filter((one) => one !== '');
}

function explainFile({ name, form, isOwn }: MaterialFile, shell: ProofShell): string {
  if (!isOwn && form === 'der')
    return `${name} is what “Download certificate (.cer)” in Credential saves: OpenSSL could not read the certificate from where it came.`;
  if (!isOwn)
    return `${name} stands for your key in a PEM file of its own: the page cannot save it, and OpenSSL could not read it from where it came.`;
  if (form === 'pkcs12' && shell === 'bash')
    return 'OpenSSL asks for the password of the PFX. OpenSSL 3 wants -legacy after pkcs12 where the file is encrypted with RC2, as those of older Windows are.';
  return '';
}

export const powershellLacks = 'PowerShell has no command of its own for this: take OpenSSL.';
export const onlyPowershell7 = 'PowerShell 7 only.';
