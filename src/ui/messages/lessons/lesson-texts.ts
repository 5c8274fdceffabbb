/** The sentences of every lesson. */
import type { AnyLesson, LessonId } from '../../../core/lessons/lessons';
import { fromCertificateToX5tText } from './from-certificate-to-x5t';
import type { LessonText } from './lesson-text';

export const lessonTexts: {
  readonly [Id in LessonId]: LessonText<Extract<AnyLesson, { readonly id: Id }>>;
} = {
  'from-certificate-to-x5t': fromCertificateToX5tText,
};
