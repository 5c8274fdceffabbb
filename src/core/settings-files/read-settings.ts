/** Settings that somebody has already → the fields of this page, and what was left where it was. */
import { readChallenge } from './read-challenge';
import { readMetadata } from './read-metadata';
import { registeredThumbprints } from './registered-thumbprints';
import { isPlaceholder, meaningOf, type SettingMeaning } from './setting-meaning';
import { isObject, readSettingsText, type SettingLeaf, type SettingsText } from './setting-leaf';
import type { LeftSetting, SettingsFormat, SettingsReading } from './settings-reading';
import { takeFields, type Known } from './take-fields';

/**
 * Never throws.
 * @param name the file’s, or what to call the pasted text
 * @returns undefined: nothing that says who signs in, or where
 */
export function readSettings(text: string, name: string): SettingsReading | undefined {
  const challenge = readChallenge(text, name);
  if (challenge) return challenge;
  const read = readSettingsText(text);
  if (!read) return undefined;
  return readMetadata(read, name) ?? readSections(read, name);
}

function readSections(read: SettingsText, name: string): SettingsReading | undefined {
  const known = read.leaves.flatMap((leaf): Known[] => {
    const meaning = meaningOf(leaf.name);
    return meaning ? [{ ...leaf, meaning }] : [];
  });
  const section = mainSection(known);
  if (section === undefined) return undefined;
  const pick = (...meanings: readonly SettingMeaning[]) =>
    meanings.flatMap((one) => inReach(known, section, one));
  const format = formatOf(read);
  const taken = takeFields(pick, format);
  const isUsed = (path: string) => taken.some((one) => one.path === path || path.startsWith(`${one.path}[`));
  const left = known.filter(({ path }) => !isUsed(path)).map(explainLeft);
  const registered = format === 'application' && read.root ? registeredThumbprints(read.root) : [];
  const isOfSection = (leaf: SettingLeaf) => leaf.section === section && !meaningOf(leaf.name);
  const unknown = read.leaves
    .filter(isOfSection)
    .map(({ path }): LeftSetting => ({ path, reason: 'unknown' }));
  return {
    name,
    format,
    section,
    taken,
    left: [...left, ...(format === 'application' ? [] : unknown)].slice(0, mostLeft),
    others: read.leaves.length - known.length - (format === 'application' ? 0 : unknown.length),
    ...(registered.length > 0 ? { registered } : {}),
  };
}

/** More would be a list of nothing. */
const mostLeft = 40;

/** The section that has a client and says most besides: seed 004 has AzureAd for who calls, and CallApi for whom. */
function mainSection(known: readonly Known[]): string | undefined {
  const clients = known.filter((leaf) => leaf.meaning === 'clientId' && !isPlaceholder(leaf.value));
  const weigh = (section: string) => {
    const has = (...meanings: readonly SettingMeaning[]) =>
      known.some((leaf) => leaf.section === section && meanings.includes(leaf.meaning)) ? 1 : 0;
    return has('tenant', 'authority', 'tokenEndpoint') * 4 + has('scope', 'resource') * 2 + has('instance');
  };
  const [best] = clients.map(({ section }) => section).toSorted((a, b) => weigh(b) - weigh(a));
  if (best !== undefined) return best;
  const places = known.find((leaf) => leaf.meaning === 'tenant' && isUseful(leaf));
  return places?.section;
}

const isUseful = ({ value }: SettingLeaf): boolean => !isPlaceholder(value);

/** Of the section itself; else of one that belongs to no other client: a downstream API’s scopes, a profile’s tenant. */
function inReach(known: readonly Known[], section: string, meaning: SettingMeaning): readonly Known[] {
  const owned = new Set(known.filter((leaf) => leaf.meaning === 'clientId').map((leaf) => leaf.section));
  const useful = known.filter((leaf) => leaf.meaning === meaning && isUseful(leaf));
  const own = useful.filter((leaf) => leaf.section === section);
  if (own.length > 0) return own;
  const free = useful.filter((leaf) => !owned.has(leaf.section));
  return free.filter((leaf) => leaf.section === free[0]?.section);
}

function formatOf({ notation, root }: SettingsText): SettingsFormat {
  if (notation === 'xml') return 'appsettings';
  if (notation === 'lines' || !root) return 'environment';
  if (root['type'] === 'service_account' && 'client_email' in root) return 'google-key';
  const isRegistration =
    'keyCredentials' in root || 'passwordCredentials' in root || 'signInAudience' in root;
  if ('appId' in root && isRegistration) return 'application';
  if (
    'appId' in root ||
    'activeDirectoryEndpointUrl' in root ||
    ('clientId' in root && 'subscriptionId' in root)
  )
    return 'service-principal';
  if (isObject(root['auth']) || 'client_id' in root || ('authority' in root && 'clientId' in root))
    return 'msal';
  return 'appsettings';
}

function explainLeft({ meaning, path, value }: Known): LeftSetting {
  if (meaning === 'secret') return { path, reason: 'secret' };
  if (meaning !== 'certificate') return { path, reason: isPlaceholder(value) ? 'placeholder' : 'another' };
  // Paths, vaults and thumbprints are short; a container in base64 is not to be shown.
  const isShort =
    value.length <= 200 && !/^M[A-I][\w+/=-]{60,}$/.test(value) && !/BEGIN |password|secret/i.test(value);
  return { path, reason: 'certificate', ...(isShort ? { value } : {}) };
}
