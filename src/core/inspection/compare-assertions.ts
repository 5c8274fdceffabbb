/** Two assertions side by side, one that works and one that does not → what differs, what matters first. RFC 7523 §3. */
import type { DecodedCompact } from '../jose/decode-compact';
import type { JsonObject, JsonValue } from '../jose/json-members';
import type { ServerProfile } from '../profiles/server-profile';
import type { AssertionDifference, Matters } from './assertion-difference';
import { compareAudiences } from './compare-audiences';
import { compareHeaders } from './compare-headers';
import { compareTimes } from './compare-times';
import { detectServer } from './detect-server';
import { isSameValue, shown } from './is-same-value';

const order: readonly Matters[] = ['yes', 'maybe', 'no'];
const comparedElsewhere: ReadonlySet<string> = new Set(['aud', 'iss', 'sub', 'exp', 'nbf', 'iat', 'jti']);

/**
 * Never throws.
 * @param mine the one to mend
 * @param working the one to mend it by
 * @param profile whose rules say what matters; otherwise those of the server that the working one is for
 */
export function compareAssertions(
  mine: DecodedCompact,
  working: DecodedCompact,
  profile: ServerProfile = detectServer({ claims: working.claims.object }).profile,
): readonly AssertionDifference[] {
  const claims = [ownMembers(mine.claims.object), ownMembers(working.claims.object)] as const;
  const header = [ownMembers(mine.header.object), ownMembers(working.header.object)] as const;
  const differences = [
    ...compareSegments(mine, working),
    ...compareHeaders(header[0], header[1], profile),
    ...compareAudiences(claims[0], claims[1], profile),
    ...compareClients(claims[0], claims[1]),
    ...compareTimes(claims[0], claims[1], profile),
    ...compareJti(claims[0], claims[1], profile),
    ...compareOthers(claims[0], claims[1]),
    ...compareTexts(mine, working),
    ...compareSignatures(mine, working),
  ];
  return differences
    .map((one, index) => ({ one, index }))
    .sort((a, b) => order.indexOf(a.one.matters) - order.indexOf(b.one.matters) || a.index - b.index)
    .map(({ one }) => one);
}

/** A token may have a member of any name, and an object answers to `toString` without having one. */
function ownMembers(object: JsonObject | undefined): JsonObject {
  return Object.assign(Object.create(null) as object, object) as JsonObject;
}

function compareSegments(mine: DecodedCompact, working: DecodedCompact): AssertionDifference[] {
  const codes = ({ problems }: DecodedCompact) =>
    problems
      .map(({ code }) => code)
      .sort()
      .join(', ');
  if (codes(mine) === codes(working)) return [];
  return [
    {
      code: 'difference/segments',
      part: 'token',
      mine: codes(mine),
      working: codes(working),
      matters: codes(mine) === '' ? 'no' : 'yes',
      evidence: { mine: mine.count, working: working.count },
      spec: 'RFC 7515 §7.1',
    },
  ];
}

function compareClients(mine: JsonObject, working: JsonObject): AssertionDifference[] {
  const spec = 'RFC 7523 §3, 1–2';
  const isOne = ({ iss, sub }: JsonObject) => isSameValue(iss, sub);
  if (isOne(working) && !isOne(mine)) {
    const evidence = { iss: shown(mine['iss']), sub: shown(mine['sub']) };
    return [
      {
        code: 'difference/issuer-not-subject',
        part: 'claims',
        member: 'iss',
        mine: evidence.iss,
        working: shown(working['iss']),
        matters: 'yes',
        evidence,
        spec,
      },
    ];
  }
  // Where both are the client ID, they differ together.
  const members = isOne(mine) && isOne(working) ? ['iss'] : ['iss', 'sub'];
  return members
    .filter((member) => !isSameValue(mine[member], working[member]))
    .map((member): AssertionDifference => ({
      code: 'difference/client',
      part: 'claims',
      member,
      mine: shown(mine[member]),
      working: shown(working[member]),
      // Another application has another ID; a missing one is always wrong.
      matters: mine[member] === undefined || typeof mine[member] !== 'string' ? 'yes' : 'maybe',
      evidence: { isCaseOnly: isCaseOnly(mine[member], working[member]) ? 'yes' : '' },
      spec,
    }));
}

