/** The live part of each step, loaded when its lesson is opened. */
import type { Component } from 'svelte';
import type { PanelId } from '../../core/lessons/lesson';
import type { LessonSubject } from '../../state/lesson-bench.svelte';

/** Every panel is given the throw-away credential, and computes what it shows from that. */
export type Panel = Component<{ subject: LessonSubject }>;

export const panels: Readonly<Record<PanelId, () => Promise<{ readonly default: Panel }>>> = {
  'secret-or-assertion': () => import('./panels/SecretOrAssertion.svelte'),
  'what-the-server-keeps': () => import('./panels/WhatTheServerKeeps.svelte'),
  'auth-strength': () => import('./panels/AuthStrength.svelte'),
  'certificate-file': () => import('./panels/CertificateFile.svelte'),
  'certificate-digest': () => import('./panels/CertificateDigest.svelte'),
  'thumbprint-spelling': () => import('./panels/ThumbprintSpelling.svelte'),
  'wrong-thumbprint': () => import('./panels/WrongThumbprint.svelte'),
  'assertion-claims': () => import('./panels/AssertionClaims.svelte'),
  audiences: () => import('./panels/Audiences.svelte'),
  'clock-skew': () => import('./panels/ClockSkew.svelte'),
  'used-once': () => import('./panels/UsedOnce.svelte'),
  'form-fields': () => import('./panels/FormFields.svelte'),
  'form-encoding': () => import('./panels/FormEncoding.svelte'),
  'trace-of-2015': () => import('./panels/TraceOf2015.svelte'),
};
