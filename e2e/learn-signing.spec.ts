/** The lesson on signing: segments, blocks and the key in the certificate, octet by octet, by node:crypto's and OpenSSL's account. */
import { verify, constants } from 'node:crypto';
import type { Page } from '@playwright/test';
import { openssl } from '../tools/openssl-fixtures';
import { bytesOf, digest, hex } from './fixtures/lessons';
import { expectPkcs1Block, expectPssBlock } from './fixtures/signature-figures';
import { expect, test } from './fixtures/test';

const group = (page: Page, name: string) => page.getByRole('group', { name, exact: true });
const textOf = async (page: Page, name: string) => (await group(page, name).textContent()) ?? '';

test('What is signed: each segment as text, bytes and characters, and each member where Node finds it', async ({
  lessons,
  workbench,
  page,
}) => {
  await lessons.certificate();
  await lessons.at('signing', 2);
  const input = await workbench.read('Signing input');
  const signature = bytesOf(await workbench.read('Signature in hex'));
  const token = `${input}.${signature.toString('base64url')}`;
  await lessons.at('signing', 1);
  for (const [index, name] of ['header', 'claims', 'signature'].entries()) {
    await group(page, 'Segment')
      .getByRole('button', { name: new RegExp(`^${name}`) })
      .click();
    // RS256 is deterministic: the token of this step is the one of the next.
    const encoded = token.split('.')[index] ?? '';
    const octets = Buffer.from(encoded, 'base64url');
    expect(await textOf(page, 'Base64url of the segment')).toBe(encoded);
    expect(hex(bytesOf(await textOf(page, 'Bytes of the segment')))).toBe(hex(octets));
    await expect(group(page, 'Segment').getByRole('button', { name: new RegExp(`^${name}`) })).toContainText(
      String(octets.length),
    );
    const heading = (title: string) => page.getByRole('heading', { level: 3, name: title });
    const offset = token.split('.').slice(0, index).join('.').length + (index > 0 ? 1 : 0);
    await expect(heading('Base64url')).toContainText(
      `${encoded.length} characters, from character ${offset} of the token on`,
    );
    await expect(heading('Bytes')).toContainText(
      `${octets.length} of ${name === 'signature' ? 'the signature' : 'UTF-8'}, in hex`,
    );
    if (name === 'signature') continue;
    const json = octets.toString();
    expect(await textOf(page, 'Text of the segment')).toBe(json);
    await expect(heading('Text')).toContainText(`${json.length} characters`);
    for (const [member, value] of Object.entries(JSON.parse(json) as Record<string, unknown>)) {
      const written = `${JSON.stringify(member)}:${JSON.stringify(value)}`;
      const from = octets.indexOf(written);
      const to = from + Buffer.byteLength(written);
      const [first, last] = [Math.floor((from * 8) / 6), Math.ceil((to * 8) / 6) - 1];
      await page
        .getByRole('option', {
          name: `${member}, bytes ${from} to ${to - 1}, characters ${first} to ${last}`,
          exact: true,
        })
        .click();
      // Bits of the outermost characters that are of the neighbours.
      const [before, after] = [(from * 8) % 6, (last + 1) * 6 - to * 8];
      const article = page.getByRole('article');
      await expect(article).toContainText(`${to - from} bytes in ${last - first + 1} characters.`);
      await expect(article).toContainText(
        before > 0
          ? `${before} of its 6 bits are of the byte before.`
          : 'It begins where a character begins.',
      );
      await expect(article).toContainText(
        after > 0 ? `${after} of its bits are of the byte after.` : 'It ends where a character ends.',
      );
    }
  }
});

