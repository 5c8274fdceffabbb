/** More than one key or certificate at a time: what belongs together is found, and the person decides what is used. */
import { makeCertificatePem, makeChain, openssl } from '../tools/openssl-fixtures';
import { clientId, describeV2, tenant } from './fixtures/entra';
import { toFile } from './fixtures/files';
import { decodeAssertion, expectedCredential, spkiSha256, verifyWithJose } from './fixtures/judge';
import { expectLoaded, expectSigns } from './fixtures/loaded';
import { expect, test } from './fixtures/test';
import type { Workbench } from './fixtures/workbench';

const mismatch = ({ findings }: Workbench) => findings.withCode('credential/key-mismatch');
const inUse = (workbench: Workbench) => workbench.select('Credential in use');

/** The one that has this subject among those to choose from. */
async function use(workbench: Workbench, subject: string): Promise<void> {
  const option = inUse(workbench).getByRole('option', { name: subject });
  await inUse(workbench).selectOption((await option.textContent()) ?? '');
}

test('A renewed certificate for the same key is in use at once, also when it expires before the old one', async ({
  workbench,
  credentials,
}) => {
  const { rsa } = credentials;
  const renewedPem = makeCertificatePem(rsa.keyPem, { subject: '/CN=renewed', days: 10 });
  await workbench.load(rsa);
  await expectLoaded(workbench, rsa, 'RSA 2048');
  await expect(inUse(workbench)).toHaveCount(0);
  await workbench.intake.choose(toFile('renewed.pem', renewedPem));
  await expectLoaded(workbench, { certificatePem: renewedPem }, 'RSA 2048');
  await expect(mismatch(workbench)).toHaveCount(0);
  await expect(inUse(workbench).getByRole('option')).toHaveCount(2);

  const thumbprintSigned = async () => {
    await describeV2(workbench);
    return decodeAssertion(await workbench.sign()).header['x5t#S256'];
  };
  expect(await thumbprintSigned()).toBe(expectedCredential({ certificatePem: renewedPem })['x5t#S256']);
  await use(workbench, 'CN=daemon.contoso.com');
  await expectLoaded(workbench, rsa, 'RSA 2048');
  expect(await thumbprintSigned()).toBe(expectedCredential(rsa)['x5t#S256']);
});

test('Both certificates of a key in one file: the one that is valid longer is in use, and no mismatch', async ({
  workbench,
  credentials,
}) => {
  const { keyPem, certificatePem } = credentials.rsa;
  const shorterPem = makeCertificatePem(keyPem, { subject: '/CN=shorter', days: 10 });
  await workbench.intake.choose(toFile('all.pem', shorterPem + keyPem + certificatePem));
  await expectLoaded(workbench, credentials.rsa, 'RSA 2048');
  await expect(mismatch(workbench)).toHaveCount(0);
});

test('Of two pairs the person chooses, on either view, and the chosen one signs', async ({
  workbench,
  credentials,
}) => {
  const { rsa, otherRsa } = credentials;
  const all = [otherRsa.certificatePem, rsa.keyPem, rsa.certificatePem, otherRsa.keyPem];
  await workbench.intake.choose(...all.map((pem, index) => toFile(`${index}.pem`, pem)));
  await expect(inUse(workbench).getByRole('option')).toHaveCount(2);
  await expect(mismatch(workbench)).toHaveCount(0);
  await use(workbench, 'CN=other.contoso.com');
  await expectLoaded(workbench, otherRsa, 'RSA 2048');
  await expectSigns(workbench, otherRsa);

  await workbench.visit('Credential');
  await expect(workbench.output('SPKI SHA-256')).toHaveText(spkiSha256(otherRsa.certificatePem));
  await use(workbench, 'CN=daemon.contoso.com');
  await expectLoaded(workbench, rsa, 'RSA 2048');
  await expect(workbench.output('SPKI SHA-256')).toHaveText(spkiSha256(rsa.certificatePem));
  await workbench.visit('Sign');
  await expect(workbench.page.getByText('made before the last change')).toBeVisible();
  await expectSigns(workbench, rsa);
});

test('A chain with a gap says which certificate is missing, and is whole when that comes', async ({
  workbench,
  page,
}) => {
  const { leaf, intermediatePem, rootPem } = makeChain();
  await workbench.intake.choose(toFile('chain.pem', rootPem + leaf.certificatePem + leaf.keyPem));
  await expectLoaded(workbench, leaf, 'RSA 2048');
  await workbench.visit('Credential');
  const chain = page.getByRole('list').filter({ hasText: 'daemon.contoso.com' }).getByRole('listitem');
  await expect(chain).toHaveText([
    /CN=daemon\.contoso\.com/,
    'Issued by CN=Intermediate, which is not loaded.',
  ]);
  await expect(mismatch(workbench)).toHaveCount(0);
  await workbench.intake.choose(toFile('intermediate.pem', intermediatePem));
  await expect(chain).toHaveText([/CN=daemon\.contoso\.com/, /CN=Intermediate/, /CN=Root/]);
  await expect(workbench.output('Self-signed')).toHaveText('no');
});

