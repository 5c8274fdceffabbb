/** A certification request (CSR): a public key and a name, for an authority to certify. RFC 2986 §4, PKCS#10. */
import * as asn1js from 'asn1js';
import { parseDer, type Asn1Node } from '../asn1/der';
import { oid } from '../asn1/oids';
import type { Bytes } from '../encoding/bytes';
import { usablePublicKey } from './certificate';
import type { Credential } from './credential';
import { leafExtensions } from './leaf-extensions';
import { signerOf, signStructure, type Signer } from './sign-structure';
import { readSubjectName } from './subject-name';

/**
 * @param subject the Name: of the certificate that is to be renewed, or a new one
 * @throws WorkbenchError `signature/refused-by-engine`
 */
export async function generateCertificateRequest(signer: Signer, subject: Asn1Node): Promise<Bytes> {
  const { publicKey } = signer;
  const info = new asn1js.Sequence({
    value: [
      new asn1js.Integer({ value: 0 }),
      subject,
      parseDer(publicKey.spki).node,
      new asn1js.Constructed({
        idBlock: { tagClass: 3, tagNumber: 0 },
        value: [await extensionRequest(signer)],
      }),
    ],
  });
  return signStructure(info, signer);
}

/**
 * For the renewal of a certificate: the same key, the same name.
 * @returns undefined where there is no certificate, or no signature algorithm for the key
 */
export async function generateRenewalRequest({
  privateKey,
  chain: [leaf],
}: Credential): Promise<Bytes | undefined> {
  const signer = leaf && signerOf(privateKey, usablePublicKey(leaf));
  return signer && generateCertificateRequest(signer, readSubjectName(leaf.der));
}

/** The extensions that the certificate is wished to have (RFC 2985 §5.4.2); the authority decides. */
async function extensionRequest({ publicKey }: Signer): Promise<Asn1Node> {
  const extensions = (await leafExtensions(publicKey)).map((one) => one.toSchema());
  return new asn1js.Sequence({
    value: [
      new asn1js.ObjectIdentifier({ value: oid.extensionRequest }),
      new asn1js.Set({ value: [new asn1js.Sequence({ value: extensions })] }),
    ],
  });
}
