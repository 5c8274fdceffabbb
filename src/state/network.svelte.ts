import { readHostHeaders } from '../platform/host-headers';
import { observeRequests } from '../platform/observe-requests';

/** Requests since the page finished loading, and whether the host says what they may be. */
export class Network {
  requests = $state(0);
  readonly hostHeaders = readHostHeaders(import.meta.env['HEADERS_MARK'] as string);

  constructor() {
    observeRequests((count) => (this.requests += count));
  }
}
