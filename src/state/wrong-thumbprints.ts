import { encodeBase64url } from '../core/encoding/base64url';
import type { Bytes } from '../core/encoding/bytes';
import { decodeHex, encodeHex } from '../core/encoding/hex';
import { encodeUtf8 } from '../core/encoding/utf8';
import { memberThumbprintMistakes } from '../core/thumbprint/thumbprint-mistakes';
import type { MistakeCode } from '../core/thumbprint/thumbprint-mistake';
import type { LessonSubject } from './lesson-bench.svelte';

export interface WrongThumbprint {
  readonly way: 'right' | 'sha-256' | 'other-certificate' | 'hex-text';
  readonly x5t: string;
  readonly octets: number;
  /** As AADSTS700027 prints it: hex of the decoded `x5t`. */
  readonly printed: string;
  /** What the thumbprint doctor finds by the spelling alone; another certificate's is as good as any. */
  readonly mistake: MistakeCode | undefined;
}

/** The right `x5t` of a certificate and three that are none. */
export function wrongThumbprints({ certificate, other }: LessonSubject): readonly WrongThumbprint[] {
  const { sha1, sha256 } = certificate.thumbprints;
  const otherSha1 = other.chain[0]?.thumbprints.sha1 ?? '';
  return [
    spelled('right', decodeHex(sha1)),
    spelled('sha-256', decodeHex(sha256)),
    spelled('other-certificate', decodeHex(otherSha1)),
    spelled('hex-text', encodeUtf8(sha1)),
  ];
}

function spelled(way: WrongThumbprint['way'], octets: Bytes): WrongThumbprint {
  const x5t = encodeBase64url(octets);
  return {
    way,
    x5t,
    octets: octets.length,
    printed: encodeHex(octets),
    mistake: memberThumbprintMistakes('x5t', x5t).mistakes[0]?.code,
  };
}
