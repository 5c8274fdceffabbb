import { describe, expect, test } from 'vitest';
import { bitString, explicit, integer, sequence, tlv } from '../../../tools/der-fixtures';
import { makeCredential } from '../../../tools/openssl-fixtures';
import { nameElements } from '../asn1/name-elements';
import { parseCertificate } from './certificate';
import { buildCertificateAnatomy, type CertificateAnatomy } from './certificate-anatomy';
import { certificateShape } from './certificate-shape';

const extensions = [
  'keyUsage=critical,digitalSignature,keyEncipherment',
  'extendedKeyUsage=clientAuth,1.2.3.4',
  'crlDistributionPoints=URI:http://crl.contoso.com/1.crl',
  'authorityInfoAccess=OCSP;URI:http://ocsp.contoso.com',
  'certificatePolicies=1.2.3.4,2.5.29.32.0',
  '1.2.3.4.5=ASN1:UTF8String:of nobody',
  'subjectAltName=DNS:daemon.contoso.com,email:a@b.c,IP:10.0.0.1',
];

const options = { subject: '/O=Contoso/CN=daemon', extensions };

async function anatomyOf(key: 'RSA-2048' | 'P-256'): Promise<CertificateAnatomy> {
  const { certificateDer } = makeCredential(key, options);
  return buildCertificateAnatomy(await parseCertificate(new Uint8Array(certificateDer)));
}

/** Name and value, for elements that have both. */
function told({ elements }: CertificateAnatomy): readonly string[] {
  return elements.map(({ name, value, oidName, type }) => {
    const shown =
      value.kind === 'oid' ? oidName || value.dotted : JSON.stringify(Object.values(value).slice(1));
    return `${name}: ${type} ${shown}`;
  });
}

describe('elements are named by their position', () => {
  test('in an RSA certificate with extensions', async () => {
    const { elements } = await anatomyOf('RSA-2048');
    const names = elements.map(({ name }) => name);
    expect(names.slice(0, 8)).toEqual([
      'Certificate',
      'tbsCertificate',
      'version',
      'Version',
      'serialNumber',
      'signature',
      'algorithm',
      'parameters',
    ]);
    expect(names).toEqual(
      expect.arrayContaining([
        'modulus',
        'publicExponent',
        'critical',
        'KeyUsage',
        'KeyPurposeId',
        'dNSName',
        'rfc822Name',
        'iPAddress',
        'fullName',
        'accessMethod',
        'policyIdentifier',
        'keyIdentifier',
        'cA',
        'signatureValue',
      ]),
    );
  });

  test('and say what they hold', async () => {
    const lines = told(await anatomyOf('RSA-2048'));
    expect(lines).toEqual(
      expect.arrayContaining([
        'Version: INTEGER [2,"2"]',
        'value: UTF8String ["Contoso",false]',
        'type: OBJECT IDENTIFIER organizationName',
        'algorithm: OBJECT IDENTIFIER rsaEncryption',
        'parameters: NULL []',
        'modulus: INTEGER [2048]',
        'publicExponent: INTEGER [17,"65537"]',
        'extnID: OBJECT IDENTIFIER subjectAltName',
        'critical: BOOLEAN [true]',
        'KeyUsage: BIT STRING [3,["digitalSignature","keyEncipherment"]]',
        'KeyPurposeId: OBJECT IDENTIFIER clientAuth',
        'KeyPurposeId: OBJECT IDENTIFIER 1.2.3.4',
        'extnID: OBJECT IDENTIFIER 1.2.3.4.5',
        ': UTF8String ["of nobody",false]',
        'signatureValue: BIT STRING [2048,[]]',
      ]),
    );
  });

  test('an EC point stays closed, the signature of ECDSA is opened', async () => {
    const { elements } = await anatomyOf('P-256');
    expect(elements.find(({ name }) => name === 'subjectPublicKey')).toMatchObject({
      isOpened: false,
      children: [],
    });
    expect(elements.slice(-3).map(({ name }) => name)).toEqual(['Ecdsa-Sig-Value', 'r', 's']);
  });

  test('a point that looks like DER stays closed', () => {
    const point = Buffer.concat([Buffer.of(4, 63), Buffer.alloc(63)]);
    const spki = sequence(sequence(tlv(6, Buffer.from('2a8648ce3d0201', 'hex'))), bitString(point));
    const der = sequence(
      sequence(explicit(0, integer(2n)), integer(1n), sequence(), sequence(), sequence(), sequence(), spki),
    );
    const elements = nameElements(der, certificateShape);
    expect(elements.at(-1)).toMatchObject({ name: 'subjectPublicKey', isOpened: false });
  });

  test('validity in the last century and beyond 2049', () => {
    const shape = { name: 'validity', of: { name: 'Time' } };
    const times = ['500101000000Z', '491231235959Z'].map((text) => tlv(23, Buffer.from(text)));
    const later = ['20500101000000Z', '99991231235959Z', '2050'].map((text) => tlv(24, Buffer.from(text)));
    const values = nameElements(sequence(...times, ...later), shape).slice(1);
    expect(values.map(({ value }) => value)).toEqual([
      { kind: 'time', moment: Date.UTC(1950, 0) },
      { kind: 'time', moment: Date.UTC(2049, 11, 31, 23, 59, 59) },
      { kind: 'time', moment: Date.UTC(2050, 0) },
      { kind: 'time', moment: Date.UTC(9999, 11, 31, 23, 59, 59) },
      { kind: 'text', text: '2050', isCut: false },
    ]);
  });

  test('text that turns the line round, or is too long, is made harmless', () => {
    const texts = [Buffer.from('a\u202eb\u0000'), Buffer.from('x'.repeat(100_000))];
    const elements = nameElements(sequence(...texts.map((text) => tlv(12, text))), { name: 'Names' });
    expect(elements[1]?.value).toEqual({ kind: 'text', text: 'aU+202E bU+0000 ', isCut: false });
    expect(elements[2]?.value).toEqual({ kind: 'text', text: 'x'.repeat(200), isCut: true });
  });
});
