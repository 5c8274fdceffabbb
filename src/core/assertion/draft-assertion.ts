/** Settings and credential → the header and claims that would be signed, and what is questionable about them. */
import type { AcceptedAlgorithm, ServerProfile } from '../profiles/server-profile';
import type { JsonObject } from '../jose/json-members';
import { WorkbenchError } from '../errors';
import type { JwsAlg, KeyShape } from '../keys/algorithms';
import type { Certificate } from '../x509/certificate';
import { chooseAlgorithms } from './algorithm-choice';
import { parseSeconds, type AssertionSettings } from './assertion-settings';
import { buildAssertion } from './build-assertion';
import { checkAssertion } from './check-assertion';
import type { Finding } from './finding';
import { applyOverrides, parseOverrides } from './overrides';
import { ruledAudience, tokenEndpointOf } from './token-endpoint';

export interface DraftParameters {
  readonly profile: ServerProfile;
  /** Trimmed. */
  readonly settings: AssertionSettings;
  /** The algorithm asked for; where key and server do not both allow it, the first that they do. */
  readonly alg: JwsAlg | undefined;
  readonly key: KeyShape | undefined;
  readonly chain: readonly Certificate[];
  /** NumericDate. */
  readonly now: number;
  readonly jti: string;
}

export interface AssertionDraft {
  readonly header: JsonObject;
  readonly claims: JsonObject;
  readonly algorithm: AcceptedAlgorithm | undefined;
  readonly tokenEndpoint: string | undefined;
  readonly findings: readonly Finding[];
}

/** Inputs that are missing or half typed are findings; the draft stands all the same. */
export function draftAssertion(parameters: DraftParameters): AssertionDraft {
  const { profile, settings, key, chain, now } = parameters;
  const { offered } = chooseAlgorithms(profile, key);
  const algorithm = offered.find((one) => one.alg === parameters.alg) ?? offered[0];
  const built = buildAssertion({
    algorithm: algorithm ?? (profile.algorithms.value[0] as AcceptedAlgorithm),
    typ: profile.typ.value[0] ?? 'JWT',
    chain,
    includeX5c: settings.includeX5c,
    keyId: profile.settings.some((one) => one.name === 'keyId') ? settings.keyId : '',
    audience: settings.audience ?? ruledAudience(profile, settings) ?? '',
    clientId: settings.clientId,
    issuedAt: now,
    lifetime: parseSeconds(settings.lifetime) ?? 0,
    notBeforeOffset: parseSeconds(settings.notBeforeOffset) ?? 0,
    jti: parameters.jti,
  });
  const headerOverrides = overridesOrNone(settings.headerOverrides);
  const claimsOverrides = overridesOrNone(settings.claimsOverrides);
  const header = applyOverrides(built.header, headerOverrides);
  const claims = applyOverrides(built.claims, claimsOverrides);
  const findings = checkAssertion({
    profile,
    settings,
    key,
    certificate: chain[0],
    algorithm,
    header,
    claims,
    overriddenHeader: new Set(Object.keys(headerOverrides)),
    overriddenClaims: new Set(Object.keys(claimsOverrides)),
    now,
  });
  return { header, claims, algorithm, tokenEndpoint: tokenEndpointOf(profile, settings), findings };
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
