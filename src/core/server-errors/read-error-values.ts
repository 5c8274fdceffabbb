/** The values that a server puts into an error's text: thumbprint, keys, times, who and where. AADSTS700027, AADSTS700024, AADSTS700016. */
import { parseErrorTime, timePattern } from './parse-error-time';
import type {
  ErrorAspect,
  ErrorKey,
  ErrorTime,
  ErrorTimes,
  ParsedServerError,
  ReasonCode,
} from './parsed-server-error';

const guid = '[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}';
/** Keys of one application; a log that lists more is not read further. */
const mostKeys = 20;

/** @param plain as `plainErrorText` makes it */
export function readErrorValues(plain: string): Omit<ParsedServerError, 'codes'> {
  const reason = readReason(plain);
  const aspect = readAspect(plain);
  const thumbprint = readThumbprint(plain);
  return {
    ...readKeys(plain),
    ...readNames(plain),
    times: readTimes(plain),
    ...(reason === undefined ? {} : { reason }),
    ...(aspect === undefined ? {} : { aspect }),
    ...(thumbprint === undefined ? {} : { thumbprint }),
  };
}

function readReason(plain: string): ParsedServerError['reason'] {
  const text = /\[?\bReason ?[-\u2013] ?([^[\]]{3,300}?)(?:\. ?,|\.? ?\]|\. (?=[A-Z])|$)/
    .exec(plain)?.[1]
    ?.trim();
  return text === undefined ? undefined : { code: reasonCodeOf(text), text };
}

function reasonCodeOf(text: string): ReasonCode {
  if (/key was not found/i.test(text)) return 'key-not-found';
  if (/key used is expired/i.test(text)) return 'key-expired';
  if (/use of the key to verify the signature failed|did not match the expected signature/i.test(text))
    return 'signature-failed';
  return 'other';
}

/** Of the older family and of malformed tokens one code has several sentences. */
function readAspect(plain: string): ErrorAspect | undefined {
  if (/not within its valid time range/i.test(plain)) return 'time';
  if (/audience claim/i.test(plain)) return 'audience';
  if (/No certificate thumbprint specified/i.test(plain)) return 'thumbprint-not-given';
  return /invalid signature|failed signature validation|used to sign the client assertion/i.test(plain)
    ? 'signature'
    : undefined;
}

/** @returns upper-case hex; undefined where it was cut or replaced by dots */
function readThumbprint(plain: string): string | undefined {
  const hex =
    /Thumbprint of key used by client ?: ?['"]?((?:[0-9A-Fa-f]{2}){8,300})['"]?(?![0-9A-Fa-f.\u2026])/.exec(
      plain,
    )?.[1];
  return hex?.toUpperCase();
}

function readKeys(plain: string): Pick<ParsedServerError, 'foundKey' | 'configuredKeys'> {
  const [, foundText] = /Found key ['"]?(Start ?=[^'"\]]{1,200})/i.exec(plain) ?? [];
  const foundKey = foundText === undefined ? undefined : keyOf(foundText);
  const [, list = ''] = /Configured keys ?: ?\[([^\]]{0,1500})\]/i.exec(plain) ?? [];
  const configuredKeys = list
    .split(';')
    .slice(0, mostKeys)
    .map(keyOf)
    .filter((key) => Object.keys(key).length > 0);
  return { ...(foundKey ? { foundKey } : {}), configuredKeys };
}

function keyOf(text: string): ErrorKey {
  const start = timeAfter(text, 'Start ?=');
  const end = timeAfter(text, 'End ?=');
  const thumbprint = /Thumbprint ?= ?([0-9A-Fa-f]{16,128})/.exec(text)?.[1]?.toUpperCase();
  return { ...(start ? { start } : {}), ...(end ? { end } : {}), ...(thumbprint ? { thumbprint } : {}) };
}

function readTimes(plain: string): ErrorTimes {
  const found: Readonly<Record<keyof ErrorTimes, ErrorTime | undefined>> = {
    current: timeAfter(plain, 'Current time ?:?'),
    validFrom: timeAfter(plain, 'assertion valid from'),
    expiry:
      timeAfter(plain, 'expiry(?: time of assertion)? ?:?') ??
      timeAfter(plain, 'Expiry time of assertion ?:?'),
    timestamp: timeAfter(plain, '"?timestamp"? ?(?:=>|[:=])? ?"?'),
    date: timeAfter(plain, '(?<![A-Za-z-])"?Date"? ?(?:=>|[:=]) ?"?'),
  };
  return Object.fromEntries(Object.entries(found).filter(([, time]) => time !== undefined));
}

function timeAfter(plain: string, label: string): ErrorTime | undefined {
  const text = new RegExp(`${label} ?['"]?(${timePattern})`, 'i').exec(plain)?.[1];
  return text === undefined ? undefined : parseErrorTime(text);
}

function readNames(
  plain: string,
): Pick<ParsedServerError, 'appId' | 'tenant' | 'parameter' | 'traceId' | 'correlationId' | 'realm'> {
  const first = (...patterns: readonly string[]) => {
    for (const pattern of patterns) {
      const value = new RegExp(pattern, 'i').exec(plain)?.[1];
      if (value !== undefined) return value;
    }
    return undefined;
  };
  const quoted = `['"]([^'"]{1,200})['"]`;
  const names = {
    appId: first(
      `app Id ['"]?(${guid})`,
      `Application with identifier ${quoted}`,
      `client application ['"]?(${guid})`,
      `for the client ${quoted}`,
      `Client ${quoted} is configured`,
      `(?:application|app) ['"](${guid})['"]`,
    ),
    tenant: first(
      `in the (?:directory|tenant)(?: named)? ['"]?(${guid}|[\\w.-]{3,100}?)['"]?(?=[.,;\\s]|$)`,
      `Tenant ${quoted} not found`,
      `tenant identifier ${quoted}`,
      `tenant guid ${quoted}`,
    ),
    parameter: first(
      `following parameter: ${quoted}`,
      `value for scope ${quoted}`,
      `scope ${quoted} is not valid`,
      `resource principal named ['"]?([^'"\\s]{1,200})`,
      `resource ${quoted}`,
    ),
    traceId: first(`"?trace[_ ]?id"? ?(?:=>|[:=])? ?"?(${guid})`),
    correlationId: first(`"?correlation[_ ]?id"? ?(?:=>|[:=])? ?"?(${guid})`),
    realm: first(`\\brealm="(${guid}|\\*|[\\w.-]{1,100})"`),
  };
  return Object.fromEntries(Object.entries(names).filter(([, value]) => value !== undefined));
}
