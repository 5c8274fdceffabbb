/** The views beside Sign, in every engine. */
import { X509Certificate } from 'node:crypto';
import { compactVerify, importX509 } from 'jose';
import { makeCredential, openssl } from '../../tools/openssl-fixtures';
import { hexOf, withColons } from '../../tools/thumbprint-fixtures';
import { opensslDigest } from '../fixtures/judge';
import { rightAssertion } from '../fixtures/signed-assertion';
import { engineTest, expect, inBothPlaces } from './engine-test';

engineTest(
  'Any spelling of a thumbprint is every other, and what is wrong with it is named',
  async ({ workbench }) => {
    const digest = opensslDigest(makeCredential('P-256').certificatePem, 'sha1');
    await workbench.visit('Thumbprint');
    for (const spelling of [
      digest.toString('base64url'),
      digest.toString('base64'),
      withColons(digest),
      `\u200e${hexOf(digest)}`,
    ]) {
      await workbench.fill({ 'Thumbprint, certificate, token or error': spelling });
      await workbench.expectResult('Hex', hexOf(digest));
      await workbench.expectResult('Base64url', digest.toString('base64url'));
      await workbench.fill({ 'Thumbprint, certificate, token or error': '' });
      await expect.poll(() => workbench.read('Hex')).toBe('');
    }
    const hexEncoded = Buffer.from(hexOf(digest)).toString('base64url');
    await workbench.fill({ 'Thumbprint, certificate, token or error': hexEncoded });
    const diagnosed = () =>
      workbench.tab.run(() =>
        [...document.querySelectorAll('li[data-code]')].map((item) => item.getAttribute('data-code')),
      );
    await expect.poll(diagnosed).toEqual(['x5t/hex-text']);
    await workbench.fill({ 'Compare with': digest.toString('base64url') });
    await workbench.expectResult('Comparison', 'same after repair');
  },
);

engineTest('A signature is found valid, and invalid once a byte is another', async ({ workbench, disk }) => {
  const rsa = makeCredential('RSA-2048');
  const assertion = rightAssertion(rsa);
  await workbench.give(disk('cert.pem', rsa.certificatePem), disk('key.pem', rsa.keyPem));
  await workbench.expectResult('Key', 'RSA 2048');
  await workbench.visit('Inspect');
  await workbench.fill({ 'Paste anything': assertion });
  await workbench.expectResult('Kind', 'Client assertion');
  await workbench.expectResult('Signature', 'valid');
  const [header, claims, signature = ''] = assertion.split('.');
  const octets = Buffer.from(signature, 'base64url');
  octets[100] = (octets[100] as number) ^ 1;
  await workbench.fill({ 'Paste anything': `${header}.${claims}.${octets.toString('base64url')}` });
  await workbench.expectResult('Signature', 'invalid');
});

inBothPlaces(() => {
  engineTest('A lesson is walked, with a wrong answer and the right one', async ({ workbench }) => {
    await workbench.visit('Learn');
    await workbench.tab.run(() => (location.hash = '#/learn/from-certificate-to-x5t'));
    const pem = await workbench.expectResult('Certificate (PEM)', /END CERTIFICATE/);
    const sha1 = opensslDigest(pem, 'sha1');
    await workbench.click('button', 'Next step');
    await workbench.expectResult('SHA-1 of the DER', hexOf(sha1));
    await workbench.expectResult('SHA-256 of the DER', hexOf(opensslDigest(pem, 'sha256')));
    await workbench.click('button', 'Next step');
    await workbench.expectResult('x5t', sha1.toString('base64url'));
    await workbench.click('button', 'Next step');
    await workbench.click('answer', 'The SHA-256 of the certificate');
    await workbench.expectResult('Answer', /^✗ Not that\./);
    await workbench.click('answer', 'The hex text, encoded as if it were the bytes');
    await workbench.expectResult('Answer', /^✓ Right\./);
  });
});

for (const [key, alg] of [
  ['RSA 2048', 'PS256'],
  ['EC P-256', 'ES256'],
  ['Ed25519', 'EdDSA'],
] as const) {
  engineTest(
    `${key}: key and certificate are made here, and OpenSSL opens what is saved`,
    async ({ workbench, saved }) => {
      await workbench.visit('Credential');
      await workbench.choose({ 'Key type': key });
      await workbench.fill({ 'Common name': 'daemon Zoë' });
      await workbench.click('button', 'Generate key and certificate');
      await workbench.expectResult('Subject', 'CN=daemon Zoë');
      await workbench.expectResult('Key', key);
      const sha256 = await workbench.read('SHA-256 thumbprint');
      await workbench.fill({ 'PFX password': 'pä$$ "word"' });
      const pfx = await saved('Download PFX');
      const opened = openssl(['pkcs12', '-in', 'c.pfx', '-passin', 'pass:pä$$ "word"', '-nodes'], {
        files: { 'c.pfx': pfx },
      }).toString();
      const certificate = new X509Certificate(opened);
      expect(certificate.fingerprint256.replaceAll(':', '')).toBe(sha256);
      expect(certificate.verify(certificate.publicKey)).toBe(true);
      const publicKey = openssl(['x509', '-noout', '-pubkey'], { input: certificate.toString() }).toString();
      expect(openssl(['pkey', '-pubout'], { input: opened }).toString()).toBe(publicKey);
      await workbench.visit('Sign');
      await workbench.choose({ 'Authorization server': 'Generic OpenID Connect', Algorithm: alg });
      await workbench.fill({ 'Token endpoint': 'https://as.example.com/token', 'Client ID': 'daemon' });
      await compactVerify(await workbench.sign(), await importX509(certificate.toString(), alg));
    },
  );
}

engineTest('The theme is what was chosen, and what is copied can be pasted', async ({ workbench }) => {
  const paper = () => workbench.tab.run(() => getComputedStyle(document.body).backgroundColor);
  await workbench.choose({ Theme: 'Light' });
  const light = await paper();
  await workbench.choose({ Theme: 'Dark' });
  await expect.poll(paper).not.toBe(light);
  await workbench.choose({ Theme: 'Light' });
  await expect.poll(paper).toBe(light);

  await workbench.click('button', 'Try an example');
  const assertion = await workbench.expectResult('Client assertion', /^[\w-]+\.[\w-]+\.[\w-]+$/);
  await workbench.click('button', 'Copy Client assertion');
  await workbench.visit('Inspect');
  await workbench.click('field', 'Paste anything');
  await workbench.press('Control', 'v');
  await workbench.expectResult('Paste anything', assertion, 'field');
  await workbench.expectResult('Signature', 'valid');
});
