/** OpenSSL's fixtures as the core reads them, for tests that are about something else than reading. */
import { importPrivateKey, type PrivateKey } from '../src/core/keys/private-key';
import { parsePrivateKeyInfo } from '../src/core/keys/private-key-info';
import { parseCertificate, type Certificate } from '../src/core/x509/certificate';
import {
  makeCredential,
  type CertificateOptions,
  type CredentialFixture,
  type FixtureKey,
} from './openssl-fixtures';

export interface ImportedFixture extends CredentialFixture {
  readonly privateKey: PrivateKey;
  readonly certificate: Certificate;
}

export async function importFixture(fixture: CredentialFixture): Promise<ImportedFixture> {
  return {
    ...fixture,
    // Copies: reading a key overwrites the octets it was read from.
    privateKey: await importPrivateKey(parsePrivateKeyInfo(new Uint8Array(fixture.keyDer))),
    certificate: await parseCertificate(new Uint8Array(fixture.certificateDer)),
  };
}

export function makeImportedCredential(
  key: FixtureKey,
  options?: CertificateOptions,
): Promise<ImportedFixture> {
  return importFixture(makeCredential(key, options));
}
