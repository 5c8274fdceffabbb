/** Which fields of the page a link may carry, and the form that each value must have: what has another form stays out. */
import { signatureAlgorithms } from '../keys/algorithms';
import { signInClouds } from '../profiles/clouds';
import { serverProfiles } from '../profiles/server-profiles';
import { hasSecretForm } from './secret-form';

const guid = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';
const address = /^[a-z][a-z0-9.-]{0,60}:\/\/[\w.-]{1,253}(?::\d{1,5})?(?:\/[\w.~:@-]{0,100}){0,12}$/i;
const webAddress = /^https?:\/\/[\w.-]{1,253}(?::\d{1,5})?(?:\/[\w.~:@-]{0,100}){0,12}$/i;
const urn = /^urn:[\w.:-]{1,150}$/i;
const name = /^[\w.@-]{1,100}$/;
/** `00000003-0000-0ff1-ce00-000000000000/contoso.sharepoint.com@realm`, or an application and `/.default`. */
const principal = new RegExp(`^${guid}(?:/[\\w.-]{1,100})?(?:@[\\w.-]{1,100})?$`, 'i');

type Judge = (value: string) => boolean;

const ofForm =
  (...forms: readonly RegExp[]): Judge =>
  (value) =>
    forms.some((form) => form.test(value)) && !hasSecretForm(value);
const oneOf =
  (...values: readonly string[]): Judge =>
  (value) =>
    values.includes(value);
/** Servers give their clients such names; a secret of that form could not be told from one. */
const identifier: Judge = (value) => /^[A-Za-z0-9]{1,32}$/.test(value) || ofForm(address, name, urn)(value);
const words: Judge = (value) => value.split(' ').every(ofForm(address, urn, principal, /^[\w.:-]{1,100}$/));

const grants = serverProfiles.flatMap((profile) => profile.grants.map(({ id }) => id));
const authentications = serverProfiles.flatMap((profile) =>
  profile.clientAuthentications.map(({ id }) => id),
);

/**
 * Not among them: secrets; overrides, which can hold anything and change what is signed; names of people.
 * In the order in which a link has them.
 */
const judges = {
  profileId: oneOf(...serverProfiles.map(({ id }) => id)),
  cloud: oneOf(...signInClouds.map(({ id }) => id)),
  grantId: oneOf(...grants),
  authenticationId: oneOf(...authentications),
  tenant: ofForm(name),
  tokenEndpoint: ofForm(webAddress),
  issuer: ofForm(webAddress),
  policy: (value: string) =>
    /^B2C_1A?_\w{1,64}$/i.test(value) && !hasSecretForm(value.replace(/^B2C_1A?_/i, '')),
  site: ofForm(webAddress, name),
  realm: ofForm(name, urn, webAddress),
  account: ofForm(name),
  clientId: identifier,
  issuerId: identifier,
  keyId: (value: string) => identifier(value) || /^(?:[\w-]{27}|[0-9a-f]{40})$/i.test(value),
  scope: words,
  resource: ofForm(address, urn, name, principal),
  redirectUri: ofForm(address),
  audience: ofForm(address, urn, name, principal),
  algorithm: oneOf(...signatureAlgorithms.map(({ alg }) => alg)),
  lifetime: ofForm(/^\d{1,6}$/),
  notBeforeOffset: ofForm(/^-?\d{1,6}$/),
  includeX5c: oneOf('yes'),
} as const satisfies Readonly<Record<string, Judge>>;

export type PublicField = keyof typeof judges;
export type PublicSettings = Readonly<Partial<Record<PublicField, string>>>;

export const publicFields = Object.keys(judges) as readonly PublicField[];

export interface SiftedSettings {
  readonly kept: PublicSettings;
  /** Those that had a value of another form. */
  readonly left: readonly PublicField[];
}

/** @param settings of which those that are empty are neither kept nor left */
export function siftSettings(settings: PublicSettings): SiftedSettings {
  const given = publicFields.filter((field) => (settings[field] ?? '') !== '');
  const isFit = (field: PublicField) => judges[field](settings[field] ?? '');
  const fit = given.filter((field) => isFit(field) && !(field === 'audience' && isForAnother(settings)));
  return {
    kept: Object.fromEntries(fit.map((field) => [field, settings[field]])),
    left: given.filter((field) => !fit.includes(field)),
  };
}

/** An assertion that one host takes, sent to another: whoever made such a link would be handed it. */
function isForAnother({ audience = '', tokenEndpoint, issuer }: PublicSettings): boolean {
  const receivers = [tokenEndpoint, issuer].flatMap((one) => (one ? [hostOf(one)] : []));
  return receivers.length > 0 && !receivers.every((host) => host === hostOf(audience));
}

function hostOf(text: string): string | undefined {
  return /^[a-z][a-z0-9.-]*:\/\/([^/]*)/i.exec(text)?.[1]?.toLowerCase();
}
