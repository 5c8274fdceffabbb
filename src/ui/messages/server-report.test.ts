import { beforeAll, describe, expect, test } from 'vitest';
import { makeImportedCredential, type ImportedFixture } from '../../../tools/credential-fixtures';
import { serverMistakes } from '../../../tools/server-mistakes';
import { submit } from '../../../tools/submission-fixtures';
import { checkAsServer } from '../../core/inspection/check-as-server';
import { compareAssertions } from '../../core/inspection/compare-assertions';
import { decodeCompact } from '../../core/jose/decode-compact';
import { explainDifference } from './assertion-differences';
import { serverReport } from './server-report';

let daemon: ImportedFixture;
let other: ImportedFixture;

beforeAll(async () => {
  daemon = await makeImportedCredential('RSA-2048');
  other = await makeImportedCredential('RSA-2048', { subject: '/CN=other' });
});

describe('the report for a ticket', () => {
  test('has every check, what failed with its evidence, and the answer', async () => {
    const submission = await submit(daemon, {
      profile: 'entra-v1',
      chain: [other.certificate],
      signer: other,
    });
    const report = serverReport(await checkAsServer(submission), submission);
    expect(report).toContain('Checked as   Microsoft Entra ID (v1.0)');
    expect(report).toMatch(/ 6\. passed {7}The server accepts alg/);
    expect(report).toMatch(/ 7\. FAILED {7}The header leads to a registered key/);
    expect(report).toContain(`Corrected: ${daemon.certificate.thumbprints.x5t}`);
    expect(report).toMatch(/ 9\. not reached {2}The signature verifies/);
    expect(report).toContain(`AADSTS700027: The certificate with identifier`);
    expect(report).toContain(`Thumbprint of key used by client: '${other.certificate.thumbprints.sha1}'`);
    expect(report).toContain(`SHA-1 ${daemon.certificate.thumbprints.sha1}`);
  });

  test('has no token, no signature and no secret, whatever is wrong', async () => {
    for (const [what, profile, , , bend] of serverMistakes) {
      const bent = bend(daemon, other);
      const submission = await submit(daemon, {
        profile,
        ...bent,
        parameters: { client_secret: 'Sup3r+secret', ...(bent.parameters ?? {}) },
      });
      const report = serverReport(await checkAsServer(submission), submission);
      for (const segment of submission.compact.split('.').filter((one) => one.length > 60))
        expect(report, what).not.toContain(segment.slice(0, 60));
      expect(report, what).not.toMatch(/\bey[\w-]{20}/);
      expect(report, what).not.toContain('Sup3r');
      expect(report, what).not.toMatch(/undefined|NaN|\[object/);
    }
  });

  test('leaves a token out that stands where it should not', async () => {
    const submission = await submit(daemon, { profile: 'adfs' });
    const within = {
      jti: submission.compact,
      aud: `https://x/${submission.compact}`,
      iss: 'x'.repeat(5000),
      sub: '\u202e\u0007',
    };
    const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const token = decodeCompact(
      `${encode({ alg: 'RS256', x5t: submission.compact })}.${encode(within)}.AAAA`,
    );
    const report = serverReport(await checkAsServer({ ...submission, token }), { ...submission, token });
    expect(report).not.toMatch(/\bey[\w-]{20}/);
    expect(report).not.toContain('x'.repeat(200));
    expect(report).not.toMatch(/[\u0007\u202e]/);
    expect(report).toContain('[a token, left out]');
  });
});

test('every difference between a request that works and one that does not has a sentence', async () => {
  for (const [what, profile, , , bend] of serverMistakes) {
    const [good, bad] = [
      await submit(daemon, { profile }),
      await submit(daemon, { profile, ...bend(daemon, other) }),
    ];
    for (const difference of compareAssertions(bad.token, good.token, good.profile)) {
      const told = explainDifference(difference);
      expect(`${told.what} ${told.next}`, what).not.toMatch(/undefined|NaN|\[object/);
    }
  }
});
