/** Whether the server takes this key and certificate at all. */
import { keyName } from '../keys/algorithms';
import type { PrivateKey } from '../keys/private-key';
import type { Certificate } from '../x509/certificate';
import type { AssertionContext } from './assertion-context';
import type { Finding } from './finding';

export function checkCredential({
  profile,
  key,
  certificate,
  now,
}: Pick<AssertionContext, 'profile' | 'key' | 'certificate' | 'now'>): Finding[] {
  const findings: Finding[] = [];
  const add = (finding: Omit<Finding, 'path'>) => findings.push({ path: 'credential', ...finding });
  if (key?.keyType === 'RSA' && key.bits < 2048) {
    add({
      code: 'certificate/weak-key',
      severity: 'error',
      evidence: { bits: key.bits },
      spec: 'RFC 7518 §3.3',
    });
  }
  if (key && !profile.keyTypes.value.includes(key.keyType)) {
    const evidence = { key: keyName(key), server: profile.name };
    add({ code: 'certificate/ec-not-accepted', severity: 'error', evidence, spec: profile.keyTypes.source });
  }
  if (!certificate) return findings;
  const severity = profile.certificate.value === 'required' ? 'error' : 'warning';
  const spec = 'RFC 5280 §4.1.2.5';
  if (certificate.notAfter < now * 1000) {
    add({ code: 'certificate/expired', severity, evidence: validity(certificate, now), spec });
  } else if (certificate.notBefore > now * 1000) {
    add({ code: 'certificate/not-yet-valid', severity, evidence: validity(certificate, now), spec });
  }
  if (certificate.keyUsage && !certificate.keyUsage.includes('digitalSignature')) {
    const evidence = { keyUsage: certificate.keyUsage.join(', ') };
    add({ code: 'certificate/key-usage', severity: 'warning', evidence, spec: 'RFC 5280 §4.2.1.3' });
  }
  return findings;
}

/** A key that belongs to none of the certificates at hand. */
export function keyMismatch(privateKey: PrivateKey, certificate: Certificate): Finding {
  return {
    code: 'credential/key-mismatch',
    severity: 'error',
    path: 'credential',
    evidence: {
      key: keyName(privateKey),
      keyThumbprint: privateKey.publicKey?.spkiSha256 ?? '',
      certificate: certificate.subject,
      certificateThumbprint: certificate.publicKey.spkiSha256,
    },
    spec: 'RFC 7515 §4.1.7: the certificate corresponds to the key that signed',
  };
}

function validity(certificate: Certificate, now: number): Readonly<Record<string, string>> {
  const iso = (milliseconds: number) => new Date(milliseconds).toISOString().replace('.000Z', 'Z');
  return { from: iso(certificate.notBefore), until: iso(certificate.notAfter), now: iso(now * 1000) };
}
