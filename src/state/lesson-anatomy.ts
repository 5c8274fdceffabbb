import { decodeCompact } from '../core/jose/decode-compact';
import { buildTokenAnatomy, type TokenAnatomy } from '../core/jose/token-anatomy';
import { buildSignatureAnatomy, type SignatureAnatomy } from '../core/keys/signature-anatomy';
import { buildCertificateAnatomy, type CertificateAnatomy } from '../core/x509/certificate-anatomy';
import { usablePublicKey } from '../core/x509/certificate';
import type { LessonSubject } from './lesson-bench.svelte';
import { lessonExample } from './lesson-example';

export interface LessonAnatomy {
  readonly compact: string;
  readonly token: TokenAnatomy;
  readonly signature: SignatureAnatomy | undefined;
}

/** An assertion for Entra, signed as asked and taken apart. */
export async function lessonAnatomy(subject: LessonSubject, alg: 'RS256' | 'PS256'): Promise<LessonAnatomy> {
  const { assertion } = await lessonExample(subject, { server: 'entra-v2', alg });
  const compact = assertion?.compact ?? '';
  const decoded = decodeCompact(compact);
  const key = usablePublicKey(subject.certificate);
  const signature =
    key && decoded.signature?.bytes && decoded.signingInput !== undefined
      ? await buildSignatureAnatomy(
          { signingInput: decoded.signingInput, signature: decoded.signature.bytes, alg },
          key,
        )
      : undefined;
  return { compact, token: buildTokenAnatomy(decoded), signature };
}

export function lessonCertificate({ certificate }: LessonSubject): CertificateAnatomy {
  return buildCertificateAnatomy(certificate);
}
