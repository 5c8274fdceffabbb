/** What a program has to do to make the present assertion and send it, whatever its language. RFC 7515 §5.1, RFC 7523 §2. */
import { draftOf } from '../../assertion/build-draft';
import { planAssertion, type AssertionPlan, type PlanParameters } from '../../assertion/plan-assertion';
import { withValues } from '../../assertion/template-values';
import { parseUrl } from '../../assertion/token-endpoint';
import { encodeJsonObject, type JsonObject } from '../../jose/json-members';
import type { JwsAlg } from '../../keys/algorithms';
import { secretSettingNames, type SecretSettingName } from '../../profiles/setting-names';
import type { Certificate } from '../../x509/certificate';
import { headersOf, methodOf } from '../dialects/header-fields';
import { buildTokenRequest, enclosingHeader } from '../token-request';
import { holesOf, makeMarks, type Hole, type Marks, type TextWithHoles } from './text-with-holes';

export interface ProgramParts {
  readonly alg: JwsAlg;
  /** `RS`, `PS`, `ES` or `Ed`. */
  readonly family: string;
  /** Of the digest. */
  readonly bits: number;
  /** Octets of R, and of S: RFC 7518 §3.4. */
  readonly coordinate: number;
  /** The JSON texts that are signed, a member a line. */
  readonly header: readonly TextWithHoles[];
  readonly claims: readonly TextWithHoles[];
  /** Of a token around the signed one, which is not signed itself. */
  readonly outerHeader?: readonly TextWithHoles[];
  readonly outerClaims?: readonly TextWithHoles[];
  readonly lifetime: number;
  readonly notBeforeOffset: number;
  readonly url: string;
  readonly method: 'GET' | 'POST';
  readonly headers: readonly ProgramField[];
  readonly parameters: readonly ProgramField[];
  readonly secrets: readonly SecretSettingName[];
  readonly holes: ReadonlySet<Hole>;
}

export type ProgramField = readonly [name: string, value: TextWithHoles];

/** Undefined where nothing is signed, or while the address is none that a program can be given. */
export function describeProgram(parameters: PlanParameters): ProgramParts | undefined {
  const { profile, settings } = parameters;
  const marks = makeMarks(JSON.stringify(settings));
  const plan = planAssertion({ ...parameters, chain: markedChain(parameters, marks) });
  const { algorithm, choice, tokenEndpoint } = plan;
  const address = parseUrl(tokenEndpoint ?? '');
  if (!choice.signs || !algorithm || !address || !isPlain(address)) return undefined;

  const asked = choice.settings.filter(({ name, required }) => required || settings[name] !== '');
  const secrets = secretSettingNames.filter((name) => asked.some((one) => one.name === name));
  const marked = {
    ...settings,
    ...Object.fromEntries(
      secretSettingNames.map((name) => [name, secrets.includes(name) ? marks.of(name) : '']),
    ),
  };
  const request = buildTokenRequest(profile, marked, address.href, marks.of('signedJwt'));
  const { claims, outerClaims } = draftWithMarks(plan, marks);
  const texts = {
    header: linesOf(withMarkedChain(plan, marks), marks),
    claims: linesOf(claims, marks),
    ...(outerClaims
      ? { outerHeader: linesOf(enclosingHeader, marks), outerClaims: linesOf(outerClaims, marks) }
      : {}),
  };
  const field = ([name, value]: readonly [string, string]): ProgramField => [name, marks.split(value)];
  const fields = { headers: headersOf(request).map(field), parameters: request.parameters.map(field) };
  const { alg } = algorithm;
  const bits = alg === 'EdDSA' ? 512 : Number(alg.slice(2));
  return {
    alg,
    family: alg.slice(0, 2),
    bits,
    coordinate: Math.ceil((bits === 512 ? 521 : bits) / 8),
    ...texts,
    ...fields,
    lifetime: plan.lifetime,
    notBeforeOffset: plan.notBeforeOffset,
    url: strictAddress(address),
    method: methodOf(request),
    secrets,
    holes: holesOf([
      ...texts.header,
      ...texts.claims,
      ...(texts.outerClaims ?? []),
      ...[...fields.headers, ...fields.parameters].map(([, value]) => value),
    ]),
  };
}

/** Without a credential, as if its certificate were given where the server goes by that. */
function markedChain({ profile, chain }: PlanParameters, marks: Marks): readonly Certificate[] {
  if (chain.length === 0 && profile.certificate.value !== 'required') return [];
  const thumbprints = { x5t: marks.of('x5t'), 'x5t#S256': marks.of('x5t#S256') };
  // Of a certificate a header has no more than this.
  return [{ der: new Uint8Array(), thumbprints } as unknown as Certificate];
}

function withMarkedChain({ header, headerOverrides }: AssertionPlan, marks: Marks): JsonObject {
  if (!Object.hasOwn(header, 'x5c') || Object.hasOwn(headerOverrides, 'x5c')) return header;
  return { ...header, x5c: marks.of('x5c') };
}

function draftWithMarks(plan: AssertionPlan, marks: Marks) {
  const made = ['keyDigest', 'jti', 'issuedAt', 'expiry', 'notBefore'] as const;
  const values = withValues(plan.values, Object.fromEntries(made.map((name) => [name, marks.of(name)])));
  return draftOf(plan, values, marks.of('assertion'));
}

function linesOf(object: JsonObject, marks: Marks): readonly TextWithHoles[] {
  const { text, members } = encodeJsonObject(object);
  const starts = members.slice(1).map(({ start }) => start);
  return [0, ...starts].map((start, index) => marks.split(text.slice(start, starts[index] ?? text.length)));
}

/** What else an address can hold is a password, which no program has in its text. */
function isPlain({ protocol, username, password }: URL): boolean {
  return /^https?:$/.test(protocol) && username === '' && password === '';
}

/** Percent-encoded where RFC 3986 asks for it and the URL standard does not: some languages' libraries do. */
function strictAddress({ origin, pathname, search }: URL): string {
  const rest = `${pathname}${search}`
    .replace(/[^\w.~:/?@!$&'()*+,;=%-]/g, (character) => encodeURIComponent(character))
    .replace(/%(?![0-9A-Fa-f]{2})/g, '%25');
  return origin + rest;
}
