/** What @azure/msal-node would send for a client credentials grant, captured before it leaves the machine. */
import {
  ConfidentialClientApplication,
  type INetworkModule,
  type NetworkRequestOptions,
  type NetworkResponse,
} from '@azure/msal-node';

export interface CapturedRequest {
  readonly url: string;
  readonly body: string;
}

export interface MsalOptions {
  readonly authority: string;
  readonly clientId: string;
  readonly scope: string;
  readonly certificate: {
    readonly privateKey: string;
    /** Hex. */
    readonly thumbprint?: string;
    readonly thumbprintSha256?: string;
    /** PEM, for `x5c`. */
    readonly x5c?: string;
  };
}

/** Metadata that a server publishes under its authority; MSAL asks for it first. */
function metadataOf(authority: string) {
  const base = authority.replace(/\/$/, '');
  const endpoints = base.endsWith('/adfs') ? `${base}/oauth2` : `${base}/oauth2/v2.0`;
  return {
    issuer: base.endsWith('/adfs') ? base : `${base}/v2.0`,
    authorization_endpoint: `${endpoints}/authorize`,
    token_endpoint: `${endpoints}/token`,
    jwks_uri: `${base}/discovery/keys`,
  };
}

export async function captureMsalRequest(options: MsalOptions): Promise<CapturedRequest> {
  const posts: CapturedRequest[] = [];
  const answer = <Body>(body: unknown): Promise<NetworkResponse<Body>> =>
    Promise.resolve({ headers: {}, status: 200, body: body as Body });
  const networkClient: INetworkModule = {
    sendGetRequestAsync: (url: string) => {
      throw new Error(`MSAL asked for ${url}, which the test has not foreseen`);
    },
    sendPostRequestAsync: (url: string, request?: NetworkRequestOptions) => {
      posts.push({ url, body: request?.body ?? '' });
      return answer({ token_type: 'Bearer', expires_in: 3599, access_token: 'captured' });
    },
  };
  const { privateKey, ...thumbprints } = options.certificate;
  const application = new ConfidentialClientApplication({
    auth: {
      clientId: options.clientId,
      authority: options.authority,
      knownAuthorities: [new URL(options.authority).host],
      authorityMetadata: JSON.stringify(metadataOf(options.authority)),
      clientCertificate: { privateKey, ...thumbprints },
    },
    system: { networkClient },
  });
  await application.acquireTokenByClientCredential({ scopes: [options.scope] });
  const [post, ...others] = posts;
  if (!post || others.length > 0) throw new Error(`MSAL posted ${posts.length} times`);
  return post;
}
