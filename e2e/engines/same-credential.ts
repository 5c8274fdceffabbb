/** One credential for all engines of a run: what it signs can be compared between them. */
import { makeCredential, type CredentialFixture } from '../../tools/openssl-fixtures';

/** Every Playwright worker loads the configuration anew, and inherits the answer with its environment. */
const memory = 'WORKBENCH_TEST_CREDENTIAL';

export type SameCredential = Pick<CredentialFixture, 'keyPem' | 'certificatePem'>;

export function sameCredential(): SameCredential {
  const { keyPem, certificatePem } = process.env[memory]
    ? (JSON.parse(process.env[memory]) as SameCredential)
    : makeCredential('RSA-2048');
  process.env[memory] = JSON.stringify({ keyPem, certificatePem });
  return { keyPem, certificatePem };
}
