/** What to look at after an error, in which order: the catalogue's causes, narrowed by what the text itself says. facts/protocol.md §0, 3–6. */
import type { CauseCode } from './known-error';
import type { ErrorAspect, ParsedServerError, ReasonCode } from './parsed-server-error';

/** AADSTS700027 and the codes with the same sentences; what the reason leaves over of all causes of a signature. */
const ofReason: Readonly<Record<Exclude<ReasonCode, 'other'>, readonly CauseCode[]>> = {
  'key-not-found': [
    'cause/thumbprint-wrong',
    'cause/certificate-not-registered',
    'cause/other-app',
    'cause/other-tenant-or-cloud',
    'cause/x5c-missing',
  ],
  'key-expired': [
    'cause/registered-certificate-expired',
    'cause/registered-certificate-not-started',
    'cause/certificate-not-registered',
  ],
  'signature-failed': [
    'cause/private-key-of-other-certificate',
    'cause/rs-ps-swap',
    'cause/signed-text-altered',
  ],
};

const ofAspect: Readonly<Record<Exclude<ErrorAspect, 'signature'>, readonly CauseCode[]>> = {
  audience: [
    'cause/audience-of-other-tenant',
    'cause/audience-common',
    'cause/audience-of-other-cloud',
    'cause/audience-not-endpoint',
  ],
  time: [
    'cause/assertion-kept-too-long',
    'cause/local-time-as-utc',
    'cause/clock',
    'cause/not-yet-valid',
    'cause/external-token-expired',
    'cause/milliseconds',
  ],
  'thumbprint-not-given': ['cause/thumbprint-missing'],
};

/** Codes that say of a signature, an audience or a time only that it is one of them. */
const clientAssertionCodes: ReadonlySet<string> = new Set(['AADSTS700027', 'AADSTS50012', 'AADSTS50027']);

/** Of all the codes in the text, the most telling one decides. */
export function likelyCauses(error: ParsedServerError): readonly CauseCode[] {
  const telling = error.codes.find(({ known }) => known !== undefined && known.causes.length > 0)?.known;
  const isOfClient = telling === undefined || clientAssertionCodes.has(telling.code);
  if (!isOfClient) return telling.causes;
  const { reason, aspect, thumbprint } = error;
  if (reason && reason.code !== 'other') {
    const causes = ofReason[reason.code];
    // A server that has a thumbprint prints it: without, none came that it could use.
    return reason.code === 'key-not-found' && thumbprint === undefined
      ? ['cause/thumbprint-missing', ...causes]
      : causes;
  }
  if (aspect && aspect !== 'signature') return ofAspect[aspect];
  return telling?.causes ?? ofUnknown(error);
}

/** Of a code that is not in the catalogue, it is known at least who writes more of it down, and where. */
function ofUnknown({ codes }: ParsedServerError): readonly CauseCode[] {
  return codes.some(({ code }) => code.startsWith('MSIS')) ? ['cause/adfs-event-log'] : [];
}
