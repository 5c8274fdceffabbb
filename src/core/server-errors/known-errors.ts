/** The whole catalogue, and one row of it by its code. */
import { adfsErrors } from './adfs-errors';
import { entraAssertionErrors } from './entra-assertion-errors';
import { entraRequestErrors } from './entra-request-errors';
import { entraUserErrors } from './entra-user-errors';
import type { KnownError } from './known-error';
import { oauthErrors } from './oauth-errors';
import { resourceErrors } from './resource-errors';

export const knownErrors: readonly KnownError[] = [
  ...entraAssertionErrors,
  ...entraRequestErrors,
  ...entraUserErrors,
  ...adfsErrors,
  ...resourceErrors,
  ...oauthErrors,
];

const byCode: ReadonlyMap<string, KnownError> = new Map(
  knownErrors.map((row) => [row.code.toLowerCase(), row]),
);

export function findKnownError(code: string): KnownError | undefined {
  return byCode.get(code.toLowerCase());
}
