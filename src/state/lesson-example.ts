import { nothingTyped, type AssertionSettings } from '../core/assertion/assertion-settings';
import { buildDraft } from '../core/assertion/build-draft';
import { planAssertion } from '../core/assertion/plan-assertion';
import { signSegments, type ClientAssertion } from '../core/assertion/sign-assertion';
import { encodeJsonSegment } from '../core/jose/json-members';
import type { JwsAlg } from '../core/keys/algorithms';
import type { ProfileId, ServerProfile } from '../core/profiles/server-profile';
import { serverProfiles } from '../core/profiles/server-profiles';
import { buildTokenRequest, type TokenRequest } from '../core/request/token-request';
import { exampleSettings } from './example';
import type { LessonSubject } from './lesson-bench.svelte';

export interface LessonExample {
  readonly profile: ServerProfile;
  readonly settings: AssertionSettings;
  /** Undefined where the client authenticates by something else. */
  readonly assertion: ClientAssertion | undefined;
  readonly request: TokenRequest;
}

/** What a lesson asks for; everything else is as in `Try an example`. */
export interface ExampleChoice {
  readonly server: ProfileId;
  readonly alg?: JwsAlg;
  readonly settings?: Partial<AssertionSettings>;
}

/** Made as the Sign view makes it, from the throw-away credential, for the moment in which that was made. */
export async function lessonExample(
  { credential, madeAt, jti }: LessonSubject,
  { server, alg, settings: chosen }: ExampleChoice,
): Promise<LessonExample> {
  const profile = serverProfiles.find(({ id }) => id === server) as ServerProfile;
  const settings: AssertionSettings = {
    ...nothingTyped,
    ...exampleSettings,
    ...(profile.target.value === 'resource' ? { scope: '', resource: 'https://graph.microsoft.com' } : {}),
    cloud: 'global',
    grant: undefined,
    authentication: undefined,
    audience: undefined,
    lifetime: '600',
    notBeforeOffset: '300',
    includeX5c: false,
    headerOverrides: '',
    claimsOverrides: '',
    ...chosen,
  };
  const { privateKey, chain } = credential;
  const plan = planAssertion({ profile, settings, alg, key: privateKey, chain });
  const draft = buildDraft(plan, { now: madeAt, jti });
  const assertion =
    draft.algorithm && plan.choice.signs
      ? await signSegments(
          draft.headerSegment,
          encodeJsonSegment(draft.claims),
          draft.algorithm.alg,
          privateKey,
        )
      : undefined;
  const endpoint = draft.tokenEndpoint ?? '';
  const request = buildTokenRequest(profile, settings, endpoint, assertion?.compact ?? '', draft.outerClaims);
  return { profile, settings, assertion, request };
}
