import type { AssertionSettings } from '../core/assertion/assertion-settings';
import { preventsSigning, type FindingPath } from '../core/assertion/finding';
import { signSegments, type ClientAssertion } from '../core/assertion/sign-assertion';
import {
  encodeJsonSegment,
  splitByMembers,
  type EncodedPiece,
  type JsonSegment,
} from '../core/jose/json-members';
import type { AssertionPlace } from '../core/request/assertion-place';
import { requestDialects, type DialectId } from '../core/request/dialects/request-dialects';
import { buildTokenRequest, type TokenRequest } from '../core/request/token-request';
import type { Credential } from '../core/x509/credential';
import { AsyncRun } from './async-run.svelte';
import type { Clock } from './clock.svelte';
import type { CredentialShelf } from './credential-shelf.svelte';
import type { SignForm } from './sign-form.svelte';

export interface Signed {
  /** Undefined where the client authenticates by something else. */
  readonly assertion: ClientAssertion | undefined;
  readonly request: TokenRequest;
  /** NumericDates; `exp` is undefined where an override took it away. */
  readonly issuedAt: number;
  readonly expiresAt: number | undefined;
  readonly inputs: Inputs;
}

interface Inputs {
  readonly profileId: string;
  readonly settings: AssertionSettings;
  readonly signing: { readonly alg: string; readonly credential: Credential } | undefined;
}

/** The result of the last signing. It stays until the next one, and says when the form has moved on. */
export class Signing {
  readonly run = new AsyncRun<Signed>();
  readonly dialects = requestDialects;
  dialectId = $state<DialectId>('curl-bash');
  assertionApart = $state(false);
  #formats = $state.raw<Awaited<ReturnType<typeof loadFormats>>>();
  #kept = $state.raw<Signed>();
  #form: SignForm;
  #shelf: CredentialShelf;
  #clock: Clock;

  constructor(form: SignForm, shelf: CredentialShelf, clock: Clock) {
    this.#form = form;
    this.#shelf = shelf;
    this.#clock = clock;
    void this.#load();
  }

  async #load(): Promise<void> {
    this.#formats = await loadFormats();
  }

  get signed(): Signed | undefined {
    return this.#kept;
  }

  /** Undefined while it is on its way, which is over before anybody can have signed. */
  readonly dialect = $derived(this.#formats?.[this.dialectId]);

  readonly place: AssertionPlace = $derived(this.assertionApart ? 'apart' : 'inline');

  readonly requestText = $derived(
    this.#kept ? (this.dialect?.format(this.#kept.request, this.place) ?? '') : '',
  );

  readonly isStale = $derived.by(() => {
    if (!this.#kept) return false;
    const { signing, ...rest } = this.#kept.inputs;
    const { signing: present, ...presentRest } = this.#inputs() ?? {};
    return (
      signing?.credential !== present?.credential ||
      signing?.alg !== present?.alg ||
      JSON.stringify(rest) !== JSON.stringify(presentRest)
    );
  });

  /** What stands in the way, or undefined where there is nothing left to do but sign. */
  readonly obstacle: FindingPath | undefined = $derived.by(() => {
    const { algorithm } = this.#form.draft;
    const findings = this.#form.draftFindings;
    if (!this.#form.choice.signs) return findings.find(preventsSigning)?.path;
    if (!this.#shelf.credential) return 'credential';
    // A key that the server takes for nothing is why no algorithm is left.
    const wrongKey = findings.find(({ code }) => code === 'certificate/ec-not-accepted');
    if (!algorithm) return wrongKey?.path ?? 'algorithm';
    return findings.find(preventsSigning)?.path;
  });

  /** The characters of an encoded segment, cut where a member begins or ends. */
  splitSegment(segment: JsonSegment): readonly EncodedPiece[] {
    return splitByMembers(segment.encoded, segment);
  }

  /** @returns whether a request was made, with an assertion if the client authenticates by one */
  async sign(): Promise<boolean> {
    this.#form.attempted = true;
    await this.#form.whole;
    const inputs = this.#inputs();
    const now = this.#clock.now();
    const draft = this.#form.draftAt(now, crypto.randomUUID());
    const { algorithm, tokenEndpoint } = draft;
    if (this.obstacle || !inputs || !tokenEndpoint) return false;
    const { profile, settings } = this.#form;
    const signed = await this.run.run(async () => {
      const assertion =
        algorithm && inputs.signing
          ? await signSegments(
              draft.headerSegment,
              encodeJsonSegment(draft.claims),
              algorithm.alg,
              inputs.signing.credential.privateKey,
            )
          : undefined;
      const compact = assertion?.compact ?? '';
      const request = buildTokenRequest(profile, settings, tokenEndpoint, compact, draft.outerClaims);
      const exp = draft.claims['exp'];
      return {
        assertion,
        request,
        issuedAt: now,
        expiresAt: typeof exp === 'number' ? Math.floor(exp) : undefined,
        inputs,
      };
    });
    if (signed) this.#kept = signed;
    return signed !== undefined;
  }

  forget(): void {
    this.run.reset();
    this.assertionApart = false;
    this.#kept = undefined;
    // As in SignForm: the last request would stay in what follows from it.
    void this.requestText;
  }

  #inputs(): Inputs | undefined {
    const { credential } = this.#shelf;
    const { profileId, alg, settings, choice } = this.#form;
    if (!choice.signs) return { profileId, settings, signing: undefined };
    return credential && alg ? { profileId, settings, signing: { alg, credential } } : undefined;
  }
}

async function loadFormats() {
  const { dialectFormats } = await import('../core/request/dialects/dialect-formats');
  return dialectFormats;
}
