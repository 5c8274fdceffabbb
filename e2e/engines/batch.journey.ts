/** A batch, in every engine, on a host and from the disk: each hands the key on to workers. */
import { createPublicKey, verify } from 'node:crypto';
import { makeCredential } from '../../tools/openssl-fixtures';
import type { BatchLine } from '../fixtures/batching';
import { engineTest, expect, inBothPlaces } from './engine-test';
import { sameCredential } from './same-credential';

const keys = [
  ['RS256', 'sha256', sameCredential],
  ['ES256', 'sha256', () => makeCredential('P-256')],
  ['EdDSA', null, () => makeCredential('Ed25519')],
] as const;

/** Counts what workers answer, before there are any. */
function countAnswers(): void {
  const counted = { answers: 0 };
  Object.assign(window, { counted });
  const count = () => counted.answers++;
  window.Worker = class extends Worker {
    constructor(address: string | URL) {
      super(address);
      this.addEventListener('message', count);
    }
  };
}

inBothPlaces(() => {
  engineTest(
    'A batch has one assertion after the other, each signed by a worker',
    async ({ workbench, disk, saved }) => {
      await workbench.choose({ 'Authorization server': 'Generic OpenID Connect' });
      await workbench.fill({ 'Token endpoint': 'https://as.example.com/token', 'Client ID': 'daemon' });
      await workbench.tab.run(countAnswers);
      await workbench.tab.run(() => {
        for (const summary of document.querySelectorAll('summary'))
          if (summary.textContent.includes('Many assertions at once')) summary.click();
      });
      await workbench.fill({ 'Number of assertions': '100', 'Stagger (seconds)': '1' });
      let answers = 0;
      for (const [alg, hash, credential] of keys) {
        const { keyPem, certificatePem } = credential();
        await workbench.give(disk(`${alg}.pem`, keyPem + certificatePem));
        await workbench.choose({ Algorithm: alg });
        await workbench.click('button', 'Make batch');
        const lines = (await saved('Download batch.jsonl')).toString().trimEnd().split('\n');
        const entries = lines.map((line) => JSON.parse(line) as BatchLine);
        expect(new Set(entries.map(({ jti }) => jti)).size).toBe(100);
        const key = { key: createPublicKey(certificatePem), dsaEncoding: 'ieee-p1363' as const };
        for (const [index, { iat, client_assertion: assertion }] of entries.entries()) {
          expect(iat).toBe((entries[0]?.iat ?? 0) + index);
          const [header, claims, signature = ''] = assertion.split('.');
          const input = Buffer.from(`${header}.${claims}`);
          expect(verify(hash, input, key, Buffer.from(signature, 'base64url'))).toBe(true);
        }
        const before = answers;
        answers = await workbench.tab.run(
          () => (window as unknown as { counted: { answers: number } }).counted.answers,
        );
        // A hundred in groups of sixteen, and one for the key from each worker.
        expect(answers - before, alg).toBeGreaterThan(7);
      }
    },
  );
});
