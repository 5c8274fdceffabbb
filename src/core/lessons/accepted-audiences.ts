/** Two authorization servers, one of them hostile, and what the honest one makes of an assertion that the other passes on. RFC 7523 §3, RFC 8414 §2. */

export interface ServerMetadata {
  readonly issuer: string;
  readonly token_endpoint: string;
  readonly pushed_authorization_request_endpoint: string;
}

export const honestServer: ServerMetadata = {
  issuer: 'https://bank.example',
  token_endpoint: 'https://bank.example/token',
  pushed_authorization_request_endpoint: 'https://bank.example/par',
};

/** Its issuer is its own, as RFC 8414 §3.3 lets clients check. Nothing lets them check the endpoints. */
export const hostileServer: ServerMetadata = {
  issuer: 'https://shop.example',
  token_endpoint: 'https://bank.example/token',
  pushed_authorization_request_endpoint: 'https://shop.example/par',
};

export type AudienceRule = 'token-endpoint' | 'issuer';

/** What a client writes into `aud` for a server whose metadata it read. */
export function audienceFor(server: ServerMetadata, rule: AudienceRule): string {
  return rule === 'issuer' ? server.issuer : server.token_endpoint;
}

/** What a server accepts: before RFC 7523bis several names of itself, after it one. */
export function acceptedAudiences(server: ServerMetadata, rule: AudienceRule): readonly string[] {
  return rule === 'issuer'
    ? [server.issuer]
    : [server.token_endpoint, server.issuer, server.pushed_authorization_request_endpoint];
}

/** Whether the honest server takes the assertion that the client made for the hostile one. */
export function isReplayAccepted(rule: AudienceRule): boolean {
  return acceptedAudiences(honestServer, rule).includes(audienceFor(hostileServer, rule));
}
