import type { LessonSubject } from './lesson-bench.svelte';
import { lessonExample, type ExampleChoice } from './lesson-example';

const choices: readonly ExampleChoice[] = [
  { server: 'entra-v2' },
  { server: 'entra-v1' },
  { server: 'adfs', settings: { tokenEndpoint: 'https://adfs.contoso.com/adfs/oauth2/token' } },
  {
    server: 'rfc7523bis',
    settings: { tokenEndpoint: 'https://as.example.com/token', issuer: 'https://as.example.com' },
  },
  { server: 'auth0', settings: { tokenEndpoint: 'https://contoso.eu.auth0.com/oauth/token' } },
];

export interface LessonAudience {
  readonly server: string;
  readonly aud: string;
}

/** By the rules that the Sign view has of each. */
export async function lessonAudiences(subject: LessonSubject): Promise<readonly LessonAudience[]> {
  const examples = await Promise.all(choices.map((choice) => lessonExample(subject, choice)));
  return examples.map(({ profile, assertion }) => ({
    server: profile.name,
    aud: String((JSON.parse(assertion?.claims.text ?? '{}') as { readonly aud?: unknown }).aud ?? ''),
  }));
}
