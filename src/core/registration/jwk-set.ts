/** The public key as a JWK Set, for servers that fetch or are given one. RFC 7517 §4, §5. */
import { encodeBase64 } from '../encoding/base64';
import { WorkbenchError } from '../errors';
import { algorithmsForKey } from '../keys/algorithms';
import { publicJwkOf } from '../keys/public-jwk';
import { usablePublicKey } from '../x509/certificate';
import type { RegistrationParameters } from './registration-parameters';

/**
 * `alg` only where the key has but one: an RSA key signs RS256 for one server and PS256 for another, and a reader that
 * finds `alg` uses the key for nothing else (RFC 7517 §4.4).
 * @throws WorkbenchError `key/compressed-point`, `key/unsupported-algorithm`
 */
export function formatJwkSet({ chain, kid }: RegistrationParameters): string {
  const [certificate] = chain;
  const publicKey = usablePublicKey(certificate);
  if (!publicKey) {
    const name = certificate.publicKey.keyType === 'other' ? certificate.publicKey.name : '';
    throw new WorkbenchError('key/unsupported-algorithm', 'subjectPublicKeyInfo: no JWK for it', { name });
  }
  const [algorithm, ...others] = algorithmsForKey(publicKey);
  const keyId = kid === '' ? certificate.jwkThumbprint : kid;
  const jwk = {
    ...publicJwkOf(publicKey),
    use: 'sig',
    ...(algorithm && others.length === 0 ? { alg: algorithm.alg } : {}),
    ...(keyId === undefined ? {} : { kid: keyId }),
    x5t: certificate.thumbprints.x5t,
    'x5t#S256': certificate.thumbprints['x5t#S256'],
    x5c: chain.map(({ der }) => encodeBase64(der)),
  };
  return JSON.stringify({ keys: [jwk] }, null, 2);
}
