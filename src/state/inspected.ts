/** What an inspection came to, with what it was held against. */
import type { AssertionDifference } from '../core/inspection/assertion-difference';
import { checkAsServer } from '../core/inspection/check-as-server';
import { compareAssertions } from '../core/inspection/compare-assertions';
import { inspect } from '../core/inspection/inspect';
import type { Inspection, InspectionContext } from '../core/inspection/inspection';
import { readCertificates } from '../core/inspection/read-certificates';
import type { ServerVerdict } from '../core/inspection/server-check';
import { decodeCompact, type DecodedCompact } from '../core/jose/decode-compact';
import type { ProfileId } from '../core/profiles/server-profile';
import { diagnoseServerError, type ServerErrorDiagnosis } from '../core/server-errors/diagnose-server-error';
import type { Certificate } from '../core/x509/certificate';

export interface InspectionInputs {
  readonly text: string;
  /** A second text: an assertion that works, or the one that an error is about. */
  readonly otherText: string;
  readonly certificateText: string;
  /** Of the loaded credential. */
  readonly chain: readonly Certificate[];
  /** The assertion that was signed here last. */
  readonly signed: string | undefined;
  readonly server: ProfileId | undefined;
  /** NumericDate. */
  readonly now: number;
}

/** Whose certificate signatures are checked with. */
export interface VerifyingWith {
  readonly source: 'pasted' | 'unreadable' | 'loaded' | 'none';
  readonly certificates: readonly Certificate[];
}

/** Where the assertion is from that an error was held against. */
export type AssertionSource = 'other' | 'same' | 'signed' | 'none';

export interface InspectedAnswer {
  readonly diagnosis: ServerErrorDiagnosis;
  readonly assertion: AssertionSource;
  /** Of an error that does not tell its cause: the assertion judged for itself, at the time of the error. */
  readonly judged?: Inspection;
}

export interface Inspected {
  readonly inspection: Inspection;
  readonly verifyingWith: VerifyingWith;
  /** NumericDate for which it was judged. */
  readonly now: number;
  /** Of the second text, where there is one. */
  readonly other?: Inspection;
  readonly answer?: InspectedAnswer;
  /** Where something that a server would take for an assertion, or a request, was pasted. */
  readonly submission?: { readonly verdict: ServerVerdict; readonly token: DecodedCompact };
  /** Where both texts have a token. */
  readonly differences?: readonly AssertionDifference[];
}

export async function inspectInputs(inputs: InspectionInputs): Promise<Inspected> {
  const { text, otherText, server, now } = inputs;
  const verifyingWith = await readVerifyingWith(inputs);
  const context = { now, server, certificates: verifyingWith.certificates };
  const inspection = await inspect(text, context);
  const other = otherText.trim() === '' ? undefined : await inspect(otherText, context);
  const answer = await diagnose(inspection, other, verifyingWith, inputs);
  const submission = await submit(inspection, verifyingWith, now);
  const differences = compare(inspection, other);
  return {
    inspection,
    verifyingWith,
    now,
    ...(other ? { other } : {}),
    ...(answer ? { answer } : {}),
    ...(submission ? { submission } : {}),
    ...(differences ? { differences } : {}),
  };
}

async function readVerifyingWith({ certificateText, chain }: InspectionInputs): Promise<VerifyingWith> {
  if (certificateText.trim() === '')
    return { source: chain.length > 0 ? 'loaded' : 'none', certificates: chain };
  const certificates = await readCertificates(certificateText);
  return { source: certificates.length > 0 ? 'pasted' : 'unreadable', certificates };
}

async function diagnose(
  { errorText, token, request }: Inspection,
  other: Inspection | undefined,
  { certificates }: VerifyingWith,
  { certificateText, signed, server, now }: InspectionInputs,
): Promise<InspectedAnswer | undefined> {
  if (errorText === undefined) return undefined;
  const sent = other?.token ?? token ?? (signed === undefined ? undefined : decodeCompact(signed));
  const { parameters = [] } = other?.request ?? request ?? {};
  const clientId = parameters.find(({ name }) => name === 'client_id')?.value;
  const page = { assertion: sent, certificates, certificateText, clientId };
  const diagnosis = await diagnoseServerError(errorText, page);
  const assertion = other?.token ? 'other' : token ? 'same' : sent ? 'signed' : 'none';
  if (!diagnosis) return undefined;
  const ofError = diagnosis.telling?.family === 'adfs' ? ('adfs' as const) : undefined;
  const { current, timestamp, date } = diagnosis.error.times;
  const at = (current ?? timestamp ?? date)?.seconds ?? now;
  const context = { now: at, server: server ?? ofError, certificates };
  const judged = sent && isUntold(diagnosis) ? await judge(sent.compact, context) : undefined;
  return { diagnosis, assertion, ...(judged ? { judged } : {}) };
}

function isUntold({ telling, conclusions }: ServerErrorDiagnosis): boolean {
  if (conclusions.some(({ code }) => code === 'error/of-other-assertion')) return false;
  return conclusions.length === 0 || telling?.isGeneric === true || telling?.isLogged === true;
}

async function judge(compact: string, context: InspectionContext): Promise<Inspection | undefined> {
  const judged = await inspect(compact, context);
  return judged.kind === 'client-assertion' ? judged : undefined;
}

async function submit(
  { kind, token, request, server }: Inspection,
  { certificates }: VerifyingWith,
  now: number,
): Promise<Inspected['submission']> {
  if (!server || !(kind === 'client-assertion' || kind === 'token-request')) return undefined;
  const sent = token ?? decodeCompact('');
  const submitted = { token: sent, request, profile: server.profile, certificates, now };
  return { verdict: await checkAsServer(submitted), token: sent };
}

function compare({ token, server }: Inspection, other: Inspection | undefined): Inspected['differences'] {
  if (!token || !other?.token) return undefined;
  return compareAssertions(token, other.token, server?.profile);
}
