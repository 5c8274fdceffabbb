/** From a file to `x5t`, stage by stage, in groups of three octets and their four characters. RFC 4648 §4–5, RFC 7515 §4.1.7. */
import { encodeBase64 } from '../encoding/base64';
import { encodeBase64url } from '../encoding/base64url';
import type { Certificate } from '../x509/certificate';

/** What the same bits look like before and after an encoding. */
export interface OctetGroup {
  /** Of its first octet, counted from 0. */
  readonly offset: number;
  /** Three; one or two at the end. */
  readonly octets: readonly number[];
  /** Four; two or three at the end, without padding. */
  readonly characters: string;
  /** Six for each character: the values that the alphabet spells. The last may end in zeros that stand for nothing. */
  readonly sextets: readonly number[];
}

export interface ThumbprintPipeline {
  /** The certificate, where there is one: its beginning and its end. */
  readonly file?: {
    readonly octets: number;
    readonly begin: readonly OctetGroup[];
    readonly end: readonly OctetGroup[];
  };
  readonly digest: readonly OctetGroup[];
}

const shownAtBegin = 5;
const shownAtEnd = 2;

export function thumbprintPipelineOf(digest: Uint8Array, certificate?: Certificate): ThumbprintPipeline {
  const groups = groupsOf(digest, encodeBase64url);
  if (!certificate) return { digest: groups };
  const { der } = certificate;
  const endsAt = Math.ceil(der.length / 3) - shownAtEnd;
  return {
    file: {
      octets: der.length,
      begin: groupsOf(der.subarray(0, shownAtBegin * 3), encodeBase64),
      end: groupsOf(der.subarray(endsAt * 3), encodeBase64, endsAt * 3),
    },
    digest: groups,
  };
}

function groupsOf(
  octets: Uint8Array,
  encode: (octets: Uint8Array) => string,
  start = 0,
): readonly OctetGroup[] {
  const count = Math.ceil(octets.length / 3);
  return Array.from({ length: count }, (_, index) => {
    const group = octets.subarray(index * 3, index * 3 + 3);
    return {
      offset: start + index * 3,
      octets: [...group],
      characters: encode(group),
      sextets: sextetsOf(group),
    };
  });
}

function sextetsOf(group: Uint8Array): readonly number[] {
  const bits = [...group].map((octet) => octet.toString(2).padStart(8, '0')).join('');
  return (bits.match(/.{1,6}/g) ?? []).map((six) => Number.parseInt(six.padEnd(6, '0'), 2));
}
