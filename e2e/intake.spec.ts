/** Keys and certificates in every form and by every way in; OpenSSL says what they are. */
import { makeCertificatePem, makeChain, makeCredential, openssl } from '../tools/openssl-fixtures';
import { toFile, type InputFile } from './fixtures/files';
import { describeV2 } from './fixtures/entra';
import {
  certificateBase64,
  decodeAssertion,
  expectedCredential,
  spkiSha256,
  verifyWithJose,
} from './fixtures/judge';
import { expectLoaded, expectSigns } from './fixtures/loaded';
import { expect, test, type Credentials } from './fixtures/test';
import type { Workbench } from './fixtures/workbench';

type Ways = Readonly<Record<string, (workbench: Workbench, files: readonly InputFile[]) => Promise<void>>>;

const ways: Ways = {
  'chosen together': ({ intake }, files) => intake.choose(...files),
  'chosen one after the other': async ({ intake }, files) => {
    for (const file of files) await intake.choose(file);
  },
  'chosen in the other order': ({ intake }, files) => intake.choose(...[...files].reverse()),
  'dropped together': async ({ intake }, files) => expect(await intake.drop(files)).toBe(true),
  'pasted as one text': ({ intake }, files) => intake.pasteText(files.map((file) => file.buffer).join('\n')),
};

for (const [way, give] of Object.entries(ways)) {
  test(`Key and certificate ${way} make the credential that OpenSSL describes`, async ({
    workbench,
    credentials,
  }) => {
    const { keyPem, certificatePem } = credentials.rsa;
    await give(workbench, [toFile('key.pem', keyPem), toFile('cert.pem', certificatePem)]);
    await expectLoaded(workbench, credentials.rsa, 'RSA 2048');
    await expect(workbench.intake.paste).toHaveValue('');
  });
}

const pkcs1 = (pem: string, form: 'PEM' | 'DER') =>
  openssl(['rsa', '-traditional', '-outform', form], { input: pem });

const keyForms: Readonly<Record<string, (fixture: Credentials['rsa']) => InputFile>> = {
  'PKCS#8 PEM': ({ keyPem }) => toFile('key.pem', keyPem),
  'PKCS#8 PEM with CRLF and text around it': ({ keyPem }) =>
    toFile('key.txt', `Bag Attributes\r\n  friendlyName: k\r\n${keyPem.replace(/\n/g, '\r\n')}\r\nend`),
  'PKCS#8 DER': ({ keyDer }) => toFile('key.der', keyDer),
  'PKCS#1 PEM': ({ keyPem }) => toFile('rsa.pem', pkcs1(keyPem, 'PEM')),
  'PKCS#1 DER': ({ keyPem }) => toFile('rsa.der', pkcs1(keyPem, 'DER')),
};

test('A private key is read in every form, and signs', async ({ workbench, credentials }) => {
  for (const [form, toKeyFile] of Object.entries(keyForms)) {
    await test.step(form, async () => {
      const { certificateDer } = credentials.rsa;
      await workbench.intake.choose(toKeyFile(credentials.rsa), toFile('cert.cer', certificateDer));
      await expectLoaded(workbench, credentials.rsa, 'RSA 2048');
      await expectSigns(workbench, credentials.rsa);
      await workbench.button('Forget everything').click();
      await expect(workbench.intake.output('x5t')).toHaveCount(0);
    });
  }
});

const certificateForms: Readonly<Record<string, (fixture: Credentials['rsa']) => InputFile>> = {
  PEM: ({ certificatePem }) => toFile('cert.pem', certificatePem),
  DER: ({ certificateDer }) => toFile('cert.cer', certificateDer),
  'bare base64': ({ certificatePem }) => toFile('cert.b64', certificateBase64(certificatePem)),
  'bare base64 in lines': ({ certificateDer }) =>
    toFile('cert.b64', openssl(['base64'], { input: certificateDer })),
};

test('A certificate is read in every form', async ({ workbench, credentials }) => {
  for (const [form, toCertificateFile] of Object.entries(certificateForms)) {
    await test.step(form, async () => {
      const { keyPem } = credentials.rsa;
      await workbench.intake.choose(toCertificateFile(credentials.rsa), toFile('key.pem', keyPem));
      await expectLoaded(workbench, credentials.rsa, 'RSA 2048');
      await workbench.button('Forget everything').click();
      await expect(workbench.intake.output('x5t')).toHaveCount(0);
    });
  }
});

test('EC keys on three curves are read as PEM and as DER, and sign', async ({ workbench }) => {
  await workbench.choose({ 'Authorization server': 'Generic OpenID Connect' });
  for (const curve of ['P-256', 'P-384', 'P-521'] as const) {
    await test.step(curve, async () => {
      const fixture = makeCredential(curve);
      const { keyPem, keyDer, certificatePem, certificateDer } = fixture;
      await workbench.intake.choose(toFile('key.pem', keyPem), toFile('cert.pem', certificatePem));
      await expectLoaded(workbench, fixture, `EC ${curve}`);
      await workbench.button('Forget everything').click();
      await workbench.intake.choose(toFile('key.der', keyDer), toFile('cert.der', certificateDer));
      await expectLoaded(workbench, fixture, `EC ${curve}`);
      await workbench.fill({ 'Token endpoint': 'https://as.example.com/token', 'Client ID': 'daemon' });
      await verifyWithJose(await workbench.sign(), certificatePem);
    });
  }
});

