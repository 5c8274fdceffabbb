/** A certificate as Microsoft Graph's keyCredential. microsoft-graph-docs, api-reference/v1.0/resources/keycredential.md. */
import { encodeBase64 } from '../encoding/base64';
import type { JsonObject } from '../jose/json-members';
import type { Certificate } from '../x509/certificate';

/**
 * `customKeyIdentifier` is binary: base64 of the 20 octets, not the hex that portal and CLI display.
 * @param keyId only for the manifest: over Graph the server makes one, and refuses one at creation
 */
export function buildKeyCredential(certificate: Certificate, keyId?: string): JsonObject {
  return {
    customKeyIdentifier: certificate.thumbprints.customKeyIdentifier,
    displayName: certificate.subject,
    startDateTime: isoSeconds(certificate.notBefore),
    endDateTime: isoSeconds(certificate.notAfter),
    key: encodeBase64(certificate.der),
    ...(keyId === undefined ? {} : { keyId }),
    type: 'AsymmetricX509Cert',
    usage: 'Verify',
  };
}

/** The present entries, unchanged and in their order, then the new one, unless its certificate is there already. */
export function appendKeyCredential(
  existing: readonly JsonObject[],
  added: JsonObject,
  certificate: Certificate,
) {
  return existing.some((entry) => isOf(entry, certificate)) ? existing : [...existing, added];
}

/** Portal and CLI show the identifier as hex; the octets of the certificate themselves count too. */
function isOf(entry: JsonObject, { der, thumbprints }: Certificate): boolean {
  const { customKeyIdentifier, key, value } = entry;
  const identifier = String(customKeyIdentifier);
  const certificate = encodeBase64(der);
  return (
    identifier === thumbprints.customKeyIdentifier ||
    identifier.toUpperCase() === thumbprints.sha1 ||
    key === certificate ||
    value === certificate
  );
}

function isoSeconds(milliseconds: number): string {
  return new Date(milliseconds).toISOString().replace(/\.\d{3}Z$/, 'Z');
}
