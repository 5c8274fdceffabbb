/** PKCS#8 version 1: AlgorithmIdentifier and private key, no attributes. The form that every engine imports. RFC 5958 §2. */
import * as asn1js from 'asn1js';
import { encodeDer, type Asn1Node } from '../asn1/der';
import type { Bytes } from '../encoding/bytes';
import type { KeyShape } from './algorithms';

export interface PrivateKeyInfo extends KeyShape {
  readonly publicExponent?: string;
  /** PKCS#8 version 1, canonical. Secret: import it, then overwrite it. */
  readonly pkcs8: Bytes;
  /** The SubjectPublicKeyInfo, where the file holds the public key in uncompressed form. */
  readonly spki?: Bytes;
  readonly crtRecomputed: boolean;
}

export function encodePkcs8(algorithm: Asn1Node[], privateKey: Bytes): Bytes {
  return encodeDer(
    new asn1js.Sequence({
      value: [
        new asn1js.Integer({ value: 0 }),
        new asn1js.Sequence({ value: algorithm }),
        new asn1js.OctetString({ valueHex: privateKey }),
      ],
    }),
  );
}
