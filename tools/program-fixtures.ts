/** Programs written for given settings and run, and what the page itself would sign and send. */
import { buildDraft, type Moment } from '../src/core/assertion/build-draft';
import { planAssertion, type PlanParameters } from '../src/core/assertion/plan-assertion';
import { signAssertion } from '../src/core/assertion/sign-assertion';
import type { JwsAlg } from '../src/core/keys/algorithms';
import { needsCertificate } from '../src/core/request/programs/fill-holes';
import { programFormats } from '../src/core/request/programs/program-formats';
import { describeProgram, type ProgramParts } from '../src/core/request/programs/program-parts';
import { buildTokenRequest, type TokenRequest } from '../src/core/request/token-request';
import type { ImportedFixture } from './credential-fixtures';
import { findRuntimes, runProgram, type ProgramRun, type RuntimeId } from './program-runtimes';

export const moment: Moment = { now: 1_790_000_000, jti: '2f6d6a3e-8f8b-4d3a-9c5e-6b7a8c9d0e1f' };

const runtimes = findRuntimes();

/** Those that the machine has. */
export const runnable = (Object.keys(runtimes) as RuntimeId[]).filter((id) => runtimes[id] !== undefined);

export interface Invocation {
  readonly keyPem: string;
  readonly certificatePem: string;
  readonly print: boolean;
  readonly environment?: Readonly<Record<string, string>>;
}

export function partsOf(parameters: PlanParameters): ProgramParts {
  const parts = describeProgram(parameters);
  if (!parts) throw new Error('there is nothing to sign');
  return parts;
}

export function run(id: RuntimeId, parts: ProgramParts, invocation: Invocation): Promise<ProgramRun> {
  const { keyPem, certificatePem, print, environment } = invocation;
  const { format, fileName } = programFormats[id];
  const args = ['key.pem', ...(needsCertificate(parts) ? ['cert.pem'] : []), ...(print ? ['--print'] : [])];
  return runProgram(
    runtimes[id] ?? ['false'],
    [fileName, ...args],
    { [fileName]: format(parts), 'key.pem': keyPem, 'cert.pem': certificatePem },
    { NOW: String(moment.now), JTI: moment.jti, ...environment },
  );
}

export interface PageResult {
  readonly compact: string;
  readonly request: TokenRequest;
}

/** What the page signs and sends at that moment. */
export async function signAsPage(
  parameters: PlanParameters,
  { privateKey }: ImportedFixture,
): Promise<PageResult> {
  const { profile, settings } = parameters;
  const draft = buildDraft(planAssertion(parameters), moment);
  const alg = draft.algorithm?.alg as JwsAlg;
  const { compact } = await signAssertion(draft.header, draft.claims, alg, privateKey);
  const endpoint = draft.tokenEndpoint as string;
  return { compact, request: buildTokenRequest(profile, settings, endpoint, compact, draft.outerClaims) };
}
