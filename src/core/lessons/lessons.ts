/** Every lesson, in the order in which a newcomer needs them. */
import { claimsAndTime } from './claims-and-time';
import { fromCertificateToX5t } from './from-certificate-to-x5t';
import { theRequest } from './the-request';
import { whyACertificate } from './why-a-certificate';

export const lessons = [whyACertificate, fromCertificateToX5t, claimsAndTime, theRequest] as const;

export type AnyLesson = (typeof lessons)[number];
export type LessonId = AnyLesson['id'];
