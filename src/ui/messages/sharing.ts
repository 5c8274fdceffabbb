/** What is said of a link to the settings. */
import type { PublicField } from '../../core/settings-link/public-settings';
import { takenLabels } from './settings-files';

export const whatALinkHolds =
  'Server, tenant, client ID and the like. Never a key, a password, a secret, a code, a token or an override.';

export function explainCopiedLink(left: readonly PublicField[]): string {
  if (left.length === 0) return 'Link copied. It has the public settings alone.';
  return `Link copied. Left out, since what is there may be a secret or belongs to another host: ${left.map((field) => takenLabels[field]).join(', ')}.`;
}

export const thumbprintLinkCopied = 'Link copied. It has the digest alone.';

export const linkNotCopied = 'The browser would not copy the link.';
