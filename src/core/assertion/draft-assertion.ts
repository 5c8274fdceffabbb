/** Settings and credential → the header and claims that would be signed, and what is questionable about them. */
import type { AcceptedAlgorithm, ServerProfile } from '../profiles/server-profile';
import type { JsonObject } from '../jose/json-members';
import { WorkbenchError } from '../errors';
import type { JwsAlg, KeyShape } from '../keys/algorithms';
import type { Certificate } from '../x509/certificate';
import { chooseAlgorithms } from './algorithm-choice';
import { parseSeconds, type AssertionSettings } from './assertion-settings';
import { buildAssertion, buildClaims } from './build-assertion';
import { checkAssertion, checkRequest } from './check-assertion';
import type { Finding } from './finding';
import { applyOverrides, parseOverrides } from './overrides';
import { chooseRequest } from './request-choice';
import { keyDigest, settingValues, type TemplateValues } from './template-values';
import { ruledAudience, tokenEndpointOf } from './token-endpoint';

export interface DraftParameters {
  readonly profile: ServerProfile;
  /** Trimmed. */
  readonly settings: AssertionSettings;
  /** The algorithm asked for; where key and server do not both allow it, the first that they do. */
  readonly alg: JwsAlg | undefined;
  readonly key: (KeyShape & { readonly publicKey?: { readonly spkiSha256: string } }) | undefined;
  readonly chain: readonly Certificate[];
  /** NumericDate. */
  readonly now: number;
  readonly jti: string;
}

export interface AssertionDraft {
  /** Both empty where nothing is signed. */
  readonly header: JsonObject;
  readonly claims: JsonObject;
  readonly algorithm: AcceptedAlgorithm | undefined;
  readonly tokenEndpoint: string | undefined;
  /** Of another token around the signed one, with `{signedJwt}` for it. */
  readonly outerClaims?: JsonObject;
  readonly findings: readonly Finding[];
}

/** Inputs that are missing or half typed are findings; the draft stands all the same. */
export function draftAssertion(parameters: DraftParameters): AssertionDraft {
  const { profile, settings, key, chain, now } = parameters;
  const choice = chooseRequest(profile, settings);
  const tokenEndpoint = tokenEndpointOf(profile, settings);
  if (!choice.signs) {
    const findings = checkRequest(profile, settings, choice);
    return { header: {}, claims: {}, algorithm: undefined, tokenEndpoint, findings };
  }
  const { offered } = chooseAlgorithms(profile, key);
  const algorithm = offered.find((one) => one.alg === parameters.alg) ?? offered[0];
  const lifetime = parseSeconds(settings.lifetime) ?? 0;
  const notBeforeOffset = parseSeconds(settings.notBeforeOffset) ?? 0;
  const values: TemplateValues = {
    ...settingValues(settings),
    audience: settings.audience ?? ruledAudience(profile, settings),
    jti: parameters.jti,
    keyDigest: keyDigest(key?.publicKey?.spkiSha256),
  };
  const built = buildAssertion({
    algorithm: algorithm ?? (profile.algorithms.value[0] as AcceptedAlgorithm),
    typ: profile.typ.value[0] ?? '',
    chain,
    includeX5c: settings.includeX5c,
    keyId: choice.settings.some((one) => one.name === 'keyId') ? settings.keyId : '',
    claims: choice.claims.value,
    values,
    issuedAt: now,
    lifetime,
    notBeforeOffset,
  });
  const headerOverrides = overridesOrNone(settings.headerOverrides);
  const claimsOverrides = overridesOrNone(settings.claimsOverrides);
  const header = applyOverrides(built.header, headerOverrides);
  const claims = applyOverrides(built.claims, claimsOverrides);
  const findings = checkAssertion({
    profile,
    choice,
    settings,
    key,
    certificate: chain[0],
    algorithm,
    header,
    claims,
    ruledClaims: built.claims,
    overriddenHeader: new Set(Object.keys(headerOverrides)),
    overriddenClaims: new Set(Object.keys(claimsOverrides)),
    now,
  });
  const outerRules = choice.grant.outerClaims?.value;
  const times = { expiry: now + lifetime, notBefore: now - notBeforeOffset, signedJwt: '{signedJwt}' };
  const outerClaims = outerRules && buildClaims(outerRules, { ...values, ...times });
  return { header, claims, algorithm, tokenEndpoint, findings, ...(outerClaims ? { outerClaims } : {}) };
}

/** A text that is no JSON object is a finding of its own; until it is mended it overrides nothing. */
function overridesOrNone(text: string): JsonObject {
  try {
    return parseOverrides(text);
  } catch (error) {
    if (error instanceof WorkbenchError) return {};
    throw error;
  }
}
