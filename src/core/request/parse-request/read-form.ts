/** A form's body alone, or after the address that it goes to. RFC 6749 appendix B. */
import { isTokenRequestName, knownParameters } from './known-parameters';
import { parseJson, readJsonBody } from './read-json-body';
import type { WrittenRequest } from './written-request';
import { expandBraces } from './written-text';

/** undefined: it does not begin with a parameter that token requests have. */
export function readForm(pasted: string): WrittenRequest | undefined {
  const text = pasted
    .trim()
    .replace(/^["'`]([^]*)["'`]$/, '$1')
    .trim();
  const [, url, rest = ''] =
    /^(https?:\/\/[^\s?#]{1,2000}(?:\?[^\s#]{0,100000})?)\s*([^]*)$/i.exec(text) ?? [];
  const body = url === undefined ? text : rest;
  if (url !== undefined && body === '')
    return /[?&](grant_type|client_assertion)=/.test(url) ? { dialect: 'form', url, headers: [] } : undefined;
  if (!isForm(body) && !isJsonRequest(body)) return undefined;
  return {
    dialect: 'form',
    ...(url === undefined ? {} : { url }),
    headers: [],
    body: { kind: 'text', text: expandBraces(body) },
    breaksAreLayout: true,
  };
}

function isForm(body: string): boolean {
  const name = /^\s{0,20}[&?]?\s{0,20}([\w.-]{1,80})=/.exec(body)?.[1];
  if (name === undefined) return false;
  return knownParameters.has(name) || /[&\n]\s{0,20}(grant_type|client_assertion|client_id)=/.test(body);
}

/** What is answered is JSON too, and has none of these. */
function isJsonRequest(body: string): boolean {
  if (parseJson(body) === undefined) return false;
  return (readJsonBody(body) ?? []).some(([name]) => isTokenRequestName(name));
}
