import { formatEntraManifest } from '../core/registration/entra-manifest';
import { clouds, type Cloud } from '../core/profiles/clouds';
import { exampleSettings } from './example';
import type { LessonSubject } from './lesson-bench.svelte';

/** The `keyCredentials` of an app manifest: what Microsoft Entra is told of a certificate. */
export function keptByServer({ certificate, jti }: LessonSubject): string {
  return formatEntraManifest({
    chain: [certificate],
    cloud: clouds[0] as Cloud,
    appId: exampleSettings.clientId,
    objectId: '',
    existing: undefined,
    keyId: jti,
    kid: '',
    proof: undefined,
    provesItself: false,
  });
}
