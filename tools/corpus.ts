/** Key and certificate files of other projects, and what must come of each: for unit tests and for journeys in the browser. */
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { ErrorCode } from '../src/core/errors';

/** Under their own licences, and so not in the repository; the README there says what the members mean. */
const folder = process.env['CORPUS'] ?? fileURLToPath(new URL('../../shared/corpus', import.meta.url));

export interface CorpusRow {
  readonly path: string;
  readonly base64: string;
  readonly format: string;
  /** Empty where the file opens without one. */
  readonly password: string;
  readonly outcome:
    | 'accept'
    | 'accept-weak'
    | 'accept-cert'
    | 'cert-only'
    | 'unsupported'
    | 'reject'
    | 'not-a-key-or-cert'
    | 'either';
  readonly key_type?: string;
  readonly key_spki_sha256?: string;
  readonly key_jwk_thumbprint_sha256?: string;
  /** Of the leaf. */
  readonly cert_sha256?: string;
  /** Separated by blanks. */
  readonly all_cert_sha256?: string;
}

/** Another file of the corpus, each with a text in it: JWS examples and vectors. */
export interface CorpusVectors {
  readonly path: string;
  readonly base64: string;
}

export const hasCorpus = existsSync(`${folder}/files.json`);
if (!hasCorpus) console.log(`No corpus in ${folder}: the files that OpenSSL makes are read all the same.`);

export const corpusRows = rowsOf<CorpusRow>('files.json');
export const corpusVectors = rowsOf<CorpusVectors>('jws.json');

function rowsOf<Row>(name: string): readonly Row[] {
  return hasCorpus ? (JSON.parse(readFileSync(`${folder}/${name}`, 'utf8')) as readonly Row[]) : [];
}

export function octetsOf({ base64 }: { readonly base64: string }): Uint8Array<ArrayBuffer> {
  return new Uint8Array(Buffer.from(base64, 'base64'));
}

export function certificatesOf({ all_cert_sha256: all = '' }: CorpusRow): readonly string[] {
  return all.split(' ').filter((digest) => digest !== '');
}

/** Digests of a private key as somebody shows them, in any case; those that are not shown are left out. */
export interface ShownKey {
  readonly spkiSha256?: string;
  readonly jwkThumbprint?: string;
  /** Whether it is called weak. */
  readonly isWeak?: boolean;
}

/** What came of a row. */
export interface CorpusOutcome {
  readonly isAsked: boolean;
  readonly keys: readonly ShownKey[];
  /** SHA-256 of every certificate, or of the leaf alone where no more is shown. */
  readonly certificates: readonly string[];
  readonly leaf?: string;
  /** Of every refusal, its code and what it names; the page has both in one sentence. */
  readonly refusals: readonly string[];
}

/** What of an outcome does not hold; nothing where all does. */
export function complaintsAbout(row: CorpusRow, outcome: CorpusOutcome): readonly string[] {
  const isTaken = /^(accept|accept-weak|accept-cert|cert-only)$/.test(row.outcome);
  const key = row.outcome === 'either' && outcome.keys.length === 0 ? [] : complaintsAboutKey(row, outcome);
  return [
    ...key,
    ...complaintsAboutCertificates(row, outcome, isTaken),
    ...complaintsAboutRefusals(row, outcome),
  ]
    .concat(row.password === '' && outcome.isAsked ? ['a password is asked for where none is needed'] : [])
    .concat(row.password !== '' && isTaken && !outcome.isAsked ? ['no password is asked for'] : []);
}

function complaintsAboutKey(row: CorpusRow, { keys }: CorpusOutcome): readonly string[] {
  const isExpected = /^(accept|accept-weak|either)$/.test(row.outcome);
  if (keys.length !== Number(isExpected)) return [`${keys.length} private keys`];
  return keys.flatMap(({ spkiSha256, jwkThumbprint, isWeak }) => [
    ...differences('SubjectPublicKeyInfo', spkiSha256?.toLowerCase(), row.key_spki_sha256),
    ...differences('JWK thumbprint', jwkThumbprint, row.key_jwk_thumbprint_sha256),
    ...(row.outcome === 'either' ? [] : differences('weakness', isWeak, row.outcome === 'accept-weak')),
  ]);
}

function differences<Value>(what: string, shown: Value | undefined, expected: Value | undefined) {
  return shown === undefined || expected === undefined || shown === expected
    ? []
    : [`${what} is ${String(shown)}, not ${String(expected)}`];
}

