/** Certificates that were pasted by themselves. RFC 5280 §4.1. */
import { checkCredential } from '../assertion/check-credential';
import { keyName } from '../keys/algorithms';
import { usablePublicKey, type Certificate } from '../x509/certificate';
import { looseChain } from '../x509/chain';
import { profileOf } from './detect-server';
import { ofCertificate } from './inspect-assertion';
import type { Inspection, InspectionContext } from './inspection';
import type { InspectionFact } from './inspection-fact';
import { settleFindings } from './settle-findings';

export function inspectCertificates(
  pasted: readonly Certificate[],
  { now, server }: InspectionContext,
): Inspection {
  const [leaf] = looseChain(pasted);
  const certificates = leaf ? [leaf, ...pasted.filter((one) => one !== leaf)] : [];
  const profile = profileOf(server ?? 'generic-oidc');
  const findings = leaf
    ? checkCredential({ profile, key: usablePublicKey(leaf), certificate: leaf, now })
    : [];
  return {
    kind: 'certificate',
    certificates,
    findings: settleFindings(findings.map((one) => ofCertificate(one, leaf as Certificate, profile))),
    facts: certificates.map((one) => factOf(one, now)),
  };
}

function factOf(certificate: Certificate, now: number): InspectionFact {
  const { subject, issuer, notBefore, notAfter, thumbprints, publicKey } = certificate;
  const isFuture = notBefore > now * 1000;
  return {
    code: 'fact/certificate',
    evidence: {
      subject,
      issuer,
      from: iso(notBefore),
      until: iso(notAfter),
      state: notAfter < now * 1000 ? 'expired' : isFuture ? 'future' : '',
      key: publicKey.keyType === 'other' ? publicKey.name : keyName(publicKey),
      x5t: thumbprints.x5t,
      x5tS256: thumbprints['x5t#S256'],
    },
  };
}

function iso(milliseconds: number): string {
  return new Date(milliseconds).toISOString().replace('.000Z', 'Z');
}
