/** The SIGNED structure of X.509: what is signed, by which algorithm, the signature. RFC 5280 §4.1.1, RFC 2986 §4.2. */
import * as asn1js from 'asn1js';
import { derInteger, encodeDer, unsignedValue, type Asn1Node } from '../asn1/der';
import { oid } from '../asn1/oids';
import type { Bytes } from '../encoding/bytes';
import { WorkbenchError } from '../errors';
import { algorithmsForKey, type JwsAlg, type SignatureAlgorithm } from '../keys/algorithms';
import type { PrivateKey } from '../keys/private-key';
import type { PublicKey } from '../keys/public-key';

/** JWS and X.509 name the same algorithms. Of RSA it is the one that every reader of certificates verifies. */
const identifiers: ReadonlyMap<JwsAlg, string> = new Map<JwsAlg, string>([
  ['RS256', oid.sha256WithRsaEncryption],
  ['ES256', oid.ecdsaWithSha256],
  ['ES384', oid.ecdsaWithSha384],
  ['ES512', oid.ecdsaWithSha512],
  ['EdDSA', oid.ed25519],
]);

export interface Signer {
  readonly publicKey: PublicKey;
  readonly signingKey: CryptoKey;
  readonly algorithm: SignatureAlgorithm;
}

/**
 * Non-extractable keys sign as well as others.
 * @returns undefined where the public key is not known, or the key is for RSASSA-PSS alone
 */
export function signerOf(privateKey: PrivateKey, publicKey = privateKey.publicKey): Signer | undefined {
  const algorithm = algorithmsForKey(privateKey).find(({ alg }) => identifiers.has(alg));
  const signingKey = algorithm && privateKey.signingKeys.get(algorithm.alg);
  return algorithm && signingKey && publicKey && { publicKey, signingKey, algorithm };
}

/** The OID, and what follows it: NULL for RSA (RFC 4055 §5), nothing for the others (RFC 5758 §3.2, RFC 8410 §3). */
export function signatureIdentifier({ algorithm }: Signer) {
  const parameters = algorithm.keyType === 'RSA' ? new asn1js.Null() : undefined;
  return { algorithmId: identifiers.get(algorithm.alg) as string, parameters };
}

/** @throws WorkbenchError `signature/refused-by-engine` */
export async function signStructure(toBeSigned: Asn1Node, signer: Signer): Promise<Bytes> {
  const signature = await sign(encodeDer(toBeSigned), signer);
  const { algorithmId, parameters } = signatureIdentifier(signer);
  const algorithm = [
    new asn1js.ObjectIdentifier({ value: algorithmId }),
    ...(parameters ? [parameters] : []),
  ];
  return encodeDer(
    new asn1js.Sequence({
      value: [
        toBeSigned,
        new asn1js.Sequence({ value: algorithm }),
        new asn1js.BitString({ valueHex: signature }),
      ],
    }),
  );
}

async function sign(octets: Bytes, { algorithm, signingKey }: Signer): Promise<Bytes> {
  try {
    const signature = await crypto.subtle.sign(algorithm.signParameters, signingKey, octets);
    return algorithm.keyType === 'EC' ? ecdsaSigValue(new Uint8Array(signature)) : new Uint8Array(signature);
  } catch (cause) {
    throw new WorkbenchError(
      'signature/refused-by-engine',
      `sign refused ${algorithm.alg}`,
      { alg: algorithm.alg, engineSays: cause instanceof Error ? cause.name : 'unknown' },
      { cause },
    );
  }
}

/** WebCrypto writes r and s one after the other; X.509 has them as INTEGERs (RFC 3279 §2.2.3). */
function ecdsaSigValue(signature: Bytes): Bytes {
  const half = signature.length / 2;
  const integers = [signature.subarray(0, half), signature.subarray(half)].map(unsignedValue);
  return encodeDer(new asn1js.Sequence({ value: integers.map(derInteger) }));
}
