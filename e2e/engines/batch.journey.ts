/** A batch, in every engine, on a host and from the disk: some hand its key on to workers, and some sign with threads of their own. */
import { createPublicKey, verify } from 'node:crypto';
import { clientId, tenant } from '../fixtures/entra';
import type { BatchLine } from '../fixtures/batching';
import { engineTest, expect, inBothPlaces } from './engine-test';
import { sameCredential } from './same-credential';

inBothPlaces(() => {
  engineTest('A batch has one assertion after the other, each signed', async ({ workbench, disk, saved }) => {
    const rsa = sameCredential();
    await workbench.give(disk('key.pem', rsa.keyPem), disk('cert.pem', rsa.certificatePem));
    await workbench.choose({ 'Authorization server': 'Microsoft Entra ID (v1.0)' });
    await workbench.fill({
      Tenant: tenant,
      'Client ID': clientId,
      Resource: 'https://graph.microsoft.com',
    });
    await workbench.tab.run(() => {
      for (const summary of document.querySelectorAll('summary'))
        if (summary.textContent.includes('Many assertions at once')) summary.click();
    });
    await workbench.fill({ 'Number of assertions': '300', 'Stagger (seconds)': '1' });
    await workbench.click('button', 'Make batch');
    const lines = (await saved('Download batch.jsonl')).toString().trimEnd().split('\n');
    const entries = lines.map((line) => JSON.parse(line) as BatchLine);
    expect(entries).toHaveLength(300);
    expect(new Set(entries.map(({ jti }) => jti)).size).toBe(300);
    const publicKey = createPublicKey(rsa.certificatePem);
    for (const [index, { iat, client_assertion: assertion }] of entries.entries()) {
      expect(iat).toBe((entries[0]?.iat ?? 0) + index);
      const [header, claims, signature = ''] = assertion.split('.');
      const input = Buffer.from(`${header}.${claims}`);
      expect(verify('sha256', input, publicKey, Buffer.from(signature, 'base64url'))).toBe(true);
    }
  });
});
