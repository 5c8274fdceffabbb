/** Every server that the workbench knows, in the order in which it offers them. */
import { adfs } from './adfs';
import { auth0 } from './auth0';
import { azureAdB2c } from './azure-ad-b2c';
import { entraExternalId } from './entra-external-id';
import { entraFederated } from './entra-federated';
import { entraV1 } from './entra-v1';
import { entraV2 } from './entra-v2';
import { epic } from './epic';
import { fapi2 } from './fapi-2';
import { genericOidc } from './generic-oidc';
import { githubApp } from './github-app';
import { google } from './google';
import { keycloak } from './keycloak';
import { okta } from './okta';
import { pingone } from './pingone';
import { rfc7523bis } from './rfc7523bis';
import { salesforce } from './salesforce';
import type { ServerProfile } from './server-profile';
import { sharepointAcs } from './sharepoint-acs';
import { sharepointHighTrust } from './sharepoint-high-trust';
import { smartBackend } from './smart-backend';
import { snowflake } from './snowflake';

export const serverProfiles: readonly ServerProfile[] = [
  entraV2,
  entraV1,
  adfs,
  genericOidc,
  entraFederated,
  entraExternalId,
  azureAdB2c,
  sharepointAcs,
  sharepointHighTrust,
  rfc7523bis,
  fapi2,
  okta,
  auth0,
  keycloak,
  pingone,
  smartBackend,
  epic,
  google,
  salesforce,
  githubApp,
  snowflake,
];
