/** The sentences of every lesson. */
import { adfsThreeWaysText } from './adfs-three-ways';
import { audienceInjectionText } from './audience-injection';
import { claimsAndTimeText } from './claims-and-time';
import { entraTodayText } from './entra-today';
import { sharepointTokensText } from './sharepoint-tokens';
import { signingText } from './signing';
import { theRequestText } from './the-request';
import { whatTheServerChecksText } from './what-the-server-checks';
import { whyACertificateText } from './why-a-certificate';
import type { AnyLesson, LessonId } from '../../../core/lessons/lessons';
import { fromCertificateToX5tText } from './from-certificate-to-x5t';
import type { LessonText } from './lesson-text';

export const lessonTexts: {
  readonly [Id in LessonId]: LessonText<Extract<AnyLesson, { readonly id: Id }>>;
} = {
  'why-a-certificate': whyACertificateText,
  'from-certificate-to-x5t': fromCertificateToX5tText,
  'claims-and-time': claimsAndTimeText,
  signing: signingText,
  'the-request': theRequestText,
  'what-the-server-checks': whatTheServerChecksText,
  'adfs-three-ways': adfsThreeWaysText,
  'sharepoint-tokens': sharepointTokensText,
  'entra-today': entraTodayText,
  'audience-injection': audienceInjectionText,
};
