/** Exercises on `x5t` and `x5t#S256`: which digest, of what, in which spelling. RFC 7515 §4.1.7–4.1.8; facts/protocol.md §11, 1–5 and 35. */
import { encodeBase64 } from '../../encoding/base64';
import { encodeBase64urlText } from '../../encoding/base64url';
import { decodeEitherBase64 } from '../../thumbprint/undo-encoding';
import type { Thumbprints } from '../../x509/thumbprint';
import type { ClientWork } from '../client-work';
import type { LessonMaterial } from '../lesson-material';
import type { Exercise } from './exercise';
import { withMembers } from './with-members';

type OfThumbprints = (own: Thumbprints, other: Thumbprints) => string;

const thumbprintsIn = ({ chain }: LessonMaterial['credential']) =>
  (chain[0] as (typeof chain)[number]).thumbprints;

const x5tOf =
  (write: OfThumbprints) =>
  ({ header }: ClientWork, { credential, other }: LessonMaterial) => ({
    header: withMembers(header, { x5t: write(thumbprintsIn(credential), thumbprintsIn(other)) }),
  });

export const thumbprintExercises = [
  {
    id: 'hex-text-in-x5t',
    server: 'entra-v1',
    breaks: x5tOf(({ sha1 }) => encodeBase64urlText(sha1)),
    mends: ['header'],
    check: 'key',
    code: 'x5t/hex-text',
  },
  {
    id: 'newline-in-x5t',
    server: 'entra-v1',
    breaks: x5tOf(({ sha1 }) => encodeBase64urlText(`${sha1}\n`)),
    mends: ['header'],
    check: 'key',
    code: 'x5t/hex-text-with-newline',
  },
  {
    id: 'hex-as-x5t',
    server: 'adfs',
    breaks: x5tOf(({ sha1 }) => sha1),
    mends: ['header'],
    check: 'key',
    code: 'x5t/hex-as-base64',
  },
  {
    id: 'encoded-twice',
    server: 'entra-v1',
    breaks: x5tOf(({ x5t }) =>
      encodeBase64urlText(encodeBase64(decodeEitherBase64(x5t) ?? new Uint8Array())),
    ),
    mends: ['header'],
    check: 'key',
    code: 'x5t/double-base64',
  },
  {
    id: 'sha256-in-x5t',
    server: 'adfs',
    breaks: x5tOf(({ 'x5t#S256': s256 }) => s256),
    mends: ['header'],
    check: 'key',
    code: 'x5t/sha256-in-x5t',
  },
  {
    id: 'other-certificate',
    server: 'entra-v1',
    breaks: x5tOf((_, { x5t }) => x5t),
    mends: ['header'],
    check: 'key',
    code: 'x5t/other-certificate',
  },
  {
    id: 'kid-alone',
    server: 'entra-v2',
    breaks: ({ header }, { credential }) => ({
      header: withMembers(header, {
        'x5t#S256': undefined,
        kid: credential.privateKey.jwkThumbprint ?? 'key-1',
      }),
    }),
    mends: ['header'],
    check: 'key',
    code: 'kid/only',
  },
] as const satisfies readonly Exercise[];
