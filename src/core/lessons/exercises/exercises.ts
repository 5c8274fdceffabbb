/** Every exercise of “Break it”, by subject: those on the thumbprint, which are met most often, first. */
import { claimsExercises } from './claims-exercises';
import { requestExercises } from './request-exercises';
import { signatureExercises } from './signature-exercises';
import { thumbprintExercises } from './thumbprint-exercises';
import { timeExercises } from './time-exercises';

export const exercises = [
  ...thumbprintExercises,
  ...signatureExercises,
  ...claimsExercises,
  ...timeExercises,
  ...requestExercises,
] as const;

export type AnyExercise = (typeof exercises)[number];
export type ExerciseId = AnyExercise['id'];
