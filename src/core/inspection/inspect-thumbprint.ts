/** Anything pasted that names a certificate → its digests and what is wrong with them. RFC 7515 §4.1.6–4.1.8, RFC 7517, RFC 7638. */
import { decodeHex } from '../encoding/hex';
import { decodeUtf8 } from '../encoding/utf8';
import { mayHoldPrivateKey } from '../intake/may-hold-private-key';
import { decodeCompact } from '../jose/decode-compact';
import { isDigestLength } from '../thumbprint/digest-length';
import {
  digestsOfCertificate,
  knownDigestsOf,
  meaningOf,
  noKnownDigests,
  type KnownDigests,
} from '../thumbprint/known-digests';
import { readDigestText } from '../thumbprint/read-digest-text';
import type { ThumbprintMistake } from '../thumbprint/thumbprint-mistake';
import type { ThumbprintOrigin, ThumbprintReading } from '../thumbprint/thumbprint-reading';
import { decodeEitherBase64 } from '../thumbprint/undo-encoding';
import type { Certificate } from '../x509/certificate';
import { certificateOf, readCertificates } from './read-certificates';
import { readPrintedThumbprint } from './read-printed-thumbprint';
import { readThumbprintHeader, readThumbprintJson } from './read-thumbprint-json';

/** A request with a chain of certificates has some twenty thousand characters. */
export const longestThumbprintText = 200_000;
/** The smallest certificate that anybody has made is longer. */
const shortestCertificate = 200;

