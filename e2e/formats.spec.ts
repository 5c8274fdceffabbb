/** What Windows, Azure, OpenSSL, Java, a JavaScript library or a colleague's e-mail made of a key: opened, named, mended, and signing. */
import { makeCertificatePem, makeChain, makeCredential, openssl } from '../tools/openssl-fixtures';
import { toFile } from './fixtures/files';
import { certificateBase64, decodeAssertion, verifiesWithNode, verifyWithJose } from './fixtures/judge';
import { expectLoaded, forgetEverything } from './fixtures/loaded';
import { expect, test } from './fixtures/test';
import type { Workbench } from './fixtures/workbench';
import { wrappings } from './fixtures/wrappings';

/** @returns the algorithm, which is the first that is offered */
async function expectSignsGenerically(workbench: Workbench, certificatePem: string): Promise<unknown> {
  await workbench.choose({ 'Authorization server': 'Generic OpenID Connect' });
  await workbench.fill({ 'Token endpoint': 'https://as.example.com/token', 'Client ID': 'daemon' });
  const assertion = await workbench.sign();
  await verifyWithJose(assertion, certificatePem);
  return decodeAssertion(assertion).header['alg'];
}

const chunks = [0, 1].map((odd) => wrappings.filter((_, index) => index % 2 === odd));
for (const [index, chunk] of chunks.entries()) {
  test(`Key and certificate are found in whatever is around them, and what was mended is listed (${index + 1} of ${chunks.length})`, async ({
    workbench,
    credentials,
  }) => {
    const { rsa } = credentials;
    for (const { name, wrap, repairs } of chunk) {
      await test.step(name, async () => {
        const wrapped = wrap(rsa);
        if (typeof wrapped === 'string') await workbench.intake.pasteText(wrapped);
        else await workbench.intake.choose(...wrapped);
        await expectLoaded(workbench, rsa, 'RSA 2048');
        await expect(workbench.intake.repairs).toHaveText([...repairs]);
        await expect(workbench.intake.paste).toHaveValue('');
        expect(await expectSignsGenerically(workbench, rsa.certificatePem)).toBe('RS256');
        await forgetEverything(workbench);
      });
    }
  });
}

const ecKeys = {
  'SEC 1 after EC PARAMETERS': () => openssl(['ecparam', '-name', 'prime256v1', '-genkey']),
  'SEC 1 without its public key': () => {
    const key = openssl(['ecparam', '-name', 'prime256v1', '-genkey', '-noout']);
    return openssl(['ec', '-no_public'], { input: key });
  },
  'PKCS#8 in bare base64': ({ ec }: { ec: { keyDer: Buffer } }) => Buffer.from(ec.keyDer.toString('base64')),
};

test('EC keys are read as OpenSSL writes them by itself', async ({ workbench, credentials }) => {
  for (const [name, make] of Object.entries(ecKeys)) {
    await test.step(name, async () => {
      const key = make(credentials);
      const isBare = !key.includes('BEGIN');
      const certificatePem = isBare ? credentials.ec.certificatePem : makeCertificatePem(key.toString());
      await workbench.intake.choose(toFile('key', key), toFile('cert.pem', certificatePem));
      await expectLoaded(workbench, { certificatePem }, 'EC P-256');
      await expect(workbench.intake.repairs).toHaveText(isBare ? [/^key: base64 without BEGIN and END/] : []);
      expect(await expectSignsGenerically(workbench, certificatePem)).toBe('ES256');
      await forgetEverything(workbench);
    });
  }
});

test('An Ed25519 key signs EdDSA, as PEM and as a JWK', async ({ workbench }) => {
  const fixture = makeCredential('Ed25519');
  const jwkForm = wrappings.find(({ name }) => name === 'JWK with x5c')?.wrap(fixture);
  if (!Array.isArray(jwkForm)) throw new Error('the JWK comes as a file');
  const pemForm = [toFile('both.pem', fixture.keyPem + fixture.certificatePem)];
  for (const files of [pemForm, jwkForm]) {
    await workbench.intake.choose(...files);
    await expectLoaded(workbench, fixture, 'Ed25519');
    await expect(workbench.intake.repairs).toHaveCount(0);
    expect(await expectSignsGenerically(workbench, fixture.certificatePem)).toBe('EdDSA');
    await forgetEverything(workbench);
  }
});

test('A key for RSA-PSS alone signs PS256, and no RS algorithm is offered for it', async ({ workbench }) => {
  const args = ['genpkey', '-algorithm', 'RSA-PSS', '-pkeyopt', 'rsa_keygen_bits:2048'];
  const keyPem = openssl(args).toString();
  const certificatePem = makeCertificatePem(keyPem);
  await workbench.intake.choose(toFile('pss.pem', keyPem + certificatePem));
  await expectLoaded(workbench, { certificatePem }, 'RSA 2048, PSS only');
  await expect(workbench.intake.repairs).toHaveText([/pss\.pem.*id-RSASSA-PSS key/]);
  const offered = workbench.select('Algorithm').getByRole('option');
  await expect(offered).toHaveText([/^PS256/]);
  expect(await expectSignsGenerically(workbench, certificatePem)).toBe('PS256');
  await expect(offered).toHaveText([/^PS256/, /^PS384/, /^PS512/]);
  expect(verifiesWithNode(await workbench.read('Client assertion'), certificatePem)).toBe(true);
});

test('A p7b with its chain in disorder comes out leaf first in x5c, whatever the form', async ({
  workbench,
}) => {
  const { leaf, intermediatePem, rootPem } = makeChain();
  const chain = [leaf.certificatePem, intermediatePem, rootPem];
  const shuffled = { 'chain.pem': intermediatePem + rootPem + leaf.certificatePem };
  for (const form of ['PEM', 'DER']) {
    const args = ['crl2pkcs7', '-nocrl', '-certfile', 'chain.pem', '-outform', form];
    const p7b = openssl(args, { files: shuffled });
    await workbench.intake.choose(toFile('chain.p7b', p7b), toFile('key.pem', leaf.keyPem));
    await expectLoaded(workbench, leaf, 'RSA 2048');
    await workbench.checkbox('Include certificate chain (x5c)').check();
    await expectSignsGenerically(workbench, leaf.certificatePem);
    const { header } = decodeAssertion(await workbench.read('Client assertion'));
    expect(header['x5c']).toEqual(chain.map(certificateBase64));
    await forgetEverything(workbench);
  }
});
