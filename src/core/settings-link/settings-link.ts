/** Settings as the part of an address after `#`, which no browser sends to anybody. */
import { percentEncode } from '../encoding/percent';
import {
  publicFields,
  siftSettings,
  type PublicField,
  type PublicSettings,
  type SiftedSettings,
} from './public-settings';
import { holdsOneOf } from './secret-form';

/** Names as a link has them. */
const names: Readonly<Partial<Record<PublicField, string>>> = {
  profileId: 'server',
  grantId: 'grant',
  authenticationId: 'authentication',
};
const nameOf = (field: PublicField): string => names[field] ?? field;

/** More than all fields together can have; what is longer was not made here. */
const longestLink = 4096;

export interface SettingsLink {
  readonly link: string;
  /** What was not put into it, since it has not the form of its field or may be a secret. */
  readonly left: readonly PublicField[];
}

/** @param secrets everything secret that is typed anywhere on the page */
export function writeSettingsLink(settings: PublicSettings, secrets: readonly string[]): SettingsLink {
  const isKnown = (field: PublicField) => holdsOneOf(secrets, settings[field] ?? '');
  const isChoice = (field: PublicField) =>
    ['profileId', 'cloud', 'grantId', 'authenticationId'].includes(field);
  const known = publicFields.filter((field) => !isChoice(field) && isKnown(field));
  const others = Object.entries(settings).filter(([field]) => !known.includes(field as PublicField));
  const { kept, left } = siftSettings(Object.fromEntries(others));
  const pairs = publicFields.flatMap((field) => {
    const value = kept[field];
    return value === undefined ? [] : [`${nameOf(field)}=${percentEncode(value)}`];
  });
  return {
    link: `#/sign?${pairs.join('&')}`,
    left: publicFields.filter((one) => [...known, ...left].includes(one)),
  };
}

export interface ReadLink extends SiftedSettings {
  /** Parts of it that are nothing here. */
  readonly others: number;
}

/** @param query what follows the question mark, from anybody: values are taken in their form only, the first of each */
export function readSettingsLink(query: string): ReadLink {
  if (query.length > longestLink) return { kept: {}, left: [], others: 1 };
  const given = new Map<PublicField, string>();
  let others = 0;
  for (const part of query.split('&').filter((one) => one !== '')) {
    const [name = '', value = ''] = part.split('=', 2);
    const field = publicFields.find((one) => nameOf(one) === name);
    if (field && !given.has(field)) given.set(field, percentDecode(value));
    else others++;
  }
  return { ...siftSettings(Object.fromEntries(given)), others };
}

/** What cannot be decoded has no field's form. */
function percentDecode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return '\u0000';
  }
}
