/** A call of Microsoft Graph as a curl command for bash. microsoft-graph-docs, concepts/use-the-api.md. */
import { percentEncode } from '../encoding/percent';
import { quotePosix } from '../request/dialects/quote-posix';
import { requiredValue, type RegistrationParameters } from './registration-parameters';

export function applicationUrl({ cloud, objectId }: RegistrationParameters): string {
  const id = objectId === '' ? requiredValue(objectId, 'object-id') : percentEncode(objectId);
  return `${cloud.graph.value}/v1.0/applications/${id}`;
}

/** The shell stops with a message where there is no token; Graph's answer comes with its status line. */
export function formatGraphCommand(method: string, url: string, body: string): string {
  return [
    `curl --include --request ${method} ${quotePosix(url)}`,
    `--header "Authorization: Bearer \${TOKEN:?an access token for Microsoft Graph}"`,
    `--header 'Content-Type: application/json'`,
    `--data ${quotePosix(body)}`,
  ].join(' \\\n  ');
}

/** Fixed text only: a line break in a comment would end it. */
export function formatComment(...lines: readonly string[]): string {
  return lines.map((line) => `# ${line}\n`).join('');
}

export const tokenComment =
  'TOKEN=$(az account get-access-token --resource-type ms-graph --query accessToken --output tsv)';
