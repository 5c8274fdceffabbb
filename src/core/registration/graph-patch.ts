/** Update application: the whole collection at once. microsoft-graph-docs, concepts/applications-how-to-add-certificate.md. */
import { applicationUrl, formatComment, formatGraphCommand, tokenComment } from './graph-command';
import { appendKeyCredential, buildKeyCredential } from './key-credential';
import type { RegistrationParameters } from './registration-parameters';

const present = [
  'The entries that were pasted are in here unchanged; the new certificate is added to them.',
  'PATCH REPLACES THE WHOLE COLLECTION: what has been registered since would be lost.',
];

const unknown = [
  'WARNING: PATCH REPLACES THE WHOLE COLLECTION.',
  'Every certificate that is registered now and not listed here is REMOVED, and its clients stop working.',
  'Read the present entries first, and paste the answer into “Existing keyCredentials”:',
];

export function formatGraphPatch(parameters: RegistrationParameters): string {
  const { chain, existing } = parameters;
  const [certificate] = chain;
  const url = applicationUrl(parameters);
  const keyCredentials = appendKeyCredential(existing ?? [], buildKeyCredential(certificate), certificate);
  const read = existing
    ? ''
    : `# curl --header "Authorization: Bearer $TOKEN" '${url}?$select=keyCredentials'\n`;
  const body = JSON.stringify({ keyCredentials }, null, 2);
  return (
    formatComment(...(existing ? present : unknown)) +
    read +
    formatComment(tokenComment) +
    formatGraphCommand('PATCH', url, body)
  );
}
