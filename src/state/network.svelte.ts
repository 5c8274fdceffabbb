import { findHeaderLack } from '../platform/host-headers';
import { observeRequests } from '../platform/observe-requests';

export type { HeaderLack } from '../platform/host-headers';

/** Requests since the page finished loading, and whether the host says what they may be. */
export class Network {
  requests = $state(0);
  readonly headerLack = findHeaderLack(import.meta.env['HEADERS_MARK'] as string | undefined);

  constructor() {
    observeRequests((count) => (this.requests += count));
  }
}
