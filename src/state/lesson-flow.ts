import type { JsonObject } from '../core/jose/json-members';
import { sequenceOfGrant, type Sequence } from '../core/lessons/sequence-of-grant';
import type { LessonSubject } from './lesson-bench.svelte';
import { lessonExample } from './lesson-example';

/** Client credentials at Entra, with the assertion of the lessons. */
export async function lessonFlow(subject: LessonSubject): Promise<Sequence> {
  const { profile, settings, assertion } = await lessonExample(subject, { server: 'entra-v2' });
  const signed = assertion && {
    compact: assertion.compact,
    claims: JSON.parse(assertion.claims.text) as JsonObject,
  };
  return sequenceOfGrant(profile, settings, signed);
}
