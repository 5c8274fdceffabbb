import { formatCurlBash } from '../core/request/dialects/curl-bash';
import { apiPolicy } from './api-tokens';
import { exampleSettings } from './example';
import type { LessonSubject } from './lesson-bench.svelte';
import { lessonExample, type ExampleChoice, type LessonExample } from './lesson-example';

const adfs = {
  tokenEndpoint: 'https://adfs.contoso.com/adfs/oauth2/token',
  resource: 'https://demo.api.com',
};
const farm = {
  site: 'https://sharepoint.contoso.com/sites/team',
  realm: exampleSettings.tenant,
  issuerId: '11112222-bbbb-3333-cccc-4444dddd5555',
};

/** Requests that lessons show, by name. */
const choices: Readonly<Record<string, (subject: LessonSubject) => ExampleChoice>> = {
  'adfs-secret': ({ secret }) => ({
    server: 'adfs',
    settings: { ...adfs, authentication: 'client-secret', clientSecret: secret },
  }),
  'adfs-assertion': () => ({ server: 'adfs', settings: adfs }),
  'adfs-windows': () => ({ server: 'adfs', settings: { ...adfs, authentication: 'windows-integrated' } }),
  'acs-refresh': ({ secret, jti }) => ({
    server: 'sharepoint-acs',
    settings: {
      site: 'https://contoso.sharepoint.com/sites/team',
      realm: exampleSettings.tenant,
      grant: 'refresh-token',
      clientSecret: secret,
      refreshToken: `refreshtoken-of-the-context-token-${jti}`,
    },
  }),
  'high-trust-app': () => ({ server: 'sharepoint-high-trust', settings: { ...farm, grant: 'app-only' } }),
  'high-trust-user': () => ({
    server: 'sharepoint-high-trust',
    settings: { ...farm, grant: 'user-and-app', subject: 's-1-5-21-1004336348-1177238915-682003330-512' },
  }),
  'entra-api': () => ({
    server: 'entra-v2',
    settings: { scope: `api://${apiPolicy.aud}/.default` },
  }),
};

export interface LessonRequest extends LessonExample {
  readonly command: string;
}

export async function lessonRequest(subject: LessonSubject, name: string): Promise<LessonRequest> {
  const choice = choices[name];
  if (!choice) throw new Error(`no request for lessons is called ${name}`);
  const example = await lessonExample(subject, choice(subject));
  return { ...example, command: formatCurlBash(example.request, 'inline') };
}
