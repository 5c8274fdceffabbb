/** The thumbprint that an error of Microsoft Entra ID prints → the `x5t` that was sent, and its mistake. facts/protocol.md §0.3–0.4. */
import { encodeBase64url } from '../encoding/base64url';
import { decodeHex } from '../encoding/hex';
import { isDigestLength } from '../thumbprint/digest-length';
import type { KnownDigests } from '../thumbprint/known-digests';
import type { ThumbprintMistake } from '../thumbprint/thumbprint-mistake';
import { printedThumbprintMistakes } from '../thumbprint/thumbprint-mistakes';
import type { ThumbprintReading } from '../thumbprint/thumbprint-reading';

const printed =
  /Thumbprint of key used by client:?\s{0,4}(?:\\?["'`\u2018\u2019]|\\u0027|&#39;|%27){0,2}\s{0,4}((?:[0-9A-F]{2}){1,600})/i;
const code = /\bAADSTS(\d{4,9})\b/i;
const reason = /\[Reason\s*-\s*([^.\]]{1,120})/i;

/** Undefined: no error text. */
export function readPrintedThumbprint(text: string, known: KnownDigests): ThumbprintReading | undefined {
  const hex = printed.exec(text)?.[1];
  const [, number] = code.exec(text) ?? [];
  if (hex === undefined && number === undefined) return undefined;
  const error = number === undefined ? '' : `AADSTS${number}`;
  const common = { origin: 'error', certificates: [], known } as const;
  if (hex === undefined) return { ...common, digests: [], mistakes: [withoutThumbprint(error)] };
  const octets = decodeHex(hex);
  const { mistakes, bytes } = printedThumbprintMistakes(octets, known);
  const isDigest = bytes !== undefined && isDigestLength(bytes.length);
  const because = reason.exec(text)?.[1]?.trim() ?? '';
  return {
    ...common,
    digests: isDigest ? [bytes] : [],
    sent: encodeBase64url(octets),
    mistakes: mistakes.map((one) => ({ ...one, evidence: { ...one.evidence, error, because } })),
  };
}

function withoutThumbprint(error: string): ThumbprintMistake {
  const isAboutKeys = error === 'AADSTS700027';
  return {
    code: isAboutKeys ? 'x5t/missing' : 'thumbprint/not-a-digest',
    severity: 'error',
    evidence: { member: 'x5t', form: 'error', error },
    spec: 'RFC 7515 §4.1.7',
  };
}
