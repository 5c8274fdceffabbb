/** A pasted client assertion: header, certificate, signature and claims, by its server's rules. RFC 7523 §3. */
import { checkCredential } from '../assertion/check-credential';
import type { Finding } from '../assertion/finding';
import { chooseRequest } from '../assertion/request-choice';
import { decodeCompact, type DecodedCompact } from '../jose/decode-compact';
import type { ServerProfile } from '../profiles/server-profile';
import { usablePublicKey, type Certificate } from '../x509/certificate';
import { inspectClaims } from './inspect-claims';
import { inspectHeader, isUnsigned } from './inspect-header';
import { inspectSignature, type CheckedSignature } from './inspect-signature';
import { inspectThumbprints } from './inspect-thumbprints';
import { buildChain } from '../x509/chain';
import { fixOf, inspectX5c, type InspectedX5c, type OwnCertificate } from './inspect-x5c';
import type { InspectedRequest } from './inspected-settings';
import type { InspectionCode, InspectionFinding } from './inspection-finding';
import { namedCertificate } from './named-certificate';

export interface AssertionParameters {
  readonly token: DecodedCompact;
  readonly profile: ServerProfile;
  readonly request: InspectedRequest;
  readonly given: readonly Certificate[];
  readonly now: number;
}

export interface InspectedAssertionParts {
  readonly findings: readonly InspectionFinding[];
  readonly signature: CheckedSignature;
  readonly own: readonly Certificate[];
}

export async function inspectAssertion(parameters: AssertionParameters): Promise<InspectedAssertionParts> {
  const { token, profile, request, given, now } = parameters;
  const claims = token.claims.object;
  const signed = signedToken(token);
  const header = signed.header.object;
  const x5c = await inspectX5c(header ?? {}, profile);
  const own = x5c.own.map(({ certificate }) => certificate);
  // Of a token that another issuer made for a federated credential, the certificate at hand is not the key.
  const isOwn = chooseRequest(profile, { authentication: 'signed-assertion' }).signs;
  const relevant = isOwn || (header && namedCertificate(header, given)) ? given : [];
  const signature = await inspectSignature(signed, { given: relevant, own });
  const { certificates } = signature;
  const [leaf] = certificates;
  return {
    own,
    signature,
    findings: [
      ...(header && isOwn
        ? [
            ...inspectHeader(header, profile, leaf),
            ...(await inspectThumbprints(header, profile, certificates)),
          ]
        : []),
      ...x5c.findings,
      ...orderOfX5c(x5c, leaf),
      ...(leaf && isOwn ? inspectLeaf(leaf, profile, now) : []),
      ...signature.findings,
      ...(claims ? inspectClaims({ profile, header: header ?? {}, claims, request, now }) : []),
    ],
  };
}

/** High trust on behalf of a user: the outer token is not signed, and brings along the one that is. sp-dev-docs, sp-add-ins. */
function signedToken(token: DecodedCompact): DecodedCompact {
  const actor = token.claims.object?.['actortoken'];
  return typeof actor === 'string' && isUnsigned(token.header.object ?? {}) ? decodeCompact(actor) : token;
}

function orderOfX5c({ own }: InspectedX5c, leaf: Certificate | undefined): InspectionFinding[] {
  const [first] = own;
  if (!first || !leaf || isSame(first, leaf)) return [];
  const found = own.find((one) => isSame(one, leaf));
  const code: InspectionCode = found ? 'x5c/leaf-not-first' : 'x5c/other-certificate';
  const evidence = {
    first: first.certificate.subject,
    ...(found ? { leaf: leaf.subject, place: found.place } : { certificate: leaf.subject }),
  };
  const spec = 'RFC 7515 §4.1.6; AADSTS7000213: adal-python #225';
  const place = { part: 'header', member: 'x5c' } as const;
  if (!found) return [{ code, severity: 'error', place, evidence, spec }];
  const chain = buildChain(
    leaf,
    own.map(({ certificate }) => certificate),
  );
  const fix = fixOf(chain.map((certificate, index) => ({ certificate, place: index + 1 })));
  return [{ code, severity: 'error', place, evidence, fix, spec }];
}

function isSame({ certificate }: OwnCertificate, other: Certificate): boolean {
  return certificate.thumbprints.sha256 === other.thumbprints.sha256;
}

/** By the check that the Sign view makes of what is loaded there. */
function inspectLeaf(leaf: Certificate, profile: ServerProfile, now: number): InspectionFinding[] {
  return checkCredential({ profile, key: usablePublicKey(leaf), certificate: leaf, now }).map((one) =>
    ofCertificate(one, leaf, profile),
  );
}

/** A finding about what is loaded, as one about a certificate that came with a text. */
export function ofCertificate(
  { code, severity, evidence, spec }: Finding,
  { subject }: Certificate,
  { id }: ServerProfile,
): InspectionFinding {
  return {
    code: code as InspectionCode,
    severity,
    place: { part: 'certificate' },
    evidence: { profile: id, ...evidence, certificate: subject },
    spec,
  };
}
