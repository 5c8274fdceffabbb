/** The live part of each step. */
import type { Component } from 'svelte';
import type { PanelId } from '../../core/lessons/lesson';
import type { LessonSubject } from '../../state/lesson-bench.svelte';
import AssertionClaims from './panels/AssertionClaims.svelte';
import Audiences from './panels/Audiences.svelte';
import AuthStrength from './panels/AuthStrength.svelte';
import CertificateDigest from './panels/CertificateDigest.svelte';
import CertificateFile from './panels/CertificateFile.svelte';
import ClockSkew from './panels/ClockSkew.svelte';
import Flow from './panels/Flow.svelte';
import ErrorRead from './panels/ErrorRead.svelte';
import FormEncoding from './panels/FormEncoding.svelte';
import FormFields from './panels/FormFields.svelte';
import MistakeAnswers from './panels/MistakeAnswers.svelte';
import MistakeChecks from './panels/MistakeChecks.svelte';
import SecretOrAssertion from './panels/SecretOrAssertion.svelte';
import ThumbprintSpelling from './panels/ThumbprintSpelling.svelte';
import TraceOf2015 from './panels/TraceOf2015.svelte';
import UsedOnce from './panels/UsedOnce.svelte';
import WhatTheServerKeeps from './panels/WhatTheServerKeeps.svelte';
import WrongThumbprint from './panels/WrongThumbprint.svelte';
import ApiPolicy from './panels/ApiPolicy.svelte';
import AudienceInjection from './panels/AudienceInjection.svelte';
import ContextToken from './panels/ContextToken.svelte';
import RequestShown from './panels/RequestShown.svelte';
import TwoServers from './panels/TwoServers.svelte';
import CertificateApart from './panels/CertificateApart.svelte';
import SignatureApart from './panels/SignatureApart.svelte';
import TokenApart from './panels/TokenApart.svelte';

/** Every panel is given the throw-away credential, and computes what it shows from that. */
export type Panel = Component<{ subject: LessonSubject; shows: string | undefined }>;

export const panels: Readonly<Record<PanelId, Panel>> = {
  'secret-or-assertion': SecretOrAssertion,
  'what-the-server-keeps': WhatTheServerKeeps,
  'auth-strength': AuthStrength,
  'certificate-file': CertificateFile,
  'certificate-digest': CertificateDigest,
  'thumbprint-spelling': ThumbprintSpelling,
  'wrong-thumbprint': WrongThumbprint,
  'assertion-claims': AssertionClaims,
  audiences: Audiences,
  'clock-skew': ClockSkew,
  'used-once': UsedOnce,
  'form-fields': FormFields,
  'form-encoding': FormEncoding,
  'trace-of-2015': TraceOf2015,
  'api-policy': ApiPolicy,
  'audience-injection': AudienceInjection,
  'context-token': ContextToken,
  'request-shown': RequestShown,
  'server-checks': MistakeChecks,
  'server-answers': MistakeAnswers,
  'error-read': ErrorRead,
  'two-servers': TwoServers,
  'certificate-anatomy': CertificateApart,
  'signature-anatomy': SignatureApart,
  'token-anatomy': TokenApart,
  flow: Flow,
};
