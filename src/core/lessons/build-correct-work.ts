/** A request in which nothing is wrong, as the Sign view would have made it, in fields. RFC 7523 §2.2. */
import type { AssertionSettings } from '../assertion/assertion-settings';
import { buildDraft } from '../assertion/build-draft';
import { planAssertion } from '../assertion/plan-assertion';
import type { JsonObject } from '../jose/json-members';
import type { ServerProfile } from '../profiles/server-profile';
import { encodeFormParameter } from '../request/form-urlencoded';
import { formType } from '../request/parse-request/written-request';
import { buildTokenRequest } from '../request/token-request';
import type { ClientWork } from './client-work';
import type { LessonMaterial } from './lesson-material';

/** Where the assertion goes, in a form that is otherwise as it is sent. */
export const assertionMark = '{assertion}';

export function buildCorrectWork(
  profile: ServerProfile,
  settings: AssertionSettings,
  { credential, madeAt, jti }: LessonMaterial,
): ClientWork {
  const { privateKey, chain } = credential;
  const plan = planAssertion({ profile, settings, alg: undefined, key: privateKey, chain });
  const { header, claims, tokenEndpoint = '' } = buildDraft(plan, { now: madeAt, jti });
  const { url, parameters } = buildTokenRequest(profile, settings, tokenEndpoint, assertionMark);
  const form = parameters.map((one) =>
    one[1] === assertionMark ? `${one[0]}=${assertionMark}` : encodeFormParameter(one),
  );
  return {
    method: 'POST',
    url,
    contentType: formType,
    form: form.join('\n'),
    header: writeJson(header),
    claims: writeJson(claims),
    key: 'registered',
    signature: 'alg',
    encoding: 'base64url',
    signs: true,
    assertion: '',
  };
}

/** A member a line, for people to change. */
export function writeJson(object: JsonObject): string {
  return JSON.stringify(object, null, 2);
}
