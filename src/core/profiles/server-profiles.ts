/** Every server that the workbench knows, in the order in which it offers them. */
import { adfs } from './adfs';
import { entraV1 } from './entra-v1';
import { entraV2 } from './entra-v2';
import { genericOidc } from './generic-oidc';
import type { ServerProfile } from './server-profile';

export const serverProfiles: readonly ServerProfile[] = [entraV2, entraV1, adfs, genericOidc];
