/** Header and claims as somebody wrote them → an assertion, whatever is wrong with them. RFC 7515 §5.1. */
import { encodeBase64urlText } from '../encoding/base64url';
import { readJsonObject } from '../jose/json-object';
import { signInput } from '../jose/sign-input';
import type { JwsAlg } from '../keys/algorithms';
import { signingKeyOf } from '../keys/signing-key';
import type { ClientWork, SegmentEncoding } from './client-work';
import type { LessonMaterial } from './lesson-material';

/** With the key's first algorithm where it cannot sign what `alg` says; with nothing where that is “none”. */
export async function signWork(work: ClientWork, { credential, other }: LessonMaterial): Promise<string> {
  const { privateKey } = work.key === 'other' ? other : credential;
  const header = spellSegment(encodeBase64urlText(work.header), work.encoding);
  const claims = spellSegment(encodeBase64urlText(work.claims), work.encoding);
  const wanted = work.signature === 'alg' ? algOf(work.header) : work.signature;
  if (wanted === 'none') return `${header}.${claims}.`;
  const [first = 'RS256'] = privateKey.signingKeys.keys();
  const alg = privateKey.signingKeys.has(wanted as JwsAlg) ? (wanted as JwsAlg) : first;
  const { signature } = await signInput(`${header}.${claims}`, signingKeyOf(privateKey, alg));
  return `${header}.${claims}.${spellSegment(signature, work.encoding)}`;
}

function algOf(header: string): unknown {
  const reading = readJsonObject(header);
  return 'object' in reading ? reading.object['alg'] : undefined;
}

function spellSegment(base64url: string, encoding: SegmentEncoding): string {
  if (encoding === 'base64url') return base64url;
  const padded = base64url.padEnd(Math.ceil(base64url.length / 4) * 4, '=');
  return encoding === 'base64' ? padded.replaceAll('-', '+').replaceAll('_', '/') : padded;
}
