/** JSON that names a certificate: a JOSE header, a JWK or a set of them, `keyCredentials`. RFC 7515 §4.1, RFC 7517 §4, RFC 7638. */
import { decodeUtf8 } from '../encoding/utf8';
import { readJsonObject } from '../jose/json-object';
import type { JsonObject, JsonValue } from '../jose/json-members';
import { isDigestLength } from '../thumbprint/digest-length';
import { jwkMembersDigest } from '../thumbprint/jwk-members-digest';
import {
  digestsOfCertificate,
  knownDigestsOf,
  meaningOf,
  type KnownDigests,
} from '../thumbprint/known-digests';
import type { ThumbprintMember, ThumbprintMistake } from '../thumbprint/thumbprint-mistake';
import { memberThumbprintMistakes } from '../thumbprint/thumbprint-mistakes';
import type { ThumbprintOrigin, ThumbprintReading } from '../thumbprint/thumbprint-reading';
import { decodeEitherBase64 } from '../thumbprint/undo-encoding';
import type { Certificate } from '../x509/certificate';
import { certificateOf, readCertificates } from './read-certificates';

const headerMembers: readonly ThumbprintMember[] = ['x5t', 'x5t#S256'];
/** Chains are shorter, and manifests smaller. */
const most = { certificates: 10, objects: 500, carriers: 20 };

