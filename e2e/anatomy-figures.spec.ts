/** The anatomy of a signature in Sign: blocks, numbers and salts of one's own keys, by node:crypto's and OpenSSL's account. */
import { createPublicKey, verify } from 'node:crypto';
import { makeCredential, openssl, type CredentialFixture } from '../tools/openssl-fixtures';
import { verifyWithJose } from './fixtures/judge';
import { bytesOf, digest, hex } from './fixtures/lessons';
import { expectPkcs1Block, expectPssBlock } from './fixtures/signature-figures';
import { expect, test } from './fixtures/test';
import type { Workbench } from './fixtures/workbench';

interface Signed {
  readonly input: string;
  readonly signature: Buffer;
}

/** Signs as a generic server takes it, and opens the anatomy of the signature. */
async function openSignature(workbench: Workbench, own: CredentialFixture, alg: string): Promise<Signed> {
  await workbench.load(own);
  await workbench.choose({ 'Authorization server': 'Generic OpenID Connect' });
  await workbench.select('Algorithm').selectOption({ value: alg });
  await workbench.fill({ 'Token endpoint': 'https://as.example.com/token', 'Client ID': 'daemon' });
  const assertion = await workbench.sign();
  await verifyWithJose(assertion, own.certificatePem);
  await workbench.page.getByText('Every byte of the assertion, its certificate and its signature').click();
  await workbench.page
    .getByRole('group', { name: 'Anatomy of', exact: true })
    .getByRole('button', { name: 'Signature', exact: true })
    .click();
  const dot = assertion.lastIndexOf('.');
  const signed = {
    input: assertion.slice(0, dot),
    signature: Buffer.from(assertion.slice(dot + 1), 'base64url'),
  };
  await expect(workbench.output('Comparison')).toContainText('verification: valid.');
  expect(await workbench.read('Signing input')).toBe(signed.input);
  expect(hex(bytesOf(await workbench.read('Signature in hex')))).toBe(hex(signed.signature));
  const anatomy = workbench.page.getByRole('main');
  await expect(anatomy).toContainText(`${signed.input.length} bytes of ASCII`);
  await expect(anatomy).toContainText(`${signed.signature.length} bytes, ${alg}`);
  return signed;
}

const number = (octets: Buffer) => BigInt(`0x${octets.toString('hex')}`);
const littleEndian = (octets: Buffer) => number(Buffer.from(octets.toReversed()));

for (const alg of ['RS256', 'PS256'] as const) {
  test(`Every part of the block of ${alg} has its octets and its place`, async ({
    workbench,
    page,
    credentials,
  }) => {
    const { input, signature } = await openSignature(workbench, credentials.rsa, alg);
    const key = createPublicKey(credentials.rsa.certificatePem);
    const expectBlock = alg === 'RS256' ? expectPkcs1Block : expectPssBlock;
    await expectBlock(page, key, signature, input);
  });
}

test('ES256: u1 and u2 solve what FIPS 186-5 asks with the order that OpenSSL prints, and x is r', async ({
  workbench,
  credentials,
}) => {
  const { input, signature } = await openSignature(workbench, credentials.ec, 'ES256');
  const shown = async (name: string) => bytesOf(await workbench.read(name));
  const [r, s] = [signature.subarray(0, 32), signature.subarray(32)];
  expect([hex(await shown('r')), hex(await shown('s'))]).toEqual([hex(r), hex(s)]);
  const e = digest('sha256', input);
  expect(hex(await shown('Digest of the signing input'))).toBe(hex(e));
  const printed = openssl(['ecparam', '-name', 'prime256v1', '-param_enc', 'explicit', '-text', '-noout']);
  const order = number(bytesOf(/Order:\s*([0-9a-f:\s]+)/.exec(printed.toString())?.[1] ?? ''));
  const [u1, u2] = [await shown('u1 = e / s mod n'), await shown('u2 = r / s mod n')];
  expect((number(u1) * number(s)) % order).toBe(number(e) % order);
  expect((number(u2) * number(s)) % order).toBe(number(r));
  // That the point's x is r is what a verifier checks, and OpenSSL finds the signature good.
  const key = { key: credentials.ec.certificatePem, dsaEncoding: 'ieee-p1363' as const };
  expect(verify('sha256', Buffer.from(input), key, signature)).toBe(true);
  expect(hex(await shown('x of u1·G + u2·Q'))).toBe(hex(r));
  await expect(workbench.output('x and r')).toHaveText('equal');
});

test('EdDSA: R and S are the signature, k is the digest that RFC 8032 asks; the points are left to the browser', async ({
  workbench,
}) => {
  const own = makeCredential('Ed25519');
  const { input, signature } = await openSignature(workbench, own, 'EdDSA');
  const shown = async (name: string) => bytesOf(await workbench.read(name));
  const [r, s] = [signature.subarray(0, 32), signature.subarray(32)];
  expect([hex(await shown('R')), hex(await shown('S'))]).toEqual([hex(r), hex(s)]);
  const { x } = createPublicKey(own.certificatePem).export({ format: 'jwk' });
  const hashed = digest(
    'sha512',
    Buffer.concat([r, Buffer.from(String(x), 'base64url'), Buffer.from(input)]),
  );
  const order = 2n ** 252n + 27742317777372353535851937790883648493n;
  expect(littleEndian(await shown('k'))).toBe(littleEndian(hashed) % order);
  expect(verify(null, Buffer.from(input), own.certificatePem, signature)).toBe(true);
  await expect(workbench.output('Comparison')).toContainText('The page does not compute these two points');
});
