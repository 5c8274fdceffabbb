/** An error against the assertion and the certificates on the page → conclusions, the most telling first. facts/protocol.md §11. */
import { noKnownDigests, knownDigestsOf } from '../thumbprint/known-digests';
import type { DecodedCompact } from '../jose/decode-compact';
import type { Certificate } from '../x509/certificate';
import { conclusionCodes, type Conclusion } from './conclusion';
import { concludeFromKeys } from './conclude-from-keys';
import { concludeFromNames } from './conclude-from-names';
import { concludeFromProof } from './conclude-from-proof';
import { concludeFromThumbprint } from './conclude-from-thumbprint';
import { concludeFromTimes } from './conclude-from-times';
import type { ParsedServerError } from './parsed-server-error';

export interface ErrorPage {
  /** The assertion that was sent, as far as is known; or the access token that an API refused. */
  readonly assertion?: DecodedCompact | undefined;
  /** Leaf first. */
  readonly certificates?: readonly Certificate[];
  /** The text that the certificates were read from: somebody may have hashed that. */
  readonly certificateText?: string;
  readonly clientId?: string | undefined;
  readonly requestUrl?: string | undefined;
}

/** Never rejects. Without assertion and certificate there is still what the error's own values say of each other. */
export async function crossCheckError(
  error: ParsedServerError,
  { assertion, certificates = [], certificateText, clientId, requestUrl }: ErrorPage = {},
): Promise<readonly Conclusion[]> {
  const known =
    certificates.length === 0 ? noKnownDigests : await knownDigestsOf(certificates, certificateText);
  const surroundings = { error, assertion, known, clientId, requestUrl };
  const conclusions = [
    ...concludeFromThumbprint(surroundings),
    ...concludeFromKeys(surroundings),
    ...concludeFromTimes(surroundings),
    ...concludeFromNames(surroundings),
    ...concludeFromProof(surroundings),
  ];
  // What is not about this assertion must not be said of it twice.
  const others = conclusions.filter(({ code }) => code === 'error/of-other-assertion').slice(1);
  return conclusions
    .filter((one) => !others.includes(one))
    .map((one, index) => ({ one, index }))
    .sort((a, b) => rank(a.one) - rank(b.one) || a.index - b.index)
    .map(({ one }) => one);
}

function rank({ code }: Conclusion): number {
  return conclusionCodes.indexOf(code);
}
