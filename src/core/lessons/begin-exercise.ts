/** An exercise and a fresh key → the broken request in fields, and the server that will get it. */
import type { ProfileId, ServerProfile } from '../profiles/server-profile';
import { serverProfiles } from '../profiles/server-profiles';
import { buildCorrectWork } from './build-correct-work';
import type { ClientWork } from './client-work';
import { exerciseSettings } from './exercise-settings';
import type { Exercise } from './exercises/exercise';
import { memberOf, withMembers } from './exercises/with-members';
import type { LessonMaterial } from './lesson-material';
import type { LocalAuthorizationServer } from './local-authorization-server';
import { signWork } from './sign-work';

export interface BegunExercise {
  readonly correct: ClientWork;
  readonly work: ClientWork;
  readonly server: LocalAuthorizationServer;
}

/** @param chosen undefined: nothing is broken
 * @param serverId where it is not the exercise's own server that gets the request */
export async function beginExercise(
  material: LessonMaterial,
  chosen: Exercise | undefined,
  serverId: ProfileId = chosen?.server ?? 'entra-v2',
): Promise<BegunExercise> {
  const profile = serverProfiles.find(({ id }) => id === serverId) as ServerProfile;
  const settings = exerciseSettings(serverId, chosen?.settings);
  const correct = buildCorrectWork(profile, settings, material);
  const broken = { ...correct, ...chosen?.breaks(correct, material) };
  const work = chosen?.tampers
    ? { ...broken, signs: false, assertion: chosen.tampers(await signWork(correct, material), broken) }
    : await signUntilSeen(broken, material, chosen);
  const jti = memberOf(work.claims)['jti'];
  return {
    correct,
    work,
    server: {
      profile,
      tokenEndpoint: correct.url,
      clientId: settings.clientId,
      certificates: material.credential.chain,
      now: material.madeAt,
      usedJtis: chosen?.isRepeated && typeof jti === 'string' ? [jti] : [],
    },
  };
}

/** RS256 gives one signature for one text, so the text changes. */
async function signUntilSeen(
  broken: ClientWork,
  material: LessonMaterial,
  chosen: Exercise | undefined,
): Promise<ClientWork> {
  let work = { ...broken, assertion: await signWork(broken, material) };
  for (let again = 1; chosen?.isSeen?.(work.assertion) === false; again++) {
    const changed = { ...broken, claims: withMembers(broken.claims, { jti: `${material.jti}-${again}` }) };
    work = { ...changed, assertion: await signWork(changed, material) };
  }
  return work;
}
