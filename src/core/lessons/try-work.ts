/** What the server says to the fields as they are. */
import type { ClientWork } from './client-work';
import type { LessonMaterial } from './lesson-material';
import {
  answerTokenRequest,
  type LocalAnswer,
  type LocalAuthorizationServer,
} from './local-authorization-server';
import { sendWork } from './send-work';
import { signWork } from './sign-work';

export interface TriedWork extends LocalAnswer {
  /** As it was sent. */
  readonly assertion: string;
  readonly requestBody: string;
}

export async function tryWork(
  work: ClientWork,
  server: LocalAuthorizationServer,
  material: LessonMaterial,
): Promise<TriedWork> {
  const assertion = work.signs ? await signWork(work, material) : work.assertion;
  const sent = sendWork(work, assertion);
  return { ...(await answerTokenRequest(server, sent)), assertion, requestBody: sent.body };
}
