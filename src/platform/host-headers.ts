/**
 * Whether the host did not send what the build wrote for it: with COOP and COEP among the headers a page is isolated.
 * A file has no host; and without a secure context no headers isolate.
 */
export function lacksHostHeaders(): boolean {
  return location.protocol !== 'file:' && isSecureContext && globalThis.crossOriginIsolated === false;
}
