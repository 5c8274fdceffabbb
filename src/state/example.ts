/** Values for `Try an example`. The identifiers are the made-up ones of Microsoft's documentation: they belong to nobody. */
import type { SelfSignedParameters } from '../core/x509/self-signed';

export const exampleSettings = {
  tenant: 'aaaabbbb-0000-cccc-1111-dddd2222eeee',
  clientId: '00001111-aaaa-2222-bbbb-3333cccc4444',
  scope: 'https://graph.microsoft.com/.default',
} as const;

/** @param now milliseconds since 1970 */
export function exampleCertificate(now: number): SelfSignedParameters {
  const second = Math.floor(now / 1000) * 1000;
  return {
    commonName: 'throw-away example',
    notBefore: new Date(second),
    notAfter: new Date(second + 30 * 86_400_000),
    serialNumber: crypto.getRandomValues(new Uint8Array(16)),
  };
}
