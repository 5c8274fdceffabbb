/** Certificates as they are pasted beside a token: PEM, or DER in base64, with whatever copying did to them. RFC 7468 §5. */
import { decodeBase64 } from '../encoding/base64';
import { decodePemBlock, splitPem } from '../encoding/pem';
import { WorkbenchError } from '../errors';
import { tidyBase64, tidyPem, tidyText } from '../intake/tidy-text';
import { parseCertificate, type Certificate } from '../x509/certificate';

/** A chain is shorter; a bundle of authorities is not what a client has registered. */
const mostCertificates = 20;

/** What cannot be read is left out: the intake says why, this only recognises. */
export async function readCertificates(pasted: string): Promise<readonly Certificate[]> {
  const { text } = tidyText(pasted);
  if (!/\bBEGIN [A-Z0-9]/.test(text)) return certificateOf(() => decodeBase64(tidyBase64(text).text));
  const found: Certificate[] = [];
  for (const block of splitPem(tidyPem(text).text).slice(0, mostCertificates)) {
    if (block instanceof WorkbenchError || !/^(X509 |TRUSTED )?CERTIFICATE$/.test(block.label)) continue;
    found.push(...(await certificateOf(() => decodePemBlock(block))));
  }
  return found;
}

/** One or none. */
export async function certificateOf(decode: () => Uint8Array<ArrayBuffer>): Promise<readonly Certificate[]> {
  try {
    return [await parseCertificate(decode())];
  } catch (error) {
    if (error instanceof WorkbenchError) return [];
    throw error;
  }
}
