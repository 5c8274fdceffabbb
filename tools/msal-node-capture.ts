/** What @azure/msal-node would send, captured before it leaves the machine. */
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

type Ask = (application: ConfidentialClientApplication, scopes: string[]) => Promise<unknown>;

/** The grants that MSAL Node authenticates with an assertion. */
export const msalGrants = {
  'client-credentials': (application, scopes) => application.acquireTokenByClientCredential({ scopes }),
  'authorization-code': (application, scopes) =>
    application.acquireTokenByCode({
      scopes,
      code: 'the-code',
      redirectUri: 'https://app.contoso.com/signin',
      codeVerifier: 'the-verifier',
    }),
  'refresh-token': (application, scopes) =>
    application.acquireTokenByRefreshToken({ scopes, refreshToken: 'the-refresh-token' }),
  'on-behalf-of': (application, scopes) =>
    application.acquireTokenOnBehalfOf({ scopes, oboAssertion: 'user.access.token' }),
} satisfies Record<string, Ask>;

export async function captureMsalRequest(
  options: MsalOptions,
  grant: keyof typeof msalGrants = 'client-credentials',
): Promise<CapturedRequest> {
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
  // The made-up answer names no user, which some grants object to once the request is out.
  await msalGrants[grant](application, [options.scope]).catch((error: unknown) => {
    if (posts.length === 0) throw error;
  });
  const [post, ...others] = posts;
  if (!post || others.length > 0) throw new Error(`MSAL posted ${posts.length} times`);
  return post;
}
