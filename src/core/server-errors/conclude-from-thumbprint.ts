/** The thumbprint that a server prints, or does not print, against certificates and assertion. RFC 7515 §4.1.7; facts/protocol.md §0, 3–4. */
import { decodeHex, encodeHex } from '../encoding/hex';
import { decodeEitherBase64 } from '../thumbprint/undo-encoding';
import { memberThumbprintMistakes, printedThumbprintMistakes } from '../thumbprint/thumbprint-mistakes';
import type { ThumbprintMistake } from '../thumbprint/thumbprint-mistake';
import type { Conclusion, ErrorSurroundings } from './conclusion';

const printed = 'StackOverflow 79652135: the server prints hex of the decoded x5t';
const notPrinted =
  'GitHub, keycloak #19425; learn.microsoft.com, answers 5915574: without a usable thumbprint none is printed';

export function concludeFromThumbprint(surroundings: ErrorSurroundings): Conclusion[] {
  const { error } = surroundings;
  // In the error of a user's assertion the thumbprint is that of the server's own key.
  if (error.codes.some(({ code }) => /^AADSTS5001(3|31|33)$/.test(code))) return [];
  if (error.thumbprint !== undefined) return ofPrinted(surroundings, error.thumbprint);
  return error.reason?.code === 'key-not-found' || error.aspect === 'thumbprint-not-given'
    ? ofNothing(surroundings)
    : [];
}

function ofPrinted({ error, assertion, known }: ErrorSurroundings, hex: string): Conclusion[] {
  const { mistakes, meaning } = printedThumbprintMistakes(decodeHex(hex), known);
  const sent = sentThumbprints(assertion?.header.object);
  const same = sent.find((one) => one.hex === hex);
  const conclusions: Conclusion[] = [];
  if (same) {
    const evidence = { member: same.member, printed: hex };
    conclusions.push({ code: 'error/of-this-assertion', confidence: 'certain', evidence, source: printed });
  } else if (sent[0]) {
    const evidence = { member: sent[0].member, sent: sent[0].hex, printed: hex };
    conclusions.push({ code: 'error/of-other-assertion', confidence: 'certain', evidence, source: printed });
  }
  const mistake = mistakes.find(({ severity }) => severity === 'error');
  if (mistake) conclusions.push(ofMistake(mistake, hex, error.foundKey !== undefined));
  else if (meaning) {
    const certificate = known.certificates[meaning.certificate]?.subject ?? '';
    const evidence = {
      printed: hex,
      certificate,
      algorithm: meaning.algorithm,
      reason: error.reason?.code ?? '',
    };
    conclusions.push({ code: 'error/thumbprint-is-right', confidence: 'certain', evidence, source: printed });
  }
  return conclusions;
}

/** @param isFound the server knows the certificate, so what was sent is right for it */
function ofMistake(
  { code, evidence, corrected: right }: ThumbprintMistake,
  hex: string,
  isFound: boolean,
): Conclusion {
  const corrected = isFound ? undefined : right;
  if (code === 'x5t/other-certificate') {
    return {
      code: 'error/thumbprint-of-other-certificate',
      confidence: 'certain',
      evidence: { ...evidence, printed: hex },
      ...(corrected === undefined ? {} : { corrected }),
      source: printed,
    };
  }
  return {
    code: 'error/thumbprint-mistake',
    confidence: 'certain',
    evidence: { ...evidence, mistake: code, printed: hex },
    ...(corrected === undefined ? {} : { corrected }),
    source: printed,
  };
}

/** The server had nothing to print: what is in the header says why. */
function ofNothing({ assertion, known }: ErrorSurroundings): Conclusion[] {
  const header = assertion?.header.object;
  if (!header) return [];
  const text = (name: string) => (typeof header[name] === 'string' ? header[name] : undefined);
  const member = text('x5t#S256') === undefined ? 'x5t' : 'x5t#S256';
  const value = text(member);
  const [mistake] = value === undefined ? [] : memberThumbprintMistakes(member, value, known).mistakes;
  // A server prints an x5t of whatever octets: with one in the header, this is not the answer to it.
  const [sent] = sentThumbprints(header);
  if (sent?.member === 'x5t' && text('x5t#S256') === undefined) {
    const evidence = { member: 'x5t', sent: sent.hex, printed: '' };
    return [{ code: 'error/of-other-assertion', confidence: 'likely', evidence, source: notPrinted }];
  }
  const wanted = member === 'x5t' && text('alg')?.startsWith('PS') ? 'x5t#S256' : member;
  const ofLeaf = known.certificates[0]?.thumbprints[wanted];
  const corrected = mistake?.corrected ?? ofLeaf;
  const evidence = {
    member: value === undefined ? '' : member,
    wanted,
    kid: text('kid') === undefined ? '' : 'yes',
    mistake: mistake?.code ?? '',
  };
  return [
    {
      code: 'error/thumbprint-not-sent',
      confidence: value !== undefined && !mistake ? 'likely' : 'certain',
      evidence,
      ...(corrected === undefined ? {} : { corrected }),
      source: notPrinted,
    },
  ];
}

function sentThumbprints(header: Readonly<Record<string, unknown>> | undefined) {
  return (['x5t', 'x5t#S256'] as const).flatMap((member) => {
    const value = header?.[member];
    const bytes = typeof value === 'string' ? decodeEitherBase64(value.trim()) : undefined;
    return bytes ? [{ member, hex: encodeHex(bytes) }] : [];
  });
}
