/** A private key and its chain → PFX, as Windows, OpenSSL and Java import it. RFC 7292 §5.1. */
import {
  Constructed,
  Integer,
  ObjectIdentifier,
  OctetString,
  Primitive,
  Sequence,
  Set as Asn1Set,
  type BaseBlock,
} from 'asn1js';

import { encodeDer } from '../asn1/der';
import { wipeBytes, type Bytes } from '../encoding/bytes';
import { decodeHex } from '../encoding/hex';
import {
  buildEncryptionScheme,
  buildMacScheme,
  type WrittenEncryption,
} from '../password-encryption/build-encryption-scheme';
import type { PasswordEngine } from '../password-encryption/password-engine';
import { thumbprintsOf } from '../x509/thumbprint';
import { pkcs12Oids } from './pkcs12-oids';

/** AES-256: PBES2 and a SHA-256 MAC. 3DES: everything with SHA-1, for Windows before Server 2019 and for old Java. */
export type PfxEncryption = WrittenEncryption;

export interface PfxParameters {
  /** Overwriting it is the caller's. */
  readonly pkcs8: Bytes;
  /** DER, leaf first. */
  readonly chain: readonly Bytes[];
  /** Empty for none. */
  readonly friendlyName: string;
  readonly password: string;
  readonly encryption: PfxEncryption;
  /** Octets nobody can predict, new ones at each call. */
  readonly random: (length: number) => Bytes;
}

/**
 * For each of the three derivations. Windows writes 2 000 and OpenSSL 2 048, which a graphics card laughs at; .NET refuses
 * more than 300 000 for one derivation and 1 000 000 in all unless told otherwise (Pkcs12LoaderLimits).
 */
const iterations = 100_000;

/** @throws WorkbenchError `encryption/cancelled` where the engine was stopped */
export async function sealPfx(parameters: PfxParameters, engine: PasswordEngine): Promise<Bytes> {
  const { pkcs8, chain, password, encryption, random } = parameters;
  const encrypt = async (plaintext: Bytes) => {
    const { scheme, algorithmIdentifier } = buildEncryptionScheme(encryption, iterations, random);
    return { algorithmIdentifier, ciphertext: await engine.encrypt(scheme, password, plaintext) };
  };
  const attributes = await keyAttributes(parameters);
  const certificates = encodeDer(
    new Sequence({ value: chain.map((der, index) => certBag(der, index === 0 ? attributes : [])) }),
  );
  const sealedCertificates = await encrypt(certificates);
  const sealedKey = await encrypt(pkcs8);
  const keys = encodeDer(new Sequence({ value: [shroudedKeyBag(sealedKey, attributes)] }));
  const authSafe = encodeDer(
    new Sequence({ value: [encryptedContentInfo(sealedCertificates), contentInfo(keys)] }),
  );
  const pfx = new Sequence({
    value: [new Integer({ value: 3 }), contentInfo(authSafe), await macData(authSafe, parameters, engine)],
  });
  wipeBytes(certificates);
  return encodeDer(pfx);
}

interface Sealed {
  readonly algorithmIdentifier: Sequence;
  readonly ciphertext: Bytes;
}

/** The localKeyId ties key and leaf together; its SHA-1 is what OpenSSL and Windows put there. */
async function keyAttributes({ chain, friendlyName }: PfxParameters): Promise<readonly Sequence[]> {
  const [leaf] = chain;
  const id = leaf && decodeHex((await thumbprintsOf(leaf)).sha1);
  return [
    ...(friendlyName === '' ? [] : [attribute(pkcs12Oids.friendlyName, bmpString(friendlyName))]),
    ...(id ? [attribute(pkcs12Oids.localKeyId, octetString(id))] : []),
  ];
}

async function macData(
  authSafe: Bytes,
  { password, encryption, random }: PfxParameters,
  engine: PasswordEngine,
): Promise<Sequence> {
  const { scheme, algorithmIdentifier, salt } = buildMacScheme(encryption, iterations, random);
  const digest = await engine.mac(scheme, password, authSafe);
  return new Sequence({
    value: [
      new Sequence({ value: [algorithmIdentifier, octetString(digest)] }),
      octetString(salt),
      new Integer({ value: iterations }),
    ],
  });
}

function certBag(der: Bytes, attributes: readonly Sequence[]): Sequence {
  const value = new Sequence({
    value: [identifier(pkcs12Oids.x509Certificate), explicit(octetString(der))],
  });
  return bag(pkcs12Oids.certBag, value, attributes);
}

function shroudedKeyBag({ algorithmIdentifier, ciphertext }: Sealed, attributes: readonly Sequence[]) {
  const value = new Sequence({ value: [algorithmIdentifier, octetString(ciphertext)] });
  return bag(pkcs12Oids.shroudedKeyBag, value, attributes);
}

function bag(bagId: string, value: Sequence, attributes: readonly Sequence[]): Sequence {
  const set = attributes.length === 0 ? [] : [new Asn1Set({ value: [...attributes] })];
  return new Sequence({ value: [identifier(bagId), explicit(value), ...set] });
}

function attribute(attrId: string, value: BaseBlock): Sequence {
  return new Sequence({ value: [identifier(attrId), new Asn1Set({ value: [value] })] });
}

function contentInfo(octets: Bytes): Sequence {
  return new Sequence({ value: [identifier(pkcs12Oids.data), explicit(octetString(octets))] });
}

function encryptedContentInfo({ algorithmIdentifier, ciphertext }: Sealed): Sequence {
  const encryptedContent = new Primitive({
    idBlock: { tagClass: 3, tagNumber: 0 },
    valueHex: ciphertext,
  });
  const info = new Sequence({
    value: [identifier(pkcs12Oids.data), algorithmIdentifier, encryptedContent],
  });
  const encryptedData = new Sequence({ value: [new Integer({ value: 0 }), info] });
  return new Sequence({ value: [identifier(pkcs12Oids.encryptedData), explicit(encryptedData)] });
}

function identifier(oid: string): ObjectIdentifier {
  return new ObjectIdentifier({ value: oid });
}

function octetString(octets: Bytes): OctetString {
  return new OctetString({ valueHex: octets });
}

function explicit(content: BaseBlock): Constructed {
  return new Constructed({ idBlock: { tagClass: 3, tagNumber: 0 }, value: [content] });
}

/** UTF-16BE. asn1js would cut what lies beyond the BMP; readers take surrogates. */
function bmpString(text: string): Primitive {
  const octets = new Uint8Array(2 * text.length);
  const view = new DataView(octets.buffer);
  for (let index = 0; index < text.length; index++) view.setUint16(2 * index, text.charCodeAt(index));
  return new Primitive({ idBlock: { tagClass: 1, tagNumber: 30 }, valueHex: octets });
}
