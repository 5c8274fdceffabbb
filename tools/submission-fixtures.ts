/** An assertion signed for a server and the request that carries it, as that server would get them; one thing bent where a test wants it. */
import { signAssertion } from '../src/core/assertion/sign-assertion';
import { validSettings } from '../src/core/assertion/settings.vectors';
import { decodeCompact } from '../src/core/jose/decode-compact';
import type { JwsAlg } from '../src/core/keys/algorithms';
import type { ParsedRequest } from '../src/core/request/parse-request/parsed-request';
import { buildTokenRequest } from '../src/core/request/token-request';
import type { SubmittedAssertion } from '../src/core/inspection/check-as-server';
import { draftBent, profileOf, type Bend } from './assertion-fixtures';
import type { ImportedFixture } from './credential-fixtures';

export interface SubmissionBend extends Bend {
  /** Of the token that is sent, after it was signed. */
  readonly token?: (compact: string) => string;
  /** Of the parameters; an undefined value leaves one out. */
  readonly parameters?: Readonly<Record<string, string | undefined>>;
  readonly request?: Partial<ParsedRequest>;
  /** Who has signed, where it is not the one who is registered. */
  readonly signer?: ImportedFixture;
}

export interface Submission extends SubmittedAssertion {
  readonly compact: string;
  readonly request: ParsedRequest;
}

export async function submit(registered: ImportedFixture, bend: SubmissionBend): Promise<Submission> {
  const profile = profileOf(bend.profile);
  const settings = { ...validSettings[bend.profile], ...bend.settings };
  const now = bend.now ?? registered.certificate.notBefore / 1000 + 3600;
  const { header, claims, algorithm, tokenEndpoint } = draftBent(registered, { ...bend, now });
  const { privateKey } = bend.signer ?? registered;
  const { compact: signed } = await signAssertion(header, claims, algorithm?.alg as JwsAlg, privateKey);
  const compact = bend.token?.(signed) ?? signed;
  const {
    url,
    parameters,
    headers = [],
    method,
  } = buildTokenRequest(profile, settings, tokenEndpoint ?? '', compact);
  const bent = parameters
    .map(
      ([name, value]) =>
        [name, bend.parameters && name in bend.parameters ? bend.parameters[name] : value] as const,
    )
    .flatMap(([name, value]) => (value === undefined ? [] : [{ name, value }]));
  const added = Object.entries(bend.parameters ?? {}).flatMap(([name, value]) =>
    value === undefined || parameters.some(([one]) => one === name) ? [] : [{ name, value }],
  );
  return {
    compact,
    token: decodeCompact(compact),
    profile,
    certificates: [registered.certificate],
    now,
    request: {
      dialect: 'form',
      method: method ?? 'POST',
      url,
      headers,
      parameters: [...bent, ...added],
      problems: [],
      ...bend.request,
    },
  };
}
