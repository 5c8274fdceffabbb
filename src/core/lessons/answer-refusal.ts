/** What a server says that knows more than the request: its address, its clients, what it has accepted. RFC 6749 §5.2, RFC 7523 §3, 7. */
import { readEntraAddress } from '../assertion/entra-address';
import type { ServerAnswer } from '../inspection/server-check';
import type { ServerProfile } from '../profiles/server-profile';

/** What only a server knows that has state. */
export type LocalRefusal = 'other-address' | 'unknown-client' | 'jti-reused';

type Answer = Omit<ServerAnswer, 'body'>;

const ours: Readonly<Record<LocalRefusal, Answer>> = {
  'other-address': {
    status: 404,
    error: 'not_found',
    text: 'this server has no such address',
    isDocumented: false,
    source: 'RFC 9110 §15.5.5',
  },
  'unknown-client': {
    status: 401,
    error: 'invalid_client',
    text: 'no such client is registered here',
    isDocumented: false,
    source: 'RFC 6749 §5.2; the text is ours',
  },
  'jti-reused': {
    status: 401,
    error: 'invalid_client',
    text: 'jti was used before',
    isDocumented: false,
    source: 'RFC 7523 §3, 7; RFC 6749 §5.2; the text is ours',
  },
};

/** @param url where the request went */
export function answerRefusal(
  refusal: LocalRefusal,
  { hasClouds }: ServerProfile,
  url: string,
): ServerAnswer {
  const tenant = refusal === 'other-address' && hasClouds ? readEntraAddress(url)?.tenant : undefined;
  const answer = tenant === undefined ? ours[refusal] : tenantNotFound(tenant);
  const { code, error, text } = answer;
  const description = code === undefined ? text : `${code}: ${text}`;
  return { ...answer, body: JSON.stringify({ error, error_description: description }) };
}

/** Another cloud is a server too, and answers for itself. */
function tenantNotFound(tenant: string): Answer {
  return {
    status: 400,
    error: 'invalid_request',
    code: 'AADSTS90002',
    text: `Tenant '${tenant.slice(0, 200)}' not found. Check to make sure you have the correct tenant ID and are signing into the correct cloud.`,
    isDocumented: true,
    source: 'entra-docs, reference-error-codes.md; facts/protocol.md §6: the answer of another cloud',
  };
}
