/** addKey: one certificate more, proven by one that is there. microsoft-graph-docs, api-reference/v1.0/api/application-addkey.md. */
import { encodeBase64 } from '../encoding/base64';
import { applicationUrl, formatComment, formatGraphCommand } from './graph-command';
import { requiredValue, type RegistrationParameters } from './registration-parameters';

const always = [
  'An application adds a certificate to itself: TOKEN is its own access token for Microsoft Graph',
  '(client credentials). The proof is good for ten minutes.',
];

const withItself = [
  'WARNING: the proof must be made with a certificate that IS REGISTERED ALREADY and valid.',
  'Only one certificate is known here, so it stands for both: generate or load the new one, then sign the proof.',
];

export function formatGraphAddKey(parameters: RegistrationParameters): string {
  const { chain, proof, provesItself } = parameters;
  // The three members that the action requires; it fills in the others.
  const keyCredential = { type: 'AsymmetricX509Cert', usage: 'Verify', key: encodeBase64(chain[0].der) };
  const body = { keyCredential, passwordCredential: null, proof: requiredValue(proof ?? '', 'proof') };
  return (
    formatComment(...(provesItself ? withItself : []), ...always) +
    formatGraphCommand('POST', `${applicationUrl(parameters)}/addKey`, JSON.stringify(body, null, 2))
  );
}
