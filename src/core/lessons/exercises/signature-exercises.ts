/** Exercises on the signature and on how the three segments are written. RFC 7515 §2, §5.1; RFC 7518 §3.1; facts/protocol.md §11, 6–8. */
import { encodeBase64urlText } from '../../encoding/base64url';
import type { Exercise } from './exercise';
import { memberOf, withMembers } from './with-members';

const addTo = (value: unknown, seconds: number) => (typeof value === 'number' ? value + seconds : 0);

export const signatureExercises = [
  {
    id: 'another-key',
    server: 'entra-v2',
    breaks: () => ({ key: 'other' }),
    mends: ['key'],
    check: 'signature',
    code: 'signature/other-key',
  },
  {
    id: 'edited-after-signing',
    server: 'entra-v2',
    breaks: ({ claims }) => ({ claims: withMembers(claims, { exp: addTo(memberOf(claims)['exp'], 300) }) }),
    tampers: (signed, { claims }) => signed.split('.').with(1, encodeBase64urlText(claims)).join('.'),
    mends: ['signs'],
    check: 'signature',
    code: 'signature/invalid',
  },
  {
    id: 'rs256-under-ps256',
    server: 'entra-v2',
    breaks: () => ({ signature: 'RS256' }),
    mends: ['signature'],
    check: 'signature',
    code: 'signature/rs-ps-swap',
  },
  {
    id: 'ps256-at-adfs',
    server: 'adfs',
    breaks: ({ header }) => ({ header: withMembers(header, { alg: 'PS256' }) }),
    mends: ['header'],
    check: 'algorithm',
    code: 'alg/not-accepted',
  },
  {
    id: 'alg-none',
    server: 'generic-oidc',
    breaks: ({ header }) => ({ header: withMembers(header, { alg: 'none' }) }),
    mends: ['header'],
    check: 'algorithm',
    code: 'alg/none',
  },
  {
    id: 'es256-at-entra',
    server: 'entra-v2',
    breaks: ({ header }) => ({ header: withMembers(header, { alg: 'ES256' }) }),
    mends: ['header'],
    check: 'algorithm',
    code: 'alg/not-accepted',
  },
  {
    id: 'padding',
    server: 'entra-v2',
    breaks: () => ({ encoding: 'base64url-padded' }),
    mends: ['encoding'],
    check: 'segments',
    code: 'segment/padding',
  },
  {
    id: 'standard-base64',
    server: 'adfs',
    breaks: () => ({ encoding: 'base64' }),
    isSeen: (signed) => /[+/]/.test(signed),
    mends: ['encoding'],
    check: 'segments',
    code: 'segment/standard-base64',
  },
  {
    id: 'signature-cut-off',
    server: 'entra-v2',
    breaks: () => ({}),
    tampers: (signed) => signed.slice(0, signed.lastIndexOf('.')),
    mends: ['signs'],
    check: 'segments',
    code: 'segment/count',
  },
] as const satisfies readonly Exercise[];
