/** What registering a certificate takes, for tests: a certificate by OpenSSL, documentation's made-up IDs. */
import type { RegistrationParameters } from '../src/core/registration/registration-parameters';
import { clouds, type CloudId } from '../src/core/profiles/clouds';
import { makeImportedCredential, type ImportedFixture } from './credential-fixtures';
import type { FixtureKey } from './openssl-fixtures';

export const appId = '00001111-aaaa-2222-bbbb-3333cccc4444';
export const objectId = 'aaaaaaaa-0000-1111-2222-bbbbbbbbbbbb';

export interface RegistrationFixture {
  readonly credential: ImportedFixture;
  readonly parameters: RegistrationParameters;
}

export async function makeRegistration(
  key: FixtureKey = 'RSA-2048',
  subject = '/CN=daemon.contoso.com',
): Promise<RegistrationFixture> {
  const credential = await makeImportedCredential(key, { subject });
  return {
    credential,
    parameters: {
      chain: [credential.certificate],
      cloud: cloudOf('global'),
      appId,
      objectId,
      existing: undefined,
      keyId: 'dddddddd-1111-2222-3333-eeeeeeeeeeee',
      kid: '',
      proof: undefined,
      provesItself: false,
    },
  };
}

export function cloudOf(id: CloudId) {
  const cloud = clouds.find((one) => one.id === id);
  if (!cloud) throw new Error(`no cloud ${id}`);
  return cloud;
}