test('A certificate that belongs to nothing is a finding that can be dismissed', async ({
  workbench,
  credentials,
}) => {
  await workbench.load(credentials.rsa);
  await expectLoaded(workbench, credentials.rsa, 'RSA 2048');
  await workbench.intake.choose(toFile('stray.pem', credentials.ec.certificatePem));
  await expect(mismatch(workbench)).toHaveAttribute('data-severity', 'error');
  await expect(mismatch(workbench)).toContainText(spkiSha256(credentials.ec.certificatePem));
  await expectSigns(workbench, credentials.rsa);
  await expect(mismatch(workbench)).toHaveCount(1);
  await workbench.button('Dismiss').click();
  await expect(mismatch(workbench)).toHaveCount(0);
  await expect(workbench.button('Dismiss')).toHaveCount(0);
  await expectLoaded(workbench, credentials.rsa, 'RSA 2048');
  // Its key completes it all the same.
  await workbench.intake.choose(toFile('late.pem', credentials.ec.keyPem));
  await expectLoaded(workbench, credentials.ec, 'EC P-256');
});

test('The example makes room for a key and certificate of one’s own, and leaves nothing', async ({
  workbench,
  page,
  credentials,
}) => {
  await workbench.nextAssertion(() => workbench.button('Try an example').click());
  await expect(workbench.intake.output('Subject')).toHaveText('CN=throw-away example');
  await workbench.load(credentials.rsa);
  await expectLoaded(workbench, credentials.rsa, 'RSA 2048');
  await expect(inUse(workbench)).toHaveCount(0);
  await expect(mismatch(workbench)).toHaveCount(0);
  await expectSigns(workbench, credentials.rsa);
  await workbench.visit('Credential');
  await expect(page.getByText('throw-away example')).toHaveCount(0);
});

test('The example makes room for a certificate alone as well, which is no mismatch', async ({
  workbench,
  credentials,
}) => {
  await workbench.nextAssertion(() => workbench.button('Try an example').click());
  await workbench.intake.choose(toFile('cert.pem', credentials.rsa.certificatePem));
  await expect(workbench.intake.output('Subject')).toHaveText('CN=daemon.contoso.com');
  await expect(mismatch(workbench)).toHaveCount(0);
  await workbench.intake.choose(toFile('key.pem', credentials.rsa.keyPem));
  await expectLoaded(workbench, credentials.rsa, 'RSA 2048');
});

test('What was typed before the example was tried is kept, and only the rest is filled in', async ({
  workbench,
}) => {
  await workbench.fill({ Tenant: tenant, 'Claims overrides': '{"azp": "mine"}' });
  const assertion = await workbench.nextAssertion(() => workbench.button('Try an example').click());
  await expect(workbench.textbox('Tenant')).toHaveValue(tenant);
  await expect(workbench.textbox('Client ID')).not.toHaveValue('');
  const { claims } = decodeAssertion(assertion);
  expect(claims).toMatchObject({ azp: 'mine', iss: await workbench.textbox('Client ID').inputValue() });
  expect(await workbench.read('Request')).toContain(tenant);
  await workbench.textbox('Client ID').fill(clientId);
  await workbench.nextAssertion(() => workbench.button('Try an example').click());
  await expect(workbench.textbox('Client ID')).toHaveValue(clientId);
  await expect(inUse(workbench), 'one example at a time').toHaveCount(0);
});

test('Ten pairs in one file are ten to choose from, by subject', async ({ workbench, credentials }) => {
  const subjects = Array.from({ length: 10 }, (_, index) => `daemon-${index}`);
  const pairs = subjects.map((subject) => {
    const keyPem = openssl(['genpkey', '-algorithm', 'ED25519']).toString();
    return { keyPem, certificatePem: makeCertificatePem(keyPem, { subject: `/CN=${subject}` }) };
  });
  const certificates = pairs.map(({ certificatePem }) => certificatePem).reverse();
  await workbench.load(credentials.rsa);
  await workbench.intake.pasteText([...pairs.map(({ keyPem }) => keyPem), ...certificates].join(''));
  await expect(inUse(workbench).getByRole('option')).toHaveCount(11);
  await use(workbench, 'CN=daemon-7');
  const { certificatePem = '' } = pairs[7] ?? {};
  await expectLoaded(workbench, { certificatePem }, 'Ed25519');
  await workbench.choose({ 'Authorization server': 'Generic OpenID Connect' });
  await workbench.fill({ 'Token endpoint': 'https://as.example.com/token', 'Client ID': 'daemon' });
  await verifyWithJose(await workbench.sign(), certificatePem);
});
