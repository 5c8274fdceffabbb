/** Keys as people name them: `RSA 2048`, `RSA 2048, PSS only`, `EC P-256`, `Ed25519`. */
import type { KeyShape } from '../../core/keys/algorithms';
import type { Certificate } from '../../core/x509/certificate';

export function keyName({ keyType, curve, bits, padding }: KeyShape): string {
  if (keyType === 'RSA') return `RSA ${bits}${padding ? ', PSS only' : ''}`;
  return keyType === 'EC' ? `EC ${curve}` : String(curve);
}

export function certificateKeyName({ publicKey }: Certificate): string {
  return publicKey.keyType === 'other' ? publicKey.name : keyName(publicKey);
}
