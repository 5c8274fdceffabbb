/** The JOSE headers of two assertions. RFC 7515 §4.1. */
import { encodeHex } from '../encoding/hex';
import type { JsonObject } from '../jose/json-members';
import type { ServerProfile } from '../profiles/server-profile';
import { memberThumbprintMistakes } from '../thumbprint/thumbprint-mistakes';
import type { AssertionDifference, DifferenceCode, Matters } from './assertion-difference';
import { isSameValue, shown } from './is-same-value';

const members = ['x5t', 'x5t#S256'] as const;
const comparedElsewhere: ReadonlySet<string> = new Set(['alg', 'typ', 'kid', 'x5c', ...members]);

export function compareHeaders(
  mine: JsonObject,
  working: JsonObject,
  profile: ServerProfile,
): AssertionDifference[] {
  const differs = (member: string) => !isSameValue(mine[member], working[member]);
  const difference = (
    code: DifferenceCode,
    member: string,
    matters: Matters,
    spec: string,
    evidence: AssertionDifference['evidence'] = {},
  ): AssertionDifference => ({
    code,
    part: 'header',
    member,
    mine: shown(mine[member]),
    working: shown(working[member]),
    matters,
    evidence,
    spec,
  });
  const accepted = profile.algorithms.value.map((one) => one.alg as string);
  const isTaken = typeof mine['alg'] === 'string' && accepted.includes(mine['alg']);
  const evidence = { accepted: accepted.join(', ') };
  const typMatters = mine['typ'] === undefined ? 'no' : 'maybe';
  const others = new Set([...Object.keys(working), ...Object.keys(mine)]);
  return [
    ...(differs('alg')
      ? [difference('difference/alg', 'alg', isTaken ? 'maybe' : 'yes', profile.algorithms.source, evidence)]
      : []),
    ...compareThumbprints(mine, working, profile),
    ...(differs('kid')
      ? [
          difference(
            'difference/kid',
            'kid',
            profile.certificate.value === 'required' ? 'no' : 'maybe',
            'RFC 7515 §4.1.4',
          ),
        ]
      : []),
    ...(differs('x5c')
      ? [difference('difference/x5c', 'x5c', 'maybe', 'RFC 7515 §4.1.6', formsOfX5c(mine, working))]
      : []),
    ...(differs('typ') ? [difference('difference/typ', 'typ', typMatters, profile.typ.source)] : []),
    ...[...others]
      .filter((name) => !comparedElsewhere.has(name) && differs(name))
      .map((name) => difference('difference/header-member', name, 'maybe', 'RFC 7515 §4.1')),
  ];
}

function formsOfX5c(mine: JsonObject, working: JsonObject) {
  const formOf = ({ x5c }: JsonObject) =>
    x5c === undefined ? 'none' : Array.isArray(x5c) ? `array of ${x5c.length}` : typeof x5c;
  return { mine: formOf(mine), working: formOf(working) };
}

/** What a thumbprint is the digest of is not known here; whether two are one digest, spelled or encoded in two ways, is. */
function compareThumbprints(
  mine: JsonObject,
  working: JsonObject,
  profile: ServerProfile,
): AssertionDifference[] {
  const present = (header: JsonObject) => members.filter((member) => typeof header[member] === 'string');
  const [own, good] = [present(mine), present(working)];
  const isNeeded = profile.certificate.value === 'required';
  if (own.length === 0 && good.length === 0) return [];
  const missing = (member: string, matters: Matters, code: DifferenceCode): AssertionDifference => ({
    code,
    part: 'header',
    member,
    mine: own.map((one) => `${one}: ${shown(mine[one])}`).join(', '),
    working: good.map((one) => `${one}: ${shown(working[one])}`).join(', '),
    matters,
    evidence: { own: own.join(', '), good: good.join(', ') },
    spec: profile.certificate.source,
  });
  if (own.length === 0)
    return [missing(good[0] as string, isNeeded ? 'yes' : 'no', 'difference/thumbprint-missing')];
  if (good.length === 0) return [missing(own[0] as string, 'no', 'difference/thumbprint-missing')];
  const common = own.filter((member) => good.includes(member));
  const known = profile.algorithms.value.map((one) => one.thumbprint as string | undefined);
  if (common.length === 0) {
    const isKnown = own.some((member) => known.includes(member));
    return [missing(own[0] as string, isKnown ? 'maybe' : 'yes', 'difference/thumbprint-member')];
  }
  return common
    .filter((member) => mine[member] !== working[member])
    .map((member) => compareMember(member, String(mine[member]), String(working[member])));
}

function compareMember(member: (typeof members)[number], mine: string, working: string): AssertionDifference {
  const [own, good] = [readThumbprint(member, mine), readThumbprint(member, working)];
  const spec = member === 'x5t' ? 'RFC 7515 §4.1.7' : 'RFC 7515 §4.1.8';
  const difference = (
    code: DifferenceCode,
    matters: Matters,
    evidence: AssertionDifference['evidence'] = {},
  ): AssertionDifference => ({
    code,
    part: 'header',
    member,
    mine: shown(mine),
    working: shown(working),
    matters,
    evidence: { mineHex: own.hex, workingHex: good.hex, mistake: own.mistake, ...evidence },
    spec,
  });
  const isSame = own.hex === good.hex;
  if (own.isError !== good.isError && (isSame || own.hex.length === good.hex.length))
    return difference('difference/thumbprint-encoding', own.isError ? 'yes' : 'no', {
      isSame: isSame ? 'yes' : '',
    });
  if (isSame) return difference('difference/thumbprint-spelling', 'no');
  if (own.hex.length !== good.hex.length) return difference('difference/thumbprint-hash', 'yes');
  return difference('difference/thumbprint-certificate', 'maybe');
}

/** Which octets it is of, whatever was done to them, and whether something was. */
function readThumbprint(member: (typeof members)[number], text: string) {
  const { bytes, mistakes } = memberThumbprintMistakes(member, text);
  const error = mistakes.find(({ severity }) => severity === 'error');
  return {
    hex: bytes ? encodeHex(bytes) : text,
    isError: error !== undefined,
    mistake: error?.code ?? mistakes[0]?.code ?? '',
  };
}