function complaintsAboutCertificates(
  row: CorpusRow,
  { certificates, leaf }: CorpusOutcome,
  isTaken: boolean,
): readonly string[] {
  const shown = certificates.map((digest) => digest.toLowerCase()).sort();
  const expected = [...certificatesOf(row)].sort();
  if (!isTaken && shown.length === 0) return [];
  return [
    ...differences('certificates', shown.join(), expected.join()),
    ...differences('leaf', leaf?.toLowerCase(), row.cert_sha256),
  ];
}

function complaintsAboutRefusals(row: CorpusRow, { keys, refusals }: CorpusOutcome): readonly string[] {
  const expected = reasonsOf(row);
  if (row.outcome === 'either') {
    return keys.length + refusals.length > 0 ? [] : ['neither a key nor a reason'];
  }
  const isExpected = (refusal: string) =>
    expected.some(([code, name = '']) => refusal.includes(code) && refusal.includes(name));
  return [
    ...refusals.filter((refusal) => !isExpected(refusal)).map((refusal) => `refused: ${refusal}`),
    ...(expected.length > 0 && !refusals.some(isExpected)
      ? [`no refusal with ${expected.join(' or ')}`]
      : []),
  ];
}

/** Of the rows that are refused, wholly or in part: one code of these, with the name that goes with it. */
function reasonsOf({ path }: CorpusRow): readonly Reason[] {
  return reasons.get(path.slice(0, 3)) ?? [];
}

type Reason = readonly [code: ErrorCode, name?: string];
const notUsable = (format: string): Reason => ['intake/not-usable', format];
const algorithm = (name: string): Reason => ['key/unsupported-algorithm', name];
const curve = (name: string): Reason => ['key/unsupported-curve', name];
const encryption = (name: string): Reason => ['encryption/unsupported', name];
const inconsistent = (element: string): Reason => ['key/inconsistent', element];

const reasons: ReadonlyMap<string, readonly Reason[]> = new Map<string, readonly Reason[]>([
  ['005', [notUsable('dsa-key')]],
  ['015', [['key/multi-prime']]],
  ['016', [algorithm('Diffie-Hellman')]],
  ['022', [algorithm('X25519')]],
  ['025', [curve('P-224')]],
  ['029', [curve('secp112r1')]],
  ['037', [algorithm('Diffie-Hellman')]],
  ['041', [curve('SM2')]],
  ['042', [curve('brainpoolP256r1')]],
  ['055', [algorithm('X448')]],
  ['062', [['key/multi-prime']]],
  ['071', [encryption('BLAKE2b-512')]],
  ['081', [algorithm('DSA')]],
  ['085', [encryption('Camellia-128-CBC')]],
  ['087', [encryption('GOST R 34.11-94')]],
  // Two blocks that say PRIVATE KEY hold an address; the certificate between them is good.
  ['088', [['intake/unrecognised']]],
  ['103', [['pem/invalid-base64']]],
  ['104', [['pem/invalid-base64']]],
  ['115', [notUsable('certificate-request')]],
  ['116', [notUsable('revocation-list')]],
  ['117', [notUsable('public-key')]],
  ['118', [notUsable('openssh-key')]],
  ['119', [notUsable('public-key')]],
  ['120', [['encryption/malformed', 'iterationCount']]],
  ['121', [encryption('RC4')]],
  ['122', [['der/malformed']]],
  ['123', [inconsistent('RSAPrivateKey.version')]],
  // Chromium and OpenSSL compare the point themselves; in Firefox and WebKit the signature tells.
  ['124', [['key/refused-by-engine'], ['key/public-key-mismatch']]],
  ['125', [['der/unexpected-element', 'PFX.authSafe.content']]],
  ['126', [['pfx/malformed', 'PFX.version']]],
  ['127', [inconsistent('ECPrivateKey.privateKey')]],
  ['128', [encryption('0.24.97.792.97.792.97.792')]],
  ['129', [encryption('1.2.840.113549.1.5.12.321.321')]],
  ['130', [inconsistent('P-256, not P-384')]],
  ['131', [algorithm('1.2.840.1004321.3213.321')]],
  ['132', [['pem/malformed-dek-info']]],
  ['133', [['pem/malformed-dek-info']]],
  ['136', [inconsistent('RSAPrivateKey.prime')]],
  ['138', [encryption('AES-256-GCM')]],
]);
