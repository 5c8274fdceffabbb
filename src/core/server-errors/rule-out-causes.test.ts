import { expect, test } from 'vitest';
import { claimsAt, now, outOfTime } from '../../../tools/server-error-fixtures';
import { makeCredential } from '../../../tools/openssl-fixtures';
import { hexOfSha1 } from '../../../tools/jws-fixtures';
import { parseCertificate } from '../x509/certificate';
import { diagnoseServerError } from './diagnose-server-error';

test('a thumbprint that is right is no cause any more', async () => {
  const credential = makeCredential('RSA-2048');
  const certificate = await parseCertificate(new Uint8Array(credential.certificateDer));
  const text = `AADSTS700027: Client assertion contains an invalid signature. [Reason - The key was not found., Thumbprint of key used by client: '${hexOfSha1(credential)}']`;
  const alone = await diagnoseServerError(text);
  expect(alone?.causes[0]).toBe('cause/thumbprint-wrong');
  const held = await diagnoseServerError(text, { certificates: [certificate] });
  expect(held?.conclusions[0]?.code).toBe('error/thumbprint-is-right');
  expect(held?.causes[0]).toBe('cause/certificate-not-registered');
  expect(held?.causes).not.toContain('cause/thumbprint-wrong');
});

test('an assertion that has expired is not one that begins later', async () => {
  const expired = await diagnoseServerError(outOfTime(claimsAt(now - 4711)));
  expect(expired?.causes).toContain('cause/assertion-kept-too-long');
  expect(expired?.causes).not.toContain('cause/not-yet-valid');
  const early = await diagnoseServerError(outOfTime(claimsAt(now + 4711)));
  expect(early?.causes).toContain('cause/not-yet-valid');
  expect(early?.causes).not.toContain('cause/assertion-kept-too-long');
});

test('of a code of AD FS that is not known here, the event log knows more', async () => {
  const { telling, causes } = (await diagnoseServerError('MSIS1234: whatever')) ?? {};
  expect([telling, causes]).toEqual([undefined, ['cause/adfs-event-log']]);
});
