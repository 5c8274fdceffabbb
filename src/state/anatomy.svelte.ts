import { WorkbenchError } from '../core/errors';
import { decodeCompact } from '../core/jose/decode-compact';
import { buildTokenAnatomy } from '../core/jose/token-anatomy';
import type { PublicKey } from '../core/keys/public-key';
import { buildSignatureAnatomy, type SignatureAnatomy } from '../core/keys/signature-anatomy';
import type { Certificate } from '../core/x509/certificate';
import { buildCertificateAnatomy, type CertificateAnatomy } from '../core/x509/certificate-anatomy';
import { usablePublicKey } from '../core/x509/certificate';
import type { AnatomyPart, AnatomyPlace } from './anatomy-place.svelte';

export interface AnatomySource {
  /** A token, as it was signed or pasted; undefined while there is none. */
  readonly compact: string | undefined;
  /** Whose key verifies it, leaf first. */
  readonly certificates: readonly Certificate[];
  /** Where there is no certificate. */
  readonly publicKey?: PublicKey | undefined;
}

/** A token, its certificate and its signature, each taken apart when it is looked at. */
export class Anatomy {
  #source: () => AnatomySource;
  #place: AnatomyPlace;

  constructor(source: () => AnatomySource, place: AnatomyPlace) {
    this.#source = source;
    this.#place = place;
  }

  get part(): AnatomyPart {
    return this.#place.part;
  }

  set part(part: AnatomyPart) {
    this.#place.part = part;
  }

  readonly #token = $derived.by(() => {
    const { compact } = this.#source();
    return compact ? decodeCompact(compact) : undefined;
  });

  readonly token = $derived(this.#token && buildTokenAnatomy(this.#token));

  readonly certificates = $derived.by(() => this.#source().certificates);

  get certificateIndex(): number {
    return Math.min(this.#place.certificateIndex, Math.max(0, this.certificates.length - 1));
  }

  set certificateIndex(index: number) {
    this.#place.certificateIndex = index;
  }

  readonly certificate: CertificateAnatomy | undefined = $derived.by(() => {
    const certificate = this.certificates[this.certificateIndex];
    return certificate && takeApart(certificate);
  });

  /** Undefined where there is no key, or none for the algorithm of the header. */
  readonly signature: Promise<SignatureAnatomy | undefined> = $derived.by(() => {
    const { certificates, publicKey } = this.#source();
    const [leaf] = certificates;
    const key = (leaf && usablePublicKey(leaf)) ?? publicKey;
    const { header, signature, signingInput } = this.#token ?? {};
    const alg = header?.object?.['alg'];
    if (!key || !signature?.bytes || signingInput === undefined || typeof alg !== 'string')
      return Promise.resolve(undefined);
    return buildSignatureAnatomy({ signingInput, signature: signature.bytes, alg }, key);
  });
}

/** BER that is no DER in a way that only the one reader forgives has no anatomy. */
function takeApart(certificate: Certificate): CertificateAnatomy | undefined {
  try {
    return buildCertificateAnatomy(certificate);
  } catch (error) {
    if (error instanceof WorkbenchError) return undefined;
    throw error;
  }
}
