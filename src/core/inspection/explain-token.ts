/** What a token says, as facts in reading order. RFC 7519 §4.1, RFC 7515 §4.1. */
import { encodeHex } from '../encoding/hex';
import type { DecodedCompact } from '../jose/decode-compact';
import type { JsonObject } from '../jose/json-members';
import { memberThumbprintMistakes } from '../thumbprint/thumbprint-mistakes';
import type { Certificate } from '../x509/certificate';
import type { DetectedServer, SignatureResult } from './inspection';
import type { InspectionFact } from './inspection-fact';
import { thumbprintMembers } from './inspect-thumbprints';
import { namedCertificate } from './named-certificate';
import { claimText, validTimes, type ValidTimes } from './claim-text';
import { claimTimes } from './claim-times';

export function explainAssertion(
  token: DecodedCompact,
  { profile, by }: DetectedServer,
  certificates: readonly Certificate[],
  now: number,
): readonly InspectionFact[] {
  const claims = token.claims.object ?? {};
  const times = timesAsMeant(claims);
  const { from, until } = times;
  const lifetime = from === undefined || until === undefined ? {} : { lifetime: Math.round(until - from) };
  const audience = claimText(claims, 'aud');
  return [
    { code: 'fact/client-assertion', evidence: { client: claimText(claims, 'sub', 'iss'), audience } },
    { code: 'fact/server', evidence: { server: profile.name, by } },
    ...explainThumbprints(token.header.object ?? {}, certificates),
    ...(claims['actortoken'] === undefined
      ? []
      : [{ code: 'fact/actor-token', evidence: { client: claimText(claims, 'iss') } } as const]),
    ...(until === undefined
      ? []
      : [{ code: 'fact/assertion-times', evidence: { ...times, ...lifetime, now } } as const]),
  ];
}

/** Of milliseconds, the moments that they are. */
function timesAsMeant(claims: JsonObject): ValidTimes & { readonly unit?: 'milliseconds' } {
  const times = claimTimes(claims);
  const secondsOf = (name: string) => times.find((one) => one.name === name)?.seconds;
  if (times.every(({ unit }) => unit === 'seconds')) return validTimes(claims);
  const from = secondsOf('nbf') ?? secondsOf('iat');
  const until = secondsOf('exp');
  return {
    ...(from === undefined ? {} : { from }),
    ...(until === undefined ? {} : { until }),
    unit: 'milliseconds',
  };
}

export function explainSignature(
  header: JsonObject,
  result: SignatureResult | undefined,
  signer: 'client' | 'issuer',
): readonly InspectionFact[] {
  const alg = claimText(header, 'alg');
  const { outcome, reason, certificate } = result ?? {};
  if (outcome === 'valid' && certificate) {
    const evidence = { alg, certificate: certificate.subject, with: result?.with ?? '' };
    return [{ code: 'fact/signed-by', evidence }];
  }
  return outcome === 'not-checked' && reason
    ? [{ code: 'fact/signature-not-checked', evidence: { reason, alg, signer } }]
    : [];
}

export function explainIdToken(claims: JsonObject, now: number): readonly InspectionFact[] {
  const user = claimText(claims, 'preferred_username', 'upn', 'email', 'name', 'sub');
  const evidence = { issuer: claimText(claims, 'iss'), audience: claimText(claims, 'aud'), user };
  return [
    { code: 'fact/id-token', evidence },
    { code: 'fact/access-token-times', evidence: { ...validTimes(claims), now } },
  ];
}

export function explainOtherToken(claims: JsonObject, now: number): readonly InspectionFact[] {
  const times = validTimes(claims);
  const evidence = { issuer: claimText(claims, 'iss'), audience: claimText(claims, 'aud') };
  return [
    { code: 'fact/other-jwt', evidence },
    ...(times.until === undefined
      ? []
      : [{ code: 'fact/access-token-times', evidence: { ...times, now } } as const]),
  ];
}

export function explainEncrypted(header: JsonObject): readonly InspectionFact[] {
  const evidence = { alg: claimText(header, 'alg'), enc: claimText(header, 'enc') };
  return [{ code: 'fact/encrypted-jwt', evidence }];
}

/** Only of members that hold a digest: of others the finding says what they are. */
function explainThumbprints(header: JsonObject, certificates: readonly Certificate[]): InspectionFact[] {
  const subject = namedCertificate(header, certificates)?.subject ?? '';
  return thumbprintMembers.flatMap((member): InspectionFact[] => {
    const value = header[member];
    if (typeof value !== 'string') return [];
    const { bytes, mistakes } = memberThumbprintMistakes(member, value);
    if (!bytes || mistakes.some(({ severity }) => severity === 'error')) return [];
    return [{ code: 'fact/certificate-named', evidence: { member, hex: encodeHex(bytes), subject } }];
  });
}
