/** Everything about an assertion that is known before it is signed: all but the moment and `jti`. RFC 7523 §3. */
import type { AcceptedAlgorithm, ServerProfile } from '../profiles/server-profile';
import type { ClaimRule } from '../profiles/grant-rules';
import { WorkbenchError } from '../errors';
import { encodeJsonSegment, type JsonObject, type JsonSegment } from '../jose/json-members';
import type { JwsAlg, KeyShape } from '../keys/algorithms';
import type { Certificate } from '../x509/certificate';
import { offeredAlgorithms } from './algorithm-choice';
import { parseSeconds, type AssertionSettings } from './assertion-settings';
import { buildHeader } from './build-header';
import { applyOverrides, parseOverrides } from './overrides';
import { chooseRequest, type RequestChoice } from './request-choice';
import { settingValues, type TemplateValues } from './template-values';
import { ruledAudience, tokenEndpointOf } from './token-endpoint';

export interface PlanParameters {
  readonly profile: ServerProfile;
  /** Trimmed. */
  readonly settings: AssertionSettings;
  /** The algorithm asked for; where key and server do not both allow it, the first that they do. */
  readonly alg: JwsAlg | undefined;
  readonly key: (KeyShape & { readonly publicKey?: { readonly spkiSha256: string } }) | undefined;
  readonly chain: readonly Certificate[];
}

export interface AssertionPlan {
  readonly parameters: PlanParameters;
  readonly choice: RequestChoice;
  readonly tokenEndpoint: string | undefined;
  readonly algorithm: AcceptedAlgorithm | undefined;
  /** As it is signed; empty where nothing is. */
  readonly header: JsonObject;
  readonly headerSegment: JsonSegment;
  readonly headerOverrides: JsonObject;
  readonly claimRules: readonly ClaimRule[];
  readonly claimsOverrides: JsonObject;
  /** Of another token around the signed one. */
  readonly outerRules: readonly ClaimRule[] | undefined;
  /** Of settings, and the audience among them. */
  readonly values: TemplateValues;
  /** Seconds. */
  readonly lifetime: number;
  readonly notBeforeOffset: number;
}

export function planAssertion(parameters: PlanParameters): AssertionPlan {
  const { profile, settings, key } = parameters;
  const choice = chooseRequest(profile, settings);
  const tokenEndpoint = tokenEndpointOf(profile, settings);
  const offered = choice.signs ? offeredAlgorithms(profile, key) : [];
  const algorithm = offered.find((one) => one.alg === parameters.alg) ?? offered[0];
  const headerOverrides = overridesOrNone(settings.headerOverrides);
  const header = choice.signs
    ? applyOverrides(ruledHeader(parameters, choice, algorithm), headerOverrides)
    : {};
  return {
    parameters,
    choice,
    tokenEndpoint,
    algorithm,
    header,
    headerSegment: encodeJsonSegment(header),
    headerOverrides,
    claimRules: choice.signs ? choice.claims.value : [],
    claimsOverrides: choice.signs ? overridesOrNone(settings.claimsOverrides) : {},
    outerRules: choice.signs ? choice.grant.outerClaims?.value : undefined,
    values: settingValues(settings, {
      audience: settings.audience ?? ruledAudience(profile, settings, tokenEndpoint),
      spkiSha256: key?.publicKey?.spkiSha256,
    }),
    lifetime: parseSeconds(settings.lifetime) ?? 0,
    notBeforeOffset: parseSeconds(settings.notBeforeOffset) ?? 0,
  };
}

function ruledHeader(
  { profile, settings, chain }: PlanParameters,
  { settings: asked }: RequestChoice,
  algorithm: AcceptedAlgorithm | undefined,
): JsonObject {
  return buildHeader({
    algorithm: algorithm ?? (profile.algorithms.value[0] as AcceptedAlgorithm),
    typ: profile.typ.value[0] ?? '',
    chain,
    includeX5c: settings.includeX5c,
    keyId: asked.some((one) => one.name === 'keyId') ? settings.keyId : '',
  });
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
