/** Files that nobody here made, through the real page: the right key and certificate, or the right refusal, row by row. */
import { certificatesOf, complaintsAbout, corpusRows, hasCorpus, type CorpusRow } from '../tools/corpus';
import { makeCredential, openssl } from '../tools/openssl-fixtures';
import { encryptPkcs8, makePfx, sha256, spkiSha256 } from '../tools/password-fixtures';
import { outcomeInPage } from './fixtures/corpus-in-page';
import { expect, test } from './fixtures/test';
import type { Workbench } from './fixtures/workbench';

/** Where the corpus is missing. */
function freshRows(): readonly CorpusRow[] {
  const { keyPem, certificatePem, certificateDer } = makeCredential('RSA-2048');
  const weakPem = openssl(['genrsa', '1024']).toString();
  const p7b = openssl(['crl2pkcs7', '-nocrl', '-certfile', 'c'], { files: { c: certificatePem } });
  const ofKey = (pem: string) => ({ key_spki_sha256: spkiSha256(pem) });
  const ofCertificate = { cert_sha256: sha256(certificateDer), all_cert_sha256: sha256(certificateDer) };
  const row = (path: string, content: string | Uint8Array, rest: Partial<CorpusRow>): CorpusRow => ({
    path,
    base64: Buffer.from(content).toString('base64'),
    format: path,
    password: '',
    outcome: 'accept',
    ...rest,
  });
  const pair = { keyPem, certificates: certificatePem };
  return [
    row('fresh.pem', keyPem, ofKey(keyPem)),
    row('fresh-weak.pem', weakPem, { outcome: 'accept-weak', ...ofKey(weakPem) }),
    row('fresh.cer', certificateDer, { outcome: 'accept-cert', ...ofCertificate }),
    row('fresh.p7b', p7b, { outcome: 'cert-only', ...ofCertificate }),
    row('fresh.pfx', makePfx({ ...pair, password: '' }), { ...ofKey(keyPem), ...ofCertificate }),
    row('fresh-legacy.pfx', makePfx({ ...pair, password: 'secret', args: ['-legacy'] }), {
      password: 'secret',
      ...ofKey(keyPem),
      ...ofCertificate,
    }),
    row('fresh-scrypt.pem', encryptPkcs8(keyPem, 'secret', ['-scrypt']), {
      password: 'secret',
      ...ofKey(keyPem),
    }),
  ];
}

async function complaintsInPage(workbench: Workbench, row: CorpusRow): Promise<readonly string[]> {
  const outcome = await outcomeInPage(workbench, row);
  const expectedCount = certificatesOf(row).length;
  // Of several certificates the page shows the digest of the leaf.
  const shownOfRow = row.cert_sha256 ? { ...row, all_cert_sha256: row.cert_sha256 } : row;
  const isComplete = outcome.certificateCount === 0 || outcome.certificateCount === expectedCount;
  return [
    ...complaintsAbout(shownOfRow, outcome),
    ...outcome.keys.flatMap(({ jwkThumbprint }) => (jwkThumbprint ? [] : ['no JWK thumbprint is shown'])),
    ...(isComplete ? [] : [`${outcome.certificateCount} certificates, not ${expectedCount}`]),
  ];
}

test('Every file of the corpus is opened in the browser with the digests that OpenSSL finds, or refused by name', async ({
  workbench,
}) => {
  test.setTimeout(240_000);
  const rows = hasCorpus ? corpusRows : freshRows();
  const wrong: string[] = [];
  for (const row of rows) {
    const complaints = await complaintsInPage(workbench, row);
    if (complaints.length > 0) wrong.push(`${row.path}: ${complaints.join('; ')}`);
    await workbench.button('Forget everything').click();
    await expect(workbench.intake.output('Key')).toHaveCount(0);
  }
  console.log(`corpus in Chromium: ${rows.length - wrong.length} of ${rows.length} rows hold`);
  expect(wrong).toEqual([]);
  expect(rows.length).toBe(hasCorpus ? 138 : freshRows().length);
  expect(await workbench.read('Network requests')).toBe('0');
});
