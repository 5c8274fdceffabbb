/** Microsoft Entra ID with a federated credential: another issuer's JWT is the assertion, and nothing is signed here. */
import { externalParameters } from './signed-assertion';
import { entraClientCredentials } from './entra-grants';
import { entraV2 } from './entra-v2';
import type { ServerProfile } from './server-profile';

const docs = 'entra-docs, workload-id';
const checked = '2026-11-22';

export const entraFederated: ServerProfile = {
  ...entraV2,
  id: 'entra-federated',
  name: 'Microsoft Entra ID (federated credential)',
  notes: [
    {
      value:
        'The JWT’s issuer, subject and audience must be those of the federated credential, case and all. Its audience is one value, api://AzureADTokenExchange; RS256 is the only algorithm that is documented.',
      source: `${docs}/workload-identity-federation-create-trust.md, -considerations.md; GitHub, Azure/login #517`,
      checked,
    },
    {
      value:
        'Not confirmed: api://AzureADTokenExchangeUSGov and …China as the audiences of the national clouds.',
      source: 'background knowledge, not read in a document',
      checked,
    },
  ],
  grants: [
    {
      ...entraClientCredentials,
      authentications: {
        value: ['external-jwt'],
        source: 'entra-docs, identity-platform/v2-oauth2-client-creds-grant-flow.md, third case',
        checked,
      },
    },
  ],
  clientAuthentications: [
    {
      id: 'external-jwt',
      parameters: {
        value: externalParameters,
        source: 'entra-docs, identity-platform/v2-oauth2-client-creds-grant-flow.md, third case',
        checked,
      },
      settings: [
        {
          name: 'externalJwt',
          required: true,
          example: 'eyJhbGciOiJSUzI1NiIsImtpZCI6[…].eyJpc3MiOiJodHRwczovL3Rva2VuLmFjdGlvbnM[…].QkUgR[…]',
          hint: 'The token of GitHub Actions, Kubernetes or whoever the app trusts.',
        },
      ],
    },
  ],
};
