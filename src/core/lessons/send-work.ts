/** What the fields of an exercise put on the wire. RFC 6749 appendix B. */
import { percentEncode } from '../encoding/percent';
import { assertionMark } from './build-correct-work';
import type { ClientWork } from './client-work';
import type { SentRequest } from './local-authorization-server';

export function sendWork(work: ClientWork, assertion: string): SentRequest {
  const { method, url, contentType } = work;
  const parameters = work.form
    .split('\n')
    .map((line) => line.trim().replace(/^&+|&+$/g, ''))
    .filter((line) => line !== '');
  const body = parameters.join('&').replaceAll(assertionMark, () => percentEncode(assertion));
  return { method, url: url.trim(), contentType: contentType.trim(), body };
}
