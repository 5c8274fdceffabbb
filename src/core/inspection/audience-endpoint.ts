/** Whether an audience is the address of an authorization server's token endpoint. RFC 7523 §3. */
import { readEntraAddress } from '../assertion/entra-address';
import { parseUrl } from '../assertion/token-endpoint';

/** Undefined: some other address, or none. */
export function endpointOfAudience(audience: string): URL | undefined {
  const url = parseUrl(audience);
  if (!url || !/^https?:$/.test(url.protocol)) return undefined;
  const isEndpoint =
    /\/(token|oauth2|oauth)\/?$/i.test(url.pathname) || /\/(oauth2?|v2\.0)\//i.test(`${url.pathname}/`);
  return isEndpoint || (readEntraAddress(audience) && url.pathname.length > 1) ? url : undefined;
}

/** entra-docs, workload-identity-federation-considerations.md */
export function isTokenExchange(audience: unknown): boolean {
  return [audience]
    .flat()
    .some((one) => typeof one === 'string' && /^api:\/\/AzureADTokenExchange/i.test(one));
}
