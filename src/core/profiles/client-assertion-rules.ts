/** What a client assertion has everywhere: its parameters and its claims. RFC 7521 §4.2, RFC 7523 §2.2 and §3. */
import type { ClaimRule, ClientAuthenticationRules, ParameterRule } from './grant-rules';

const checked = '2026-11-22';

/** In the order in which MSAL Node writes them. */
export const clientAssertionClaims: readonly ClaimRule[] = [
  ['aud', '{audience}'],
  ['exp', '{expiry}'],
  ['iss', '{clientId}'],
  ['sub', '{clientId}'],
  ['nbf', '{notBefore}'],
  ['jti', '{jti}'],
  ['iat', '{issuedAt}'],
];

const assertionType = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';

export const assertionParameters: readonly ParameterRule[] = [
  ['client_assertion_type', assertionType],
  ['client_assertion', '{signedJwt}'],
];

export const externalParameters: readonly ParameterRule[] = [
  ['client_assertion_type', assertionType],
  ['client_assertion', '{externalJwt}'],
];

const keyIdExample = 'the kid under which the key is registered';

/** The server goes by the certificate. */
export const signedAssertion: ClientAuthenticationRules = {
  id: 'signed-assertion',
  parameters: { value: assertionParameters, source: 'RFC 7523 §2.2', checked },
  settings: [],
};

/** The server goes by the key, and takes or needs its name. */
export const signedAssertionWithKeyId: ClientAuthenticationRules = {
  ...signedAssertion,
  settings: [{ name: 'keyId', required: false, example: keyIdExample }],
};

export const signedAssertionNeedsKeyId: ClientAuthenticationRules = {
  ...signedAssertion,
  settings: [{ name: 'keyId', required: true, example: keyIdExample }],
};

export const clientSecret: ClientAuthenticationRules = {
  id: 'client-secret',
  parameters: { value: [['client_secret', '{clientSecret}']], source: 'RFC 6749 §2.3.1', checked },
  settings: [{ name: 'clientSecret', required: true, example: 'the secret’s value, not its ID' }],
};

export const publicClient: ClientAuthenticationRules = {
  id: 'none',
  parameters: { value: [], source: 'RFC 6749 §2.1: a public client proves nothing', checked },
  settings: [],
};

/** The assertion is in the grant or in a header: nothing else authenticates the client. */
export const assertionElsewhere: ClientAuthenticationRules = {
  id: 'signed-assertion',
  parameters: {
    value: [],
    source: 'RFC 7523 §2.1: client authentication is optional with this grant',
    checked,
  },
  settings: [],
};
