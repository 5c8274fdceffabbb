import fc from 'fast-check';
import { expect, test } from 'vitest';
import { makeCredential, pemToDer } from '../../../tools/openssl-fixtures';
import { parseCertificate } from '../x509/certificate';
import { thumbprintPipelineOf, type OctetGroup } from './thumbprint-pipeline';

const octetsOf = (groups: readonly OctetGroup[]) => groups.flatMap(({ octets }) => octets);
const charactersOf = (groups: readonly OctetGroup[]) => groups.map(({ characters }) => characters).join('');
const base64url = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

test('the groups of a digest are its octets and its base64url, and each character is six of its bits', () => {
  const digests = fc.constantFrom(20, 32).chain((n) => fc.uint8Array({ minLength: n, maxLength: n }));
  fc.assert(
    fc.property(digests, (digest) => {
      const { digest: groups, file } = thumbprintPipelineOf(digest);
      expect(file).toBeUndefined();
      expect(octetsOf(groups)).toEqual([...digest]);
      expect(charactersOf(groups)).toBe(Buffer.from(digest).toString('base64url'));
      const spelled = groups.flatMap(({ sextets }) => sextets.map((six) => base64url[six])).join('');
      expect(spelled).toBe(charactersOf(groups));
    }),
  );
});

test('of a certificate, the beginning and the end of its DER and of its PEM', async () => {
  const { certificatePem, certificateDer } = makeCredential('P-256');
  const certificate = await parseCertificate(pemToDer(certificatePem));
  const { file } = thumbprintPipelineOf(Buffer.alloc(20), certificate);
  const body = certificatePem.replace(/-----.*-----|\s/g, '');
  expect(file?.octets).toBe(certificateDer.length);
  expect(octetsOf(file?.begin ?? [])).toEqual([...certificateDer.subarray(0, 15)]);
  expect(body.startsWith(charactersOf(file?.begin ?? []))).toBe(true);
  const end = octetsOf(file?.end ?? []);
  expect(end).toEqual([...certificateDer.subarray(-end.length)]);
  expect(file?.end[0]?.offset).toBe(certificateDer.length - end.length);
  expect(body.endsWith(charactersOf(file?.end ?? []))).toBe(true);
});