test('RS256 and PS256: digest, block, mask, salt and hash are what OpenSSL and node:crypto find', async ({
  lessons,
  workbench,
  page,
}) => {
  const { x509 } = await lessons.certificate();
  const key = x509.publicKey;
  const { publicExponent, modulusLength } = key.asymmetricKeyDetails ?? {};
  for (const [step, alg] of [
    [2, 'RS256'],
    [3, 'PS256'],
  ] as const) {
    await lessons.at('signing', step);
    const input = await workbench.read('Signing input');
    const signature = bytesOf(await workbench.read('Signature in hex'));
    const padding = alg === 'PS256' ? { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 32 } : {};
    expect(verify('sha256', Buffer.from(input), { key, ...padding }, signature)).toBe(true);
    expect(hex(bytesOf(await workbench.read('Digest of the signing input')))).toBe(
      hex(digest('sha256', input)),
    );
    const article = page.getByRole('article');
    await expect(article).toContainText(`${Buffer.byteLength(input)} bytes of ASCII`);
    await expect(article).toContainText(`signature^${publicExponent} mod n`);
    await expect(article).toContainText(`${(modulusLength ?? 0) / 8} bytes, ${alg}`);
    await expect(workbench.output('Comparison')).toContainText('verification: valid.');
    if (alg === 'RS256') {
      await expectPkcs1Block(page, key, signature, input);
      await workbench.button('Sign again').click();
      await expect(page.getByText('signed 2 times')).toBeVisible();
      await expect
        .poll(async () => bytesOf(await workbench.read('Signature in hex')).equals(signature))
        .toBe(true);
      continue;
    }
    const salt = await expectPssBlock(page, key, signature, input);
    await workbench.button('Sign again').click();
    await expect
      .poll(async () => bytesOf(await workbench.read('Signature in hex')).equals(signature))
      .toBe(false);
    const again = bytesOf(await workbench.read('Signature in hex'));
    expect((await expectPssBlock(page, key, again, input)).equals(salt)).toBe(false);
  }
});

test('The key that verifies: marked is the SubjectPublicKeyInfo, and every range is where asn1parse has it', async ({
  lessons,
  workbench,
  page,
}) => {
  const { der, x509 } = await lessons.certificate();
  await lessons.at('signing', 4);
  await expect(page.getByRole('heading', { level: 3, name: 'Bytes' })).toContainText(
    `${der.length.toLocaleString('en')} in hex`,
  );
  expect(hex(bytesOf(await textOf(page, 'Bytes of the certificate')))).toBe(hex(der));
  const spki = x509.publicKey.export({ type: 'spki', format: 'der' });
  const place = (start: number, length: number) => `bytes ${start} to ${start + length - 1}`;
  await expect(workbench.output('Place')).toHaveText(place(der.indexOf(spki), spki.length));
  const parsed = openssl(['asn1parse', '-inform', 'DER'], { input: der }).toString();
  const elements = [...parsed.matchAll(/^\s*(\d+):d=(\d+)\s+hl=(\d)\s+l=\s*(\d+)/gm)].map((line) => {
    const [offset = 0, depth = 0, header = 0, length = 0] = line.slice(1).map(Number);
    return { offset, depth, header, length };
  });
  // RFC 5280 §4.1: tbsCertificate, signatureAlgorithm, signatureValue; in the first, [0], serial number, algorithm, names and times between them.
  const [whole] = elements;
  const [tbs, , value] = elements.filter(({ depth }) => depth === 1);
  const inTbs = elements.filter(({ depth, offset }) => depth === 2 && offset < (value?.offset ?? 0));
  const [, , , , validity, subject, publicKey] = inTbs;
  for (const [range, element] of [
    ['hashed for the thumbprint', whole],
    ['signed by the issuer', tbs],
    ['validity', validity],
    ['subject', subject],
    ['public key', publicKey],
    ['the issuer’s signature', value],
  ] as const) {
    const { offset = -1, header = 0, length = 0 } = element ?? {};
    await group(page, 'Ranges').getByRole('button', { name: range, exact: true }).click();
    await expect(workbench.output('Place'), range).toHaveText(place(offset, header + length));
    const article = page.getByRole('article');
    await expect(article).toContainText(`${header} bytes of tag`);
    await expect(article).toContainText(`${length.toLocaleString('en')} bytes of content.`);
    if (range !== 'hashed for the thumbprint') continue;
    for (const name of ['sha1', 'sha256'])
      await expect(page.getByRole('definition').filter({ hasText: hex(digest(name, der)) })).toHaveCount(1);
  }
});
