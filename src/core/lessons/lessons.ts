/** Every lesson, in the order in which a newcomer needs them. */
import { adfsThreeWays } from './adfs-three-ways';
import { audienceInjectionLesson } from './audience-injection-lesson';
import { claimsAndTime } from './claims-and-time';
import { entraToday } from './entra-today';
import { fromCertificateToX5t } from './from-certificate-to-x5t';
import { sharepointTokens } from './sharepoint-tokens';
import { signingLesson } from './signing-lesson';
import { theRequest } from './the-request';
import { whatTheServerChecks } from './what-the-server-checks';
import { whyACertificate } from './why-a-certificate';

export const lessons = [
  whyACertificate,
  fromCertificateToX5t,
  claimsAndTime,
  signingLesson,
  theRequest,
  whatTheServerChecks,
  adfsThreeWays,
  sharepointTokens,
  entraToday,
  audienceInjectionLesson,
] as const;

export type AnyLesson = (typeof lessons)[number];
export type LessonId = AnyLesson['id'];
