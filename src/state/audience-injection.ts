import {
  audienceFor,
  honestServer,
  hostileServer,
  isReplayAccepted,
  type AudienceRule,
  type ServerMetadata,
} from '../core/lessons/accepted-audiences';
import type { LessonSubject } from './lesson-bench.svelte';
import { lessonExample } from './lesson-example';

export type { AudienceRule, ServerMetadata };
export const servers: Readonly<Record<'honest' | 'hostile', ServerMetadata>> = {
  honest: honestServer,
  hostile: hostileServer,
};

export interface InjectedAssertion {
  readonly aud: string;
  readonly header: string;
  readonly claims: string;
  readonly compact: string;
  readonly accepted: boolean;
}

/** Signed by the client for the hostile server, and passed on to the honest one. */
export async function injectAudience(subject: LessonSubject, rule: AudienceRule): Promise<InjectedAssertion> {
  const aud = audienceFor(hostileServer, rule);
  const { assertion } = await lessonExample(subject, {
    server: rule === 'issuer' ? 'rfc7523bis' : 'generic-oidc',
    settings: { tokenEndpoint: hostileServer.token_endpoint, issuer: hostileServer.issuer, audience: aud },
  });
  return {
    aud,
    header: assertion?.header.text ?? '',
    claims: assertion?.claims.text ?? '',
    compact: assertion?.compact ?? '',
    accepted: isReplayAccepted(rule),
  };
}
