/** The parts of an address of Microsoft's sign-in service, wherever people pasted it. */
import { signInClouds, type SignInCloud } from '../profiles/clouds';
import { parseUrl } from './token-endpoint';

export interface EntraAddress {
  readonly cloud: SignInCloud;
  readonly tenant: string;
  /** Everything that follows the tenant, in lower case: `/oauth2/v2.0/token`. */
  readonly path: string;
}

/** undefined: no host of Microsoft's sign-in service. */
export function readEntraAddress(text: string): EntraAddress | undefined {
  const url = parseUrl(text);
  const cloud =
    url && signInClouds.find((one) => one.host.value === url.host || one.aliases.value.includes(url.host));
  if (!url || !cloud) return undefined;
  const [, tenant = '', ...rest] = url.pathname.split('/');
  return { cloud, tenant, path: `${['', ...rest].join('/')}${url.search}${url.hash}`.toLowerCase() };
}

export function isGuid(text: string): boolean {
  return /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i.test(text);
}

export function isDomain(text: string): boolean {
  return /^[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)+$/i.test(text);
}

/** The only GUID within a text, or undefined. */
export function guidWithin(text: string): string | undefined {
  const found = text.match(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/gi);
  return found?.length === 1 ? found[0] : undefined;
}
