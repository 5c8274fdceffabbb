/** The sentences of every exercise: one without does not compile. */
import type { ExerciseId } from '../../../core/lessons/exercises/exercises';
import { claimsExerciseTexts } from './claims-exercises';
import type { ExerciseText } from './exercise-text';
import { requestExerciseTexts } from './request-exercises';
import { signatureExerciseTexts } from './signature-exercises';
import { thumbprintExerciseTexts } from './thumbprint-exercises';
import { timeExerciseTexts } from './time-exercises';

export const exerciseTexts: Readonly<Record<ExerciseId, ExerciseText>> = {
  ...thumbprintExerciseTexts,
  ...signatureExerciseTexts,
  ...claimsExerciseTexts,
  ...timeExerciseTexts,
  ...requestExerciseTexts,
};
