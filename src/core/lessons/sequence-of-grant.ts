/** Who takes part in a grant and what is sent from whom to whom, in order, with the values that are known. RFC 6749 §4, RFC 7521 §4, RFC 8628 §3, RFC 4559 §4. */
import type { AssertionSettings } from '../assertion/assertion-settings';
import { chooseRequest } from '../assertion/request-choice';
import { expandTemplate, settingValues } from '../assertion/template-values';
import type { JsonObject } from '../jose/json-members';
import type { ClientAuthenticationId, GrantId, ParameterRule } from '../profiles/grant-rules';
import type { ServerProfile } from '../profiles/server-profile';
import { secretSettingNames } from '../profiles/setting-names';

/** `caller` has called the client with a user's token; `issuer` is one whose assertions the server trusts. */
export type PartyId = 'user' | 'caller' | 'issuer' | 'client' | 'authorization-server' | 'api';

export type MessageId =
  | 'authorize'
  | 'code'
  | 'credentials'
  | 'user-token'
  | 'assertion'
  | 'device-request'
  | 'device-code'
  | 'user-code'
  | 'approve'
  | 'external-jwt'
  | 'sign'
  | 'token-request'
  | 'challenge'
  | 'negotiate'
  | 'token'
  | 'api-request'
  | 'api-response';

export interface SequenceValue {
  readonly name: string;
  /** Undefined: it is made only when that is sent. */
  readonly value: string | undefined;
  /** Lets whoever has it act as the client or the user. */
  readonly isSecret: boolean;
}

export interface SequenceMessage {
  readonly id: MessageId;
  readonly from: PartyId;
  /** The same as `from`: done, not sent. */
  readonly to: PartyId;
  readonly values: readonly SequenceValue[];
}

export interface Sequence {
  /** From left to right: only those that take part. */
  readonly parties: readonly PartyId[];
  readonly messages: readonly SequenceMessage[];
}

/** What exists once somebody has signed. */
export interface SignedParts {
  readonly compact: string;
  readonly claims: JsonObject;
}

type Step = readonly [id: MessageId, from: PartyId, to: PartyId, values?: readonly ParameterRule[]];

const order: readonly PartyId[] = ['user', 'caller', 'issuer', 'client', 'authorization-server', 'api'];

const assertionOfIssuer: Step = ['assertion', 'issuer', 'client', [['assertion', '{userAssertion}']]];

/** What comes before the token request. */
const preparations: Readonly<Record<GrantId, readonly Step[]>> = {
  'client-credentials': [],
  'refresh-token': [],
  'authorization-code': [
    [
      'authorize',
      'user',
      'authorization-server',
      [
        ['client_id', '{clientId}'],
        ['redirect_uri', '{redirectUri}'],
        ['scope', '{scope}'],
      ],
    ],
    ['code', 'authorization-server', 'client', [['code', '{authorizationCode}']]],
  ],
  'on-behalf-of': [['user-token', 'caller', 'client', [['Authorization', 'Bearer {userAssertion}']]]],
  password: [
    [
      'credentials',
      'user',
      'client',
      [
        ['username', '{username}'],
        ['password', '{userPassword}'],
      ],
    ],
  ],
  'jwt-bearer': [assertionOfIssuer],
  'saml-bearer': [assertionOfIssuer],
  'saml11-bearer': [assertionOfIssuer],
  'device-code': [
    [
      'device-request',
      'client',
      'authorization-server',
      [
        ['client_id', '{clientId}'],
        ['scope', '{scope}'],
      ],
    ],
    ['device-code', 'authorization-server', 'client', [['device_code', '{deviceCode}']]],
    ['user-code', 'client', 'user'],
    ['approve', 'user', 'authorization-server'],
  ],
  'app-only': [],
  'user-and-app': [],
  none: [],
};

const proofs: Readonly<Record<ClientAuthenticationId, readonly Step[]>> = {
  'signed-assertion': [['sign', 'client', 'client']],
  'external-jwt': [['external-jwt', 'issuer', 'client', [['client_assertion', '{externalJwt}']]]],
  'client-secret': [],
  'windows-integrated': [],
  none: [],
};

/** Answers to a request that the Windows session authenticates: the first one asks for it. */
const negotiation: readonly Step[] = [
  ['challenge', 'authorization-server', 'client', [['WWW-Authenticate', 'Negotiate']]],
  ['negotiate', 'client', 'authorization-server', [['Authorization', 'Negotiate {ticket}']]],
];

/** @param signed undefined before there is an assertion */
export function sequenceOfGrant(
  profile: ServerProfile,
  settings: AssertionSettings,
  signed?: SignedParts,
): Sequence {
  const { grant, authentication } = chooseRequest(profile, settings);
  const parameters = [...grant.parameters.value, ...authentication.parameters.value];
  // Of Google and Salesforce the client itself is the issuer.
  const isOwnAssertion = !parameters.some(([, template]) => template.includes('{userAssertion}'));
  const before = preparations[grant.id].filter(([id]) => !(id === 'assertion' && isOwnAssertion));
  const exchange: readonly Step[] = profile.bearerHeaders
    ? [['api-request', 'client', 'api', profile.bearerHeaders.value]]
    : [
        ['token-request', 'client', 'authorization-server', parameters],
        ...(authentication.id === 'windows-integrated' ? negotiation : []),
        ['token', 'authorization-server', 'client', [['access_token', '{accessToken}']]],
        ['api-request', 'client', 'api', [['Authorization', 'Bearer {accessToken}']]],
      ];
  const steps = [
    ...before,
    ...proofs[authentication.id],
    ...exchange,
    ['api-response', 'api', 'client'] as Step,
  ];
  const values = settingValues(settings, { signedJwt: signed?.compact });
  const messages = steps.map(([id, from, to, rules = []]) => ({
    id,
    from,
    to,
    values: id === 'sign' ? claimValues(signed) : rules.flatMap((rule) => valueOf(rule, values)),
  }));
  const taking = new Set(messages.flatMap(({ from, to }) => [from, to]));
  return { parties: order.filter((party) => taking.has(party)), messages };
}

/** What comes into being on the way is named without a value; what was left out of the form is not sent. */
function valueOf(
  [name, template]: ParameterRule,
  values: (name: string) => string | number | undefined,
): readonly SequenceValue[] {
  const value = expandTemplate(template, values);
  if (value === undefined && !/\{(signedJwt|accessToken|ticket)\}/.test(template)) return [];
  const isSecret = secretSettingNames.some((secret) => template.includes(`{${secret}}`));
  return [{ name, value, isSecret }];
}

/** Who, to whom, when, once: in the order in which they are signed. */
function claimValues(signed: SignedParts | undefined): readonly SequenceValue[] {
  return Object.entries(signed?.claims ?? {}).map(([name, value]) => ({
    name,
    value: typeof value === 'string' ? value : JSON.stringify(value),
    isSecret: false,
  }));
}
