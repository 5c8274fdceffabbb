/** The keys that a server found or has, by their dates and thumbprints, against the certificates on the page. AADSTS700027. */
import type { Conclusion, ErrorSurroundings } from './conclusion';
import type { ErrorKey, ParsedServerError } from './parsed-server-error';

const source =
  'AADSTS700027, “Found key ‘Start=…, End=…’”: azure-docs, hdinsight; GitHub, Azure/hci documentation';
/** A registration keeps whole seconds; a day alone was written by the older family. */
const closeTo = 2;
const dayOnly = 86_400;

export function concludeFromKeys({ error, known }: ErrorSurroundings): Conclusion[] {
  // Of a user's assertion it is the server's own key.
  if (error.codes.some(({ code }) => /^AADSTS5001(3|31|33)$/.test(code))) return [];
  const { foundKey, configuredKeys } = error;
  const [leaf] = known.certificates;
  const conclusions = foundKey ? ofDates(foundKey, timeOf(error)) : [];
  if (foundKey && leaf) {
    const validity = { start: leaf.notBefore / 1000, end: leaf.notAfter / 1000 };
    const differing = (['start', 'end'] as const).filter((end) => isApart(foundKey[end], validity[end]));
    const evidence = {
      certificate: leaf.subject,
      foundStart: foundKey.start?.seconds ?? '',
      foundEnd: foundKey.end?.seconds ?? '',
      ...validity,
    };
    // Who registers a key may give it other dates than its certificate has: keyCredential.startDateTime, endDateTime.
    if (differing.length > 0)
      conclusions.push({ code: 'error/found-key-differs', confidence: 'likely', evidence, source });
    else if (foundKey.start && foundKey.end)
      conclusions.push({ code: 'error/found-key-is-certificate', confidence: 'likely', evidence, source });
  }
  return [...conclusions, ...ofConfigured(configuredKeys, error, leaf?.thumbprints.sha1)];
}

function ofDates({ start, end }: ErrorKey, now: number | undefined): Conclusion[] {
  if (now === undefined) return [];
  if (end && end.seconds < now) {
    const evidence = { end: end.seconds, now, seconds: Math.round(now - end.seconds) };
    return [{ code: 'error/found-key-expired', confidence: 'certain', evidence, source }];
  }
  if (start && start.seconds > now) {
    const evidence = { start: start.seconds, now, seconds: Math.round(start.seconds - now) };
    return [{ code: 'error/found-key-not-started', confidence: 'certain', evidence, source }];
  }
  return [];
}

function isApart(time: ErrorKey['start'], seconds: number): boolean {
  if (!time) return false;
  return Math.abs(time.seconds - seconds) > (/:/.test(time.text) ? closeTo : dayOnly);
}

/** What the application has, where the server lists it. */
function ofConfigured(
  keys: readonly ErrorKey[],
  { thumbprint }: ParsedServerError,
  leaf: string | undefined,
): Conclusion[] {
  const thumbprints = keys.flatMap((key) => (key.thumbprint === undefined ? [] : [key.thumbprint]));
  if (thumbprints.length === 0) return [];
  const evidence = {
    keys: keys.length,
    thumbprints: thumbprints.join(', '),
    isSent: thumbprint !== undefined && thumbprints.includes(thumbprint) ? 'yes' : 'no',
    isLeaf: leaf === undefined ? '' : thumbprints.includes(leaf) ? 'yes' : 'no',
  };
  return [{ code: 'error/configured-keys', confidence: 'certain', evidence, source }];
}

/** When the server answered, by its own clock. */
export function timeOf({ times }: ParsedServerError): number | undefined {
  return (times.current ?? times.timestamp ?? times.date)?.seconds;
}
