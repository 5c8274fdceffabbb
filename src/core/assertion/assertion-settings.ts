/** Everything a person chooses for an assertion and its request, as typed. */
import type { CloudId } from '../profiles/clouds';

export interface AssertionSettings {
  readonly cloud: CloudId;
  readonly tenant: string;
  readonly clientId: string;
  readonly scope: string;
  readonly resource: string;
  readonly tokenEndpoint: string;
  readonly issuer: string;
  readonly keyId: string;
  /** Undefined: the server's rule. */
  readonly audience: string | undefined;
  /** Seconds, as text: half a number is a normal state of an input. */
  readonly lifetime: string;
  readonly notBeforeOffset: string;
  readonly includeX5c: boolean;
  readonly headerOverrides: string;
  readonly claimsOverrides: string;
}

/** The text without white space around it, which comes along with every copy and paste and means nothing. */
export function trimSettings(settings: AssertionSettings): AssertionSettings {
  const trimmed = Object.entries(settings).map(([name, value]) => [
    name,
    typeof value === 'string' ? value.trim() : value,
  ]);
  return Object.fromEntries(trimmed) as unknown as AssertionSettings;
}

/** Whole seconds, or undefined. */
export function parseSeconds(text: string): number | undefined {
  return /^-?\d{1,12}$/.test(text) ? Number(text) : undefined;
}
