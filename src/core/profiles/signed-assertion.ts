/** Client authentication by an assertion, and what it asks for beside the key. RFC 7521 §4.2, RFC 7523 §2.2. */
import type { ClientAuthenticationRules, ParameterRule } from './grant-rules';

const checked = '2026-11-22';

const assertionType = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';

const assertionParameters: readonly ParameterRule[] = [
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
