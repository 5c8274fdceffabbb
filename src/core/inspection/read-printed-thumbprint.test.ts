import { beforeAll, describe, expect, test } from 'vitest';
import { pemToDer } from '../../../tools/openssl-fixtures';
import {
  hexOf,
  makeMistakenSubject,
  mistakesInX5t,
  sha1,
  type MistakenSubject,
} from '../../../tools/thumbprint-fixtures';
import { knownDigestsOf, type KnownDigests } from '../thumbprint/known-digests';
import type { ThumbprintReading } from '../thumbprint/thumbprint-reading';
import { parseCertificate } from '../x509/certificate';
import { inspectThumbprint } from './inspect-thumbprint';

let subject: MistakenSubject;
let loaded: KnownDigests;

beforeAll(async () => {
  subject = makeMistakenSubject();
  const pems = [subject.pem, subject.chainPem];
  loaded = await knownDigestsOf(await Promise.all(pems.map((pem) => parseCertificate(pemToDer(pem)))));
});

const codesOf = ({ mistakes }: ThumbprintReading) => mistakes.map(({ code }) => code);
const errorsOf = ({ mistakes }: ThumbprintReading) =>
  mistakes.filter(({ severity }) => severity === 'error').map(({ code }) => code);
describe('an error of Microsoft Entra ID', () => {
  const errorWith = (hex: string) =>
    `AADSTS700027: The certificate with identifier used to sign the client assertion is not registered on application. [Reason - The key was not found., Thumbprint of key used by client: '${hex}', Please visit the Azure Portal, Graph Explorer or directly use MS Graph to see configured keys for app Id 'f17bb8a5-2bef-4ad5-a83f-cd7113449fc2'.`;

  test.each(mistakesInX5t.filter(([code]) => code.startsWith('x5t/') && code !== 'x5t/missing'))(
    '%s: %s is found again from what it prints, in text and in JSON',
    async (code, how, make) => {
      const x5t = make(subject);
      const octets = Buffer.from(x5t, 'base64url');
      if (how.includes('as it is') && x5t.includes(':')) return;
      const text = errorWith(hexOf(octets));
      for (const pasted of [text, JSON.stringify({ error: 'invalid_client', error_description: text })]) {
        const reading = await inspectThumbprint(pasted, loaded);
        const found = reading.mistakes.filter(({ severity }) => severity !== 'note').map((one) => one.code);
        expect(found, how).toEqual([code]);
        expect(reading.origin).toBe('error');
        expect(reading.sent).toBe(octets.toString('base64url'));
      }
    },
  );

  test('with a right thumbprint has no mistake: the certificate is not where the server looks', async () => {
    const reading = await inspectThumbprint(errorWith(hexOf(sha1(subject.der))), loaded);
    expect(reading.mistakes).toEqual([]);
    expect(reading.meaning).toMatchObject({ of: 'certificate', from: 'loaded' });
  });

  test('without a thumbprint: none was sent', async () => {
    const text =
      'AADSTS700027: Client assertion failed signature validation. [Reason - The key was not found., Please visit';
    expect(errorsOf(await inspectThumbprint(text))).toEqual(['x5t/missing']);
  });

  test('about something else names no thumbprint', async () => {
    expect(errorsOf(await inspectThumbprint('AADSTS700016: Application not found'))).toEqual([
      'thumbprint/not-a-digest',
    ]);
  });

  test('StackOverflow 79652135', async () => {
    const printed =
      '444235451108D510CCD8C4CCD4C0C91508C11104C4DCD914D910DCDCC918C4C510E4E4DD1504DCE4C4E50D0828';
    const reading = await inspectThumbprint(errorWith(printed));
    expect(codesOf(reading)).toEqual(['x5t/hex-text-with-newline']);
    expect(reading.sent).toBe('REI1RREI1RDM2MTM1MDJFQjBEQTE3NkU2RDc3MkYxMUQ5OTdFQTc5MTlDQgo');
  });
});
