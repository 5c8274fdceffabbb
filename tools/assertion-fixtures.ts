/** Drafts of assertions with one thing bent, for the tests of their checks. */
import { draftAssertion, type CheckedDraft } from '../src/core/assertion/draft-assertion';
import type { AssertionSettings } from '../src/core/assertion/assertion-settings';
import type { Finding } from '../src/core/assertion/finding';
import { validSettings } from '../src/core/assertion/settings.vectors';
import type { JwsAlg, KeyShape } from '../src/core/keys/algorithms';
import type { ProfileId, ServerProfile } from '../src/core/profiles/server-profile';
import { serverProfiles } from '../src/core/profiles/server-profiles';
import type { Certificate } from '../src/core/x509/certificate';
import type { ImportedFixture } from './credential-fixtures';

export interface Bend {
  readonly profile: ProfileId;
  readonly settings?: Partial<AssertionSettings>;
  readonly alg?: JwsAlg;
  readonly key?: KeyShape;
  readonly chain?: readonly Certificate[];
  /** NumericDate; an hour into the certificate's validity where it is not given. */
  readonly now?: number;
}

/** What a row of a table expects: the one finding that the bend makes. */
export type Expected = Pick<Finding, 'code' | 'severity' | 'path'> & { readonly fix?: string };

export function profileOf(id: ProfileId): ServerProfile {
  const found = serverProfiles.find((profile) => profile.id === id);
  if (!found) throw new Error(`no profile ${id}`);
  return found;
}

/** Everything is valid but what `bend` says. */
export function draftBent(credential: ImportedFixture, bend: Bend): CheckedDraft {
  return draftAssertion({
    profile: profileOf(bend.profile),
    settings: { ...validSettings[bend.profile], ...bend.settings },
    alg: bend.alg,
    key: bend.key ?? credential.privateKey,
    chain: bend.chain ?? [credential.certificate],
    now: bend.now ?? credential.certificate.notBefore / 1000 + 3600,
    jti: '2f6d6a3e-8f8b-4d3a-9c5e-6b7a8c9d0e1f',
  });
}

/** The findings in the shape of `Expected`. */
export function findingsOf(credential: ImportedFixture, bend: Bend): Expected[] {
  return draftBent(credential, bend).findings.map(({ code, severity, path, fix }) => ({
    code,
    severity,
    path,
    ...(fix ? { fix: fix.value } : {}),
  }));
}

/** The bend with every fix of its findings put into the input that the fix names. */
export function mend(credential: ImportedFixture, bend: Bend): Bend {
  const fixes = draftBent(credential, bend).findings.flatMap(({ fix }) =>
    fix ? [[fix.path, fix.value]] : [],
  );
  return { ...bend, settings: { ...bend.settings, ...Object.fromEntries(fixes) } };
}
