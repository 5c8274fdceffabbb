import { spawnSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { makeImportedCredential } from '../../../tools/credential-fixtures';
import { openssl, type FixtureKey } from '../../../tools/openssl-fixtures';
import { encodePem } from '../encoding/pem';
import type { PrivateKey } from '../keys/private-key';
import { usablePublicKey } from './certificate';
import { generateCertificateRequest, generateRenewalRequest } from './certificate-request';
import { signerOf, type Signer } from './sign-structure';
import { encodeSubjectName } from './subject-name';

const keys: readonly FixtureKey[] = ['RSA-2048', 'RSA-3072', 'P-256', 'P-384', 'P-521', 'Ed25519'];

/** OpenSSL says whether a request verifies on stderr; its exit code is 0 in 3.0 either way. */
function verdict(der: Uint8Array): string {
  const run = spawnSync('openssl', ['req', '-inform', 'DER', '-verify', '-noout'], { input: der });
  return run.stderr.toString();
}

describe.each(keys)('a certification request for a loaded %s key', (key) => {
  const subject = '/C=DE/O=Contoso GmbH/CN=daemon.contoso.com';

  test('verifies and names the certificate’s subject, to OpenSSL', async () => {
    const { privateKey, certificate, certificatePem } = await makeImportedCredential(key, { subject });
    // What is loaded cannot leave; signing is all that a request asks for.
    for (const one of privateKey.signingKeys.values()) expect(one.extractable).toBe(false);
    const der = (await generateRenewalRequest({ privateKey, chain: [certificate] })) ?? new Uint8Array();
    const pem = encodePem('CERTIFICATE REQUEST', der);
    const options = { files: { 'request.pem': pem } };
    expect(verdict(der)).toContain('verify OK');
    const text = openssl(['req', '-in', 'request.pem', '-noout', '-text'], options).toString();
    expect(text).toMatch(/Subject: C\s?=\s?DE, O\s?=\s?Contoso GmbH, CN\s?=\s?daemon.contoso.com/);
    expect(text).toMatch(/X509v3 Key Usage: critical\s+Digital Signature\n/);
    expect(text).toMatch(/X509v3 Basic Constraints: critical\s+CA:FALSE/);
    const publicKey = openssl(['req', '-in', 'request.pem', '-noout', '-pubkey'], options).toString();
    expect(publicKey).toBe(openssl(['x509', '-noout', '-pubkey'], { input: certificatePem }).toString());
  });

  test('with a changed octet does not verify', async () => {
    const { privateKey, certificate } = await makeImportedCredential(key);
    const signer = signerOf(privateKey, usablePublicKey(certificate)) as Signer;
    const der = await generateCertificateRequest(signer, encodeSubjectName('AAAA'));
    const at = Buffer.from(der).indexOf('AAAA');
    der[at] = 0x42;
    expect(verdict(der)).not.toContain('verify OK');
  });
});

describe('a certification request', () => {
  test('has a name that is not ASCII in UTF8String', async () => {
    const { privateKey, certificate } = await makeImportedCredential('P-256');
    const signer = signerOf(privateKey, usablePublicKey(certificate)) as Signer;
    const der = await generateCertificateRequest(signer, encodeSubjectName('Zoë 例'));
    const text = openssl(
      ['req', '-inform', 'DER', '-noout', '-subject', '-nameopt', 'RFC2253,-esc_msb,utf8'],
      {
        input: Buffer.from(der),
      },
    ).toString('utf8');
    expect(text.trim()).toBe('subject=CN=Zoë 例');
  });

  test('is not made where the public key is not known, or the key is for RSASSA-PSS alone', async () => {
    const { privateKey, certificate } = await makeImportedCredential('RSA-2048');
    expect(signerOf({ keyType: 'RSA', bits: 2048, signingKeys: privateKey.signingKeys })).toBeUndefined();
    const pss: PrivateKey = { ...privateKey, padding: 'PSS' };
    expect(signerOf(pss, usablePublicKey(certificate))).toBeUndefined();
    expect(await generateRenewalRequest({ privateKey: pss, chain: [certificate] })).toBeUndefined();
    expect(await generateRenewalRequest({ privateKey, chain: [] })).toBeUndefined();
  });
});
