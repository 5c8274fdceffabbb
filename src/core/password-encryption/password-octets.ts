/** A password as octets: UTF-16BE with two zero octets for PKCS#12, UTF-8 for everything else. RFC 7292 §B.1, RFC 8018 §3. */
import type { Bytes } from '../encoding/bytes';
import { encodeUtf8 } from '../encoding/utf8';
import type { Password } from './password-engine';

export function utf8PasswordOctets(password: Password): Bytes {
  return encodeUtf8(password ?? '');
}

/** No password is no octets; the empty password is its two zero octets. */
export function bmpPasswordOctets(password: Password): Bytes {
  if (password === null) return new Uint8Array(0);
  const octets = new Uint8Array(2 * password.length + 2);
  const view = new DataView(octets.buffer);
  for (let index = 0; index < password.length; index++) view.setUint16(2 * index, password.charCodeAt(index));
  return octets;
}
