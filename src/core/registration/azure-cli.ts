/** `az ad app credential reset`. learn.microsoft.com/cli/azure/ad/app/credential. */
import { encodePem } from '../encoding/pem';
import type { CloudId } from '../profiles/clouds';
import { quotePosix } from '../request/dialects/quote-posix';
import { formatComment } from './graph-command';
import { requiredValue, type RegistrationParameters } from './registration-parameters';

/** As `az cloud list` names them. */
const cloudNames: Readonly<Record<CloudId, string>> = {
  global: 'AzureCloud',
  'us-government': 'AzureUSGovernment',
  china: 'AzureChinaCloud',
};

/** The certificate's file is written by the command itself: PEM has no character that a quoted here-document minds. */
export function formatAzureCli({ chain: [certificate], cloud, appId }: RegistrationParameters): string {
  const signIn = cloud.id === 'global' ? [] : [`az cloud set --name ${cloudNames[cloud.id]}`, 'az login'];
  const id = quotePosix(requiredValue(appId, 'application-id'));
  return [
    ...signIn,
    `cat >certificate.pem <<'END'\n${encodePem('CERTIFICATE', certificate.der)}END`,
    `${formatComment('Without --append every other credential of the application is removed.')}` +
      `az ad app credential reset --id ${id} --cert @certificate.pem --append`,
  ].join('\n');
}
