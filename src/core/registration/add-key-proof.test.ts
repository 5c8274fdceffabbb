import { createHash } from 'node:crypto';
import { compactVerify, decodeProtectedHeader, importX509 } from 'jose';
import { describe, expect, test } from 'vitest';
import { makeImportedCredential } from '../../../tools/credential-fixtures';
import { objectId } from '../../../tools/registration-fixtures';
import { signAddKeyProof } from './add-key-proof';

const now = 1_795_000_000;

describe('the addKey proof', () => {
  test('verifies with the certificate, to jose', async () => {
    const alg = 'RS256';
    const { privateKey, certificate, certificatePem, certificateDer } =
      await makeImportedCredential('RSA-2048');
    const { compact } = await signAddKeyProof({ privateKey, chain: [certificate] }, objectId, now);
    const { payload } = await compactVerify(compact, await importX509(certificatePem, alg));
    expect(JSON.parse(Buffer.from(payload).toString())).toEqual({
      aud: '00000002-0000-0000-c000-000000000000',
      iss: objectId,
      nbf: now,
      exp: now + 600,
    });
    const sha1 = createHash('sha1').update(certificateDer).digest();
    expect(decodeProtectedHeader(compact)).toEqual({
      alg,
      kid: sha1.toString('hex').toUpperCase(),
      x5t: sha1.toString('base64url'),
      typ: 'JWT',
    });
    // Graph answers Authentication_MissingOrMalformed to padding.
    expect(compact).not.toContain('=');
  });

  test('is not made with a key that Entra does not take', async () => {
    const { privateKey, certificate } = await makeImportedCredential('P-256');
    await expect(signAddKeyProof({ privateKey, chain: [certificate] }, objectId, now)).rejects.toMatchObject({
      code: 'signature/refused-by-engine',
      evidence: { alg: 'RS256' },
    });
  });

  test('is not made without a certificate to name', async () => {
    const { privateKey } = await makeImportedCredential('RSA-2048');
    await expect(signAddKeyProof({ privateKey, chain: [] }, objectId, now)).rejects.toMatchObject({
      code: 'signature/refused-by-engine',
    });
  });
});
