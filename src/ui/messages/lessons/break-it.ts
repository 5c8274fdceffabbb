/** The sentences of “Break it”: groups, choices, and what only a server with a memory says. */
import type { LocalRefusal } from '../../../core/lessons/answer-refusal';
import type { SegmentEncoding, SigningKeyName } from '../../../core/lessons/client-work';
import type { ExerciseGroupId } from '../../../core/lessons/exercises/exercises';

export const groupNames: Readonly<Record<ExerciseGroupId, string>> = {
  thumbprint: 'The thumbprint',
  signature: 'Signature and segments',
  claims: 'Who and to whom',
  time: 'When',
  request: 'The request around it',
};

export const signingKeyNames: Readonly<Record<SigningKeyName, string>> = {
  registered: 'The registered certificate’s',
  other: 'Another certificate’s',
};

export const encodingNames: Readonly<Record<SegmentEncoding, string>> = {
  base64url: 'base64url without padding',
  'base64url-padded': 'base64url with padding',
  base64: 'base64',
};

export const refusalTexts: Readonly<Record<LocalRefusal, string>> = {
  'other-address': 'The request went to another address than this server’s.',
  'unknown-client': 'No client with this client_id is registered here.',
  'jti-reused': 'The server has accepted an assertion with this jti before.',
};