/** Undefined: no JSON, or nothing in it that names a certificate. */
export async function readThumbprintJson(
  text: string,
  loaded: KnownDigests,
): Promise<ThumbprintReading | undefined> {
  const trimmed = text.trim();
  if (!/^[[{]/.test(trimmed)) return undefined;
  const reading = readJsonObject(trimmed.startsWith('[') ? `{"":${trimmed}}` : trimmed);
  if (!('object' in reading)) return undefined;
  const carriers = objectsWithin(reading.object).filter((one) => originOf(one) !== undefined);
  if (carriers.length === 0) return undefined;
  const found: ThumbprintReading[] = [];
  for (const one of carriers.slice(0, most.carriers)) found.push(await readCarrier(one, loaded));
  // Of a list that one is meant which belongs to what is loaded.
  const isLoaded = ({ digests }: ThumbprintReading) =>
    digests.some((digest) => meaningOf(loaded, digest) !== undefined);
  const chosen = found.find(isLoaded) ?? found[0];
  if (!chosen || carriers.length === 1) return chosen;
  const evidence = { count: carriers.length, of: chosen.origin, number: found.indexOf(chosen) + 1 };
  return { ...chosen, mistakes: [...chosen.mistakes, mistakeOf('thumbprint/several', 'note', evidence)] };
}

function readCarrier(object: JsonObject, loaded: KnownDigests): Promise<ThumbprintReading> {
  const origin = originOf(object) ?? 'jose-header';
  return origin === 'key-credential'
    ? readKeyCredential(object, loaded)
    : readThumbprintHeader(object, origin, loaded);
}

function originOf(object: JsonObject): ThumbprintOrigin | undefined {
  const has = (...names: string[]) => names.some((name) => object[name] !== undefined);
  if (has('customKeyIdentifier') || (has('key') && has('usage', 'type'))) return 'key-credential';
  if (has('kty')) return 'jwk';
  return has(...headerMembers, 'x5c') || (has('alg') && has('typ', 'kid')) || isAlgAlone(object)
    ? 'jose-header'
    : undefined;
}

function isAlgAlone(object: JsonObject): boolean {
  return typeof object['alg'] === 'string' && Object.keys(object).length === 1;
}

/** In reading order; not by recursion. `readJsonObject` has refused what is deeper than anything of use. */
function objectsWithin(root: JsonObject): readonly JsonObject[] {
  const found: JsonObject[] = [];
  const waiting: JsonValue[] = [root];
  for (
    let next = waiting.shift();
    next !== undefined && found.length < most.objects;
    next = waiting.shift()
  ) {
    if (typeof next !== 'object' || next === null) continue;
    if (!Array.isArray(next)) found.push(next as JsonObject);
    const inner = Object.values(next).filter((value) => typeof value === 'object' && value !== null);
    waiting.unshift(...inner.slice(0, most.objects));
  }
  return found;
}

/** Judged by its own `x5c` where it has one, else by what is loaded. */
export async function readThumbprintHeader(
  header: JsonObject,
  origin: ThumbprintOrigin,
  loaded: KnownDigests,
): Promise<ThumbprintReading> {
  const { certificates, mistakes: unreadable } = await readChain(header['x5c']);
  const known = certificates.length > 0 ? await knownDigestsOf(certificates) : loaded;
  const members = headerMembers.filter((member) => header[member] !== undefined);
  const common = { origin, certificates, known };
  if (members.length === 0) return readWithoutMembers(header, common, unreadable);
  const found = members.map((member) => memberThumbprintMistakes(member, textOf(header[member]), known));
  return {
    ...common,
    ...(members[0] ? { member: members[0] } : {}),
    digests: found.flatMap(({ bytes }) => (bytes && isDigestLength(bytes.length) ? [bytes] : [])),
    mistakes: [...found.flatMap(({ mistakes }) => mistakes), ...unreadable],
  };
}

async function readWithoutMembers(
  header: JsonObject,
  common: Pick<ThumbprintReading, 'origin' | 'certificates' | 'known'>,
  unreadable: readonly ThumbprintMistake[],
): Promise<ThumbprintReading> {
  const [leaf] = common.certificates;
  if (leaf) {
    const missing = common.origin === 'jwk' ? [] : [missingMember('warning', header)];
    return { ...common, digests: digestsOfCertificate(leaf), mistakes: [...missing, ...unreadable] };
  }
  if (common.origin !== 'jwk')
    return { ...common, digests: [], mistakes: [missingMember('error', header), ...unreadable] };
  const digest = await jwkMembersDigest(header);
  const mistake = digest
    ? mistakeOf('thumbprint/jwk-thumbprint', 'warning', {})
    : mistakeOf('thumbprint/not-a-digest', 'error', { form: 'JWK' });
  return { ...common, digests: digest ? [digest] : [], mistakes: [mistake, ...unreadable] };
}

/** Graph gives `key` only when it is asked for. */
async function readKeyCredential(object: JsonObject, loaded: KnownDigests): Promise<ThumbprintReading> {
  const { certificates, mistakes: unreadable } = await readChain(object['key'] ?? undefined);
  const known = certificates.length > 0 ? await knownDigestsOf(certificates) : loaded;
  const member = 'customKeyIdentifier';
  const common = { origin: 'key-credential', certificates, known, member } as const;
  const value = object[member];
  const [leaf] = certificates;
  if (typeof value !== 'string') {
    const digests = leaf ? digestsOfCertificate(leaf) : [];
    const missing = leaf ? [] : [mistakeOf('x5t/missing', 'error', { member })];
    return { ...common, digests, mistakes: [...missing, ...unreadable] };
  }
  const { bytes, mistakes } = memberThumbprintMistakes(member, value, known);
  return {
    ...common,
    digests: bytes && isDigestLength(bytes.length) ? [bytes] : [],
    mistakes: [...mistakes, ...unreadable],
  };
}

/** The standard has an array of base64 without line breaks; PEM, base64url and a lone string are read as well. */
async function readChain(value: JsonValue | undefined): Promise<{
  readonly certificates: readonly Certificate[];
  readonly mistakes: readonly ThumbprintMistake[];
}> {
  if (value === undefined) return { certificates: [], mistakes: [] };
  const texts = [value]
    .flat()
    .filter((one) => typeof one === 'string')
    .slice(0, most.certificates);
  const certificates: Certificate[] = [];
  for (const text of texts) certificates.push(...(await certificatesIn(text)));
  const isWhole = texts.length > 0 && certificates.length >= texts.length;
  return { certificates, mistakes: isWhole ? [] : [unreadableOf(texts, certificates)] };
}

async function certificatesIn(text: string): Promise<readonly Certificate[]> {
  const decoded = decodeEitherBase64(text.replace(/\s/g, ''));
  if (!decoded) return readCertificates(text);
  const inner = /^\s*LS0t/.test(text) ? decodeUtf8(decoded) : undefined;
  return inner === undefined ? certificateOf(() => decoded) : readCertificates(inner);
}

function unreadableOf(texts: readonly unknown[], certificates: readonly unknown[]): ThumbprintMistake {
  const evidence = { count: texts.length, read: certificates.length };
  return mistakeOf('thumbprint/unreadable-certificate', 'warning', evidence);
}

function textOf(value: JsonValue | undefined): string {
  return typeof value === 'string' ? value : '';
}

function missingMember(severity: 'error' | 'warning', header: JsonObject): ThumbprintMistake {
  return mistakeOf('x5t/missing', severity, { member: 'x5t', kid: textOf(header['kid']).slice(0, 80) });
}

function mistakeOf(
  code: ThumbprintMistake['code'],
  severity: ThumbprintMistake['severity'],
  evidence: ThumbprintMistake['evidence'],
): ThumbprintMistake {
  return { code, severity, evidence: { member: '', ...evidence }, spec: 'RFC 7515 §4.1' };
}