test('Among several certificates the one for the key is chosen, wherever it stands', async ({
  workbench,
  credentials,
}) => {
  const { rsa, otherRsa, ec } = credentials;
  await workbench.intake.choose(
    toFile('first.pem', otherRsa.certificatePem),
    toFile('second.pem', ec.certificatePem + rsa.certificatePem),
    toFile('key.pem', rsa.keyPem),
  );
  await expectLoaded(workbench, rsa, 'RSA 2048');
});

test('The same key and certificate in two forms each are one credential, and no mismatch', async ({
  workbench,
  credentials,
}) => {
  const { keyPem, keyDer, certificatePem, certificateDer } = credentials.rsa;
  await workbench.intake.choose(
    toFile('key.pem', keyPem),
    toFile('key.der', keyDer),
    toFile('cert.pem', certificatePem),
    toFile('cert.cer', certificateDer),
  );
  await expectLoaded(workbench, credentials.rsa, 'RSA 2048');
  await expect(workbench.findings.withCode('credential/key-mismatch')).toHaveCount(0);
});

test('The chain is sorted, leaf first, whatever the order of its certificates in the file', async ({
  workbench,
}) => {
  const { leaf, intermediatePem, rootPem } = makeChain();
  const chain = [leaf.certificatePem, intermediatePem, rootPem];
  await workbench.intake.choose(toFile('bundle.pem', [...chain].reverse().join('') + leaf.keyPem));
  await expectLoaded(workbench, leaf, 'RSA 2048');
  await workbench.checkbox('Include certificate chain (x5c)').check();
  await describeV2(workbench);
  const { header } = decodeAssertion(await workbench.sign());
  expect(header['x5c']).toEqual(chain.map(certificateBase64));
});

test('A certificate that was renewed for the same key takes the place of the old one', async ({
  workbench,
  credentials,
}) => {
  await workbench.load(credentials.rsa);
  await expectLoaded(workbench, credentials.rsa, 'RSA 2048');
  const certificatePem = makeCertificatePem(credentials.rsa.keyPem, { subject: '/CN=renewed', days: 90 });
  await workbench.intake.choose(toFile('renewed.pem', certificatePem));
  await expectLoaded(workbench, { ...credentials.rsa, certificatePem }, 'RSA 2048');
});

test('A key that belongs to no certificate is a finding with both thumbprints, and the credential before it still signs', async ({
  workbench,
  credentials,
}) => {
  const { rsa, otherRsa, ec } = credentials;
  await workbench.load(rsa);
  await expectLoaded(workbench, rsa, 'RSA 2048');
  await workbench.intake.choose(toFile('key.pem', otherRsa.keyPem), toFile('cert.pem', ec.certificatePem));
  const finding = workbench.findings.withCode('credential/key-mismatch');
  await expect(finding).toHaveCount(1);
  await expect(finding).toHaveAttribute('data-severity', 'error');
  await expect(finding).toContainText(spkiSha256(otherRsa.keyPem));
  await expect(finding).toContainText(spkiSha256(ec.certificatePem));
  await expect(workbench.intake.output('x5t')).toHaveText(expectedCredential(rsa)['x5t'] ?? '');
  await expectSigns(workbench, rsa);

  await workbench.load(otherRsa);
  await expectLoaded(workbench, otherRsa, 'RSA 2048');
  await expect(finding).toHaveCount(0);
  await expectSigns(workbench, otherRsa);
});

test('A certificate that is not the key’s is a finding, also when it comes alone', async ({
  workbench,
  credentials,
}) => {
  const { rsa, otherRsa } = credentials;
  await workbench.load(rsa);
  await workbench.intake.choose(toFile('other.pem', otherRsa.certificatePem));
  await expect(workbench.findings.withCode('credential/key-mismatch')).toContainText(
    spkiSha256(otherRsa.certificatePem),
  );
  await expectSigns(workbench, rsa);
});

test('A key alone is enough for a server that goes by kid, and stays so when a stranger’s certificate arrives', async ({
  workbench,
  credentials,
}) => {
  await workbench.intake.choose(toFile('key.pem', credentials.ec.keyPem));
  await workbench.choose({ 'Authorization server': 'Generic OpenID Connect' });
  await workbench.fill({ 'Token endpoint': 'https://as.example.com/token', 'Client ID': 'daemon' });
  await verifyWithJose(await workbench.sign(), credentials.ec.certificatePem);
  await workbench.intake.choose(toFile('cert.pem', credentials.rsa.certificatePem));
  await expect(workbench.findings.withCode('credential/key-mismatch')).toHaveCount(1);
  await verifyWithJose(await workbench.sign(), credentials.ec.certificatePem);
});

test('One click on the example gives a finished request with a key of its own', async ({ workbench }) => {
  const assertion = await workbench.nextAssertion(() => workbench.button('Try an example').click());
  const { header, claims } = decodeAssertion(assertion);
  expect(await workbench.intake.output('Key').textContent()).toBe('RSA 2048');
  expect(await workbench.intake.output('x5t#S256').textContent()).toBe(header['x5t#S256']);
  expect(claims['iss']).toBe(await workbench.textbox('Client ID').inputValue());
  expect(await workbench.read('Request')).toContain(assertion);
  await expect(workbench.findings.errors()).toHaveCount(0);
});
