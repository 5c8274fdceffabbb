/** A page in which clock and chance stand still, so that a picture taken again shows the same values. */
import { createHash } from 'node:crypto';
import type { Page } from '@playwright/test';
import forge from 'node-forge';

/** Keys that anybody can make again from these names: fit for pictures, and for nothing else. */
const keyNames = ['the first key of the pictures', 'the second key of the pictures'];

export async function standStill(page: Page, moment: string): Promise<void> {
  await page.clock.setFixedTime(moment);
  await page.addInitScript(
    (keys) => {
      let made = 0;
      let drawn = 0;
      const bytesOf = (base64: string) => Uint8Array.from(atob(base64), (byte) => byte.charCodeAt(0));
      const generateKey = async (algorithm: RsaHashedImportParams): Promise<CryptoKeyPair> => {
        const key = keys[made++ % keys.length] as (typeof keys)[number];
        const [privateKey, publicKey] = await Promise.all([
          crypto.subtle.importKey('pkcs8', bytesOf(key.pkcs8), algorithm, true, ['sign']),
          crypto.subtle.importKey('spki', bytesOf(key.spki), algorithm, true, ['verify']),
        ]);
        return { privateKey, publicKey };
      };
      const fill = (bytes: Uint8Array) => bytes.forEach((_, at) => (bytes[at] = (41 * ++drawn) % 256));
      Object.assign(crypto.subtle, { generateKey });
      Object.assign(crypto, {
        getRandomValues: (bytes: Uint8Array) => (fill(bytes), bytes),
        randomUUID: () => '3f0c6c1e-8d5b-4d0a-9a57-5f1c2e7b9d42',
      });
    },
    keyNames.map((name) => makeKey(name)),
  );
}

function makeKey(name: string): { pkcs8: string; spki: string } {
  const { privateKey, publicKey } = forge.pki.rsa.generateKeyPair({ bits: 2048, prng: drawFrom(name) });
  const pkcs8 = forge.pki.wrapRsaPrivateKey(forge.pki.privateKeyToAsn1(privateKey));
  const spki = forge.pki.publicKeyToAsn1(publicKey);
  const [privateBase64 = '', publicBase64 = ''] = [pkcs8, spki].map((node) =>
    Buffer.from(forge.asn1.toDer(node).getBytes(), 'latin1').toString('base64'),
  );
  return { pkcs8: privateBase64, spki: publicBase64 };
}

/** As many octets as are asked for, the same for the same name. */
function drawFrom(name: string): { getBytesSync(count: number): string } {
  let block = 0;
  const next = () => createHash('sha256').update(`${name} ${block++}`).digest().toString('latin1');
  return {
    getBytesSync: (count) => {
      let octets = '';
      while (octets.length < count) octets += next();
      return octets.slice(0, count);
    },
  };
}