function isCaseOnly(a: JsonValue | undefined, b: JsonValue | undefined): boolean {
  return typeof a === 'string' && typeof b === 'string' && a.toLowerCase() === b.toLowerCase();
}

/** Its value has to differ: what counts is whether there is one. */
function compareJti(
  { jti: mine }: JsonObject,
  { jti: working }: JsonObject,
  profile: ServerProfile,
): AssertionDifference[] {
  const isReused = mine !== undefined && isSameValue(mine, working);
  if (!isReused && typeof mine === typeof working) return [];
  const isRequired = profile.requiresJti.value || (mine !== undefined && typeof mine !== 'string');
  return [
    {
      code: 'difference/jti',
      part: 'claims',
      member: 'jti',
      mine: shown(mine),
      working: shown(working),
      matters: isReused ? 'maybe' : isRequired ? 'yes' : 'no',
      evidence: { isReused: isReused ? 'yes' : '' },
      spec: profile.requiresJti.source,
    },
  ];
}

function compareOthers(mine: JsonObject, working: JsonObject): AssertionDifference[] {
  const names = new Set([...Object.keys(working), ...Object.keys(mine)]);
  return [...names]
    .filter((name) => !comparedElsewhere.has(name) && !isSameValue(mine[name], working[name]))
    .map((member): AssertionDifference => ({
      code: 'difference/claim',
      part: 'claims',
      member,
      mine: shown(mine[member]),
      working: shown(working[member]),
      matters: 'maybe',
      evidence: {},
      spec: 'RFC 7519 §4.3',
    }));
}

/** The same content in another text: of no interest to a server, and what people see first. */
function compareTexts(mine: DecodedCompact, working: DecodedCompact): AssertionDifference[] {
  return (['header', 'claims'] as const).flatMap((part): AssertionDifference[] => {
    const [a, b] = [mine[part], working[part]];
    if (!a.object || !b.object) return [];
    const names = [Object.keys(a.object), Object.keys(b.object)];
    const common = (index: 0 | 1) =>
      names[index]?.filter((name) => names[1 - index]?.includes(name)).join(', ') ?? '';
    const isOrdered = common(0) === common(1);
    const style = [styleOf(a.text ?? ''), styleOf(b.text ?? '')] as const;
    const difference = (
      code: 'difference/member-order' | 'difference/json-text',
      one: string,
      other: string,
    ) => ({
      code,
      part,
      mine: one,
      working: other,
      matters: 'no' as const,
      evidence: {},
      spec: 'RFC 8259 §4, §7',
    });
    return [
      ...(isOrdered ? [] : [difference('difference/member-order', shown(common(0)), shown(common(1)))]),
      ...(style[0] === style[1] ? [] : [difference('difference/json-text', style[0], style[1])]),
    ];
  });
}

function styleOf(text: string): string {
  const signs: readonly (readonly [RegExp, string])[] = [
    [/[{,:]\s|\s[}]/, 'white space'],
    [/\\\//, 'escaped slashes'],
    [/\\u[0-9a-f]{4}/i, 'escaped characters'],
  ];
  return (
    signs
      .filter(([sign]) => sign.test(text))
      .map(([, name]) => name)
      .join(', ') || 'plain'
  );
}

function compareSignatures(mine: DecodedCompact, working: DecodedCompact): AssertionDifference[] {
  const [a = 0, b = 0] = [mine.signature.bytes?.length, working.signature.bytes?.length];
  if (a === b) return [];
  return [
    {
      code: 'difference/signature-length',
      part: 'signature',
      mine: String(a),
      working: String(b),
      // A longer RSA key has a longer signature.
      matters: a === 0 ? 'yes' : 'maybe',
      evidence: {},
      spec: 'RFC 7518 §3.3–3.5',
    },
  ];
}
