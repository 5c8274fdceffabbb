/** Every exercise of “Break it”, by subject: those on the thumbprint, which are met most often, first. */
import { claimsExercises } from './claims-exercises';
import { requestExercises } from './request-exercises';
import { signatureExercises } from './signature-exercises';
import { thumbprintExercises } from './thumbprint-exercises';
import { timeExercises } from './time-exercises';

export const exerciseGroups = [
  { id: 'thumbprint', exercises: thumbprintExercises },
  { id: 'signature', exercises: signatureExercises },
  { id: 'claims', exercises: claimsExercises },
  { id: 'time', exercises: timeExercises },
  { id: 'request', exercises: requestExercises },
] as const;

export const exercises = exerciseGroups.flatMap((group) => [...group.exercises]);

export type ExerciseGroupId = (typeof exerciseGroups)[number]['id'];
export type ExerciseId = (typeof exerciseGroups)[number]['exercises'][number]['id'];
