/** The name that a certificate is to have. RFC 5280 §4.1.2.6, appendix A.1 (ub-common-name). */
import { WorkbenchError } from '../errors';

const longest = 64;

/** @throws WorkbenchError `certificate/name-missing`, `certificate/name-too-long` */
export function parseCertificateName(text: string): string {
  const name = text.trim();
  if (name === '') throw new WorkbenchError('certificate/name-missing', 'commonName: empty');
  const characters = [...name].length;
  if (characters > longest) {
    throw new WorkbenchError('certificate/name-too-long', `commonName: ${characters} characters`, {
      characters,
      limit: longest,
    });
  }
  return name;
}
