import { observeRequests } from '../platform/observe-requests';

/** Requests since the page finished loading. */
export class Network {
  requests = $state(0);

  constructor() {
    observeRequests((count) => (this.requests += count));
  }
}
