/** Whether a header names a certificate, by thumbprint or, as Microsoft's servers do, by a kid that is one. RFC 7515 §4.1.4–4.1.8. */
import type { JsonObject } from '../jose/json-members';
import type { Certificate } from '../x509/certificate';

export function isNamed(header: JsonObject, { thumbprints }: Certificate): boolean {
  const { kid, x5t } = header;
  return (
    x5t === thumbprints.x5t ||
    header['x5t#S256'] === thumbprints['x5t#S256'] ||
    kid === thumbprints.x5t ||
    (typeof kid === 'string' && kid.toUpperCase() === thumbprints.sha1)
  );
}

export function namedCertificate(
  header: JsonObject,
  certificates: readonly Certificate[],
): Certificate | undefined {
  return certificates.find((one) => isNamed(header, one));
}
