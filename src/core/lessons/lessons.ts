/** Every lesson, in the order in which a newcomer needs them. */
import { fromCertificateToX5t } from './from-certificate-to-x5t';

export const lessons = [fromCertificateToX5t] as const;

export type AnyLesson = (typeof lessons)[number];
export type LessonId = AnyLesson['id'];
