/** The live part of each step, loaded when its lesson is opened. */
import type { Component } from 'svelte';
import type { PanelId } from '../../core/lessons/lesson';
import type { LessonSubject } from '../../state/lesson-bench.svelte';

/** Every panel is given the throw-away credential, and computes what it shows from that. */
export type Panel = Component<{ subject: LessonSubject }>;

export const panels: Readonly<Record<PanelId, () => Promise<{ readonly default: Panel }>>> = {
  'certificate-file': () => import('./panels/CertificateFile.svelte'),
  'certificate-digest': () => import('./panels/CertificateDigest.svelte'),
  'thumbprint-spelling': () => import('./panels/ThumbprintSpelling.svelte'),
  'wrong-thumbprint': () => import('./panels/WrongThumbprint.svelte'),
};
