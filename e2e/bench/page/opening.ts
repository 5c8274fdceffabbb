/** How fast a PFX is opened to its key and certificate: by the workbench's readers on this thread, and by node-forge. */
import forge from 'node-forge';
import { directEngine } from '../../../src/core/password-encryption/direct-engine';
import { importPrivateKey } from '../../../src/core/keys/private-key';
import { parsePrivateKeyInfo } from '../../../src/core/keys/private-key-info';
import { openPfx } from '../../../src/core/pkcs12/open-pfx';
import { parseCertificate } from '../../../src/core/x509/certificate';
import { decode, median, raceInRounds } from './rates';

export interface OpeningTimes {
  /** Milliseconds, medians. */
  readonly workbench: number;
  readonly 'node-forge': number;
}

export async function measureOpening({
  pfx,
  password,
}: {
  pfx: string;
  password: string;
}): Promise<OpeningTimes> {
  const byWorkbench = async (times: number) => {
    for (let count = 0; count < times; count++) {
      const { privateKeys, certificates } = await openPfx(decode(pfx), password, directEngine);
      for (const { pkcs8 } of privateKeys) await importPrivateKey(parsePrivateKeyInfo(pkcs8));
      for (const { der } of certificates) await parseCertificate(der);
      if (privateKeys.length + certificates.length !== 2) throw new Error('the workbench did not open it');
    }
  };
  const byForge = async (times: number) => {
    for (let count = 0; count < times; count++) {
      const opened = forge.pkcs12.pkcs12FromAsn1(forge.asn1.fromDer(atob(pfx)), password);
      const { pkcs8ShroudedKeyBag, certBag } = forge.pki.oids;
      const [key] = opened.getBags({ bagType: pkcs8ShroudedKeyBag })[pkcs8ShroudedKeyBag] ?? [];
      const [certificate] = opened.getBags({ bagType: certBag })[certBag] ?? [];
      if (!key?.key || !certificate?.cert) throw new Error('node-forge did not open it');
    }
  };
  const rates = await raceInRounds({ workbench: byWorkbench, 'node-forge': byForge }, 9, 60);
  return {
    workbench: 1000 / median(rates.workbench),
    'node-forge': 1000 / median(rates['node-forge']),
  };
}
