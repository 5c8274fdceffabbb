import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { makeImportedCredential } from '../../tools/credential-fixtures';
import type { LessonSubject } from './lesson-bench.svelte';
import { wrongThumbprints } from './wrong-thumbprints';

test('the four spellings are those that node:crypto makes of both certificates', async () => {
  const [mine, another] = [await makeImportedCredential('P-256'), await makeImportedCredential('P-256')];
  const subject = { certificate: mine.certificate, other: { chain: [another.certificate] } };
  const digest = (name: string, octets: Buffer) => createHash(name).update(octets).digest();
  const sha1 = digest('sha1', mine.certificateDer);
  const upper = (octets: Buffer) => octets.toString('hex').toUpperCase();
  const expected = [
    ['right', sha1, undefined],
    ['sha-256', digest('sha256', mine.certificateDer), 'x5t/sha256-in-x5t'],
    ['other-certificate', digest('sha1', another.certificateDer), undefined],
    ['hex-text', Buffer.from(upper(sha1)), 'x5t/hex-text'],
  ] as const;
  expect(wrongThumbprints(subject as unknown as LessonSubject)).toEqual(
    expected.map(([way, octets, mistake]) => ({
      way,
      x5t: octets.toString('base64url'),
      octets: octets.length,
      printed: upper(octets),
      mistake,
    })),
  );
});
