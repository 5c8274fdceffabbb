/** `Keep offline` in every engine: the host stops, and the page opens and signs; it is told to go, and has gone. */
import { securityHeaders } from '../../tools/security-headers';
import { clientId, scope, tenant } from '../fixtures/entra';
import { verifyWithJose } from '../fixtures/judge';
import { startStaticHost } from '../fixtures/static-host';
import { EnginePage } from './engine-page';
import { engineTest, expect } from './engine-test';
import { sameCredential } from './same-credential';

const hosts = { 'with the headers': securityHeaders, 'without any headers': () => ({}) } as const;

for (const [kind, headers] of Object.entries(hosts)) {
  engineTest(
    `Kept from a host ${kind}, the page opens and signs when that host has gone, until it is told to go`,
    async ({ running, disk }) => {
      const { keyPem, certificatePem } = sameCredential();
      const host = await startStaticHost({ headers });
      const tab = await running.openTab();
      const workbench = new EnginePage(tab);
      const shows = (button: string) =>
        expect
          .poll(
            // While the page changes an element may be gone before the engine has given it a name.
            () =>
              tab
                .find('button', button)
                .then(({ length }) => length)
                .catch(() => undefined),
            { timeout: 30_000, message: button },
          )
          .toBe(1);
      try {
        await tab.goto(`${host.origin}/`);
        await shows('Keep offline');
        await workbench.click('button', 'Keep offline');
        await shows('Remove offline copy');
        await host.close();
        await tab.goto(`${host.origin}/?once-more`);
        await shows('Remove offline copy');
        expect(await tab.run(() => crossOriginIsolated)).toBe(true);
        await workbench.give(disk('key.pem', keyPem), disk('cert.pem', certificatePem));
        await workbench.expectResult('Key', 'RSA 2048');
        await workbench.fill({ Tenant: tenant, 'Client ID': clientId, Scope: scope });
        await verifyWithJose(await workbench.sign(), certificatePem);
        await workbench.click('button', 'Remove offline copy');
        await shows('Keep offline');
        expect(await tab.run(async () => (await navigator.serviceWorker.getRegistrations()).length)).toBe(0);
      } finally {
        await tab.close();
        await host.close();
      }
    },
  );
}