/** From the beginning of a run: from within it, each would be looked through to its end. */
const jwt = /(?<![A-Za-z0-9_-])ey[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]*(?:\.[A-Za-z0-9_-]*)?/;
/** `{"` or `{ "`, encoded: a header by itself. */
const headerSegment = /^["']?ey[A-Za-z0-9_-]{10,}={0,2}["']?$/;

/**
 * Never rejects, and takes time in proportion to the text.
 * @param loaded the digests of the certificates that are on the page, leaf first
 */
export async function inspectThumbprint(
  text: string,
  loaded: KnownDigests = noKnownDigests,
): Promise<ThumbprintReading> {
  if (text.length > longestThumbprintText) return tooLongThumbprint(text.length);
  if (text.trim() === '')
    return { origin: 'empty', digests: [], certificates: [], known: loaded, mistakes: [] };
  if (mayHoldPrivateKey(text))
    return broken('private-key', 'thumbprint/not-a-digest', { form: 'private key' });
  const printed = readPrintedThumbprint(text, loaded);
  if (printed) return named(printed, loaded);
  const carried = await readThumbprintJson(text, loaded);
  if (carried) return named(carried, loaded);
  const token = jwt.exec(text)?.[0] ?? (headerSegment.test(text.trim()) ? text : undefined);
  if (token) return named(await readToken(token, text, loaded), loaded);
  const certificates = await readWrittenCertificates(text);
  if (certificates.length > 0) return named(await readingOfCertificates(certificates, text, loaded), loaded);
  if (/\bBEGIN [A-Z0-9]|^LS0tLS1CRUdJTi|^\s*MI[IG]/.test(text) && text.length > shortestCertificate)
    return broken('unknown', 'thumbprint/unreadable-certificate', { characters: text.length });
  return named(readingOfDigest(text, loaded), loaded);
}

/** @param characters of a text that need not be at hand */
export function tooLongThumbprint(characters: number): ThumbprintReading {
  return broken('too-long', 'thumbprint/too-long', { characters, limit: longestThumbprintText });
}

function readingOfDigest(text: string, loaded: KnownDigests): ThumbprintReading {
  const { bytes, spelling, member, mistakes } = readDigestText(text, loaded);
  const isDigest = bytes !== undefined && isDigestLength(bytes.length);
  return {
    origin: isDigest || spelling ? 'digest' : 'unknown',
    ...(spelling ? { spelling } : {}),
    ...(member ? { member } : {}),
    digests: isDigest ? [bytes] : [],
    certificates: [],
    known: loaded,
    // A text by itself need not be about the certificate that is loaded.
    mistakes: member ? mistakes : mistakes.map(warnOfOther),
  };
}

function warnOfOther(mistake: ThumbprintMistake): ThumbprintMistake {
  return mistake.code === 'x5t/other-certificate' ? { ...mistake, severity: 'warning' } : mistake;
}

async function readingOfCertificates(
  certificates: readonly Certificate[],
  source: string,
  loaded: KnownDigests,
): Promise<ThumbprintReading> {
  const known = await knownDigestsOf(certificates, source);
  const [first] = certificates;
  const several: ThumbprintMistake = {
    code: 'thumbprint/several',
    severity: 'note',
    evidence: { member: '', count: certificates.length, of: 'certificates', first: first?.subject ?? '' },
    spec: 'RFC 7515 §4.1.6',
  };
  return {
    origin: 'certificate',
    digests: first ? digestsOfCertificate(first) : [],
    certificates,
    known: loaded.certificates.length > 0 ? mergeKnown(known, loaded) : known,
    mistakes: certificates.length > 1 ? [several] : [],
  };
}

/** The pasted ones first; places of the loaded ones move up behind them. */
function mergeKnown(pasted: KnownDigests, loaded: KnownDigests): KnownDigests {
  const start = pasted.certificates.length;
  const moved = [...loaded.meanings].map(
    ([hex, meaning]) => [hex, { ...meaning, certificate: meaning.certificate + start }] as const,
  );
  return {
    certificates: [...pasted.certificates, ...loaded.certificates],
    meanings: new Map([...moved, ...pasted.meanings]),
  };
}

async function readToken(token: string, text: string, loaded: KnownDigests): Promise<ThumbprintReading> {
  const decoded = decodeCompact(token);
  const object = decoded.header.object ?? decodeCompact(text).header.object;
  if (!object) return broken('jwt', 'thumbprint/not-a-digest', { form: 'JWT' });
  return readThumbprintHeader(object, decoded.count > 1 ? 'jwt' : 'jose-header', loaded);
}

/** PEM, DER in base64 or hex, or base64 of PEM. */
async function readWrittenCertificates(text: string): Promise<readonly Certificate[]> {
  if (text.length < shortestCertificate) return [];
  const written = await readCertificates(text);
  if (written.length > 0) return written;
  const packed = text.replace(/\s/g, '');
  const octets = /^[0-9A-F]+$/i.test(packed) && packed.length % 2 === 0 ? decodeHex(packed) : undefined;
  const decoded = octets ?? decodeEitherBase64(packed);
  if (!decoded) return [];
  const inner = /^LS0t/.test(packed) ? decodeUtf8(decoded) : undefined;
  return inner === undefined ? certificateOf(() => decoded) : readCertificates(inner);
}

/** Whose digest it is, where a certificate beside it or a loaded one tells. */
function named(reading: ThumbprintReading, loaded: KnownDigests): ThumbprintReading {
  const [digest] = reading.digests;
  const sources = [['loaded', loaded] as const, ['text', reading.known] as const];
  for (const [from, known] of sources) {
    const meaning = digest && meaningOf(known, digest);
    if (!meaning) continue;
    const subject = known.certificates[meaning.certificate]?.subject ?? '';
    return { ...reading, meaning: { ...meaning, subject, from } };
  }
  return reading;
}

function broken(
  origin: ThumbprintOrigin,
  code: ThumbprintMistake['code'],
  evidence: ThumbprintMistake['evidence'],
): ThumbprintReading {
  const mistake = {
    code,
    severity: 'error',
    evidence: { member: '', ...evidence },
    spec: 'RFC 7515 §4.1.7',
  } as const;
  return { origin, digests: [], certificates: [], known: noKnownDigests, mistakes: [mistake] };
}
