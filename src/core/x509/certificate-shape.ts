/** The ASN.1 module of X.509 certificates as data: which element is what. RFC 5280 §4.1, §4.2, appendix A; RFC 3279 §2.2.3, §2.3.1. */
import type { Asn1Shape } from '../asn1/name-elements';
import { oid } from '../asn1/oids';
import { keyUsageBits } from './extensions';

const algorithmIdentifier: readonly Asn1Shape[] = [{ name: 'algorithm' }, { name: 'parameters' }];

const attribute: Asn1Shape = {
  name: 'AttributeTypeAndValue',
  members: [{ name: 'type' }, { name: 'value' }],
};

const rdnSequence: Asn1Shape = { name: 'RelativeDistinguishedName', of: attribute };

const generalName: Asn1Shape = {
  name: 'GeneralName',
  choices: [
    { name: 'otherName', type: '[0]', members: [{ name: 'type-id' }, { name: 'value' }] },
    { name: 'rfc822Name', type: '[1]', implicit: 'IA5String' },
    { name: 'dNSName', type: '[2]', implicit: 'IA5String' },
    { name: 'x400Address', type: '[3]' },
    { name: 'directoryName', type: '[4]', members: [{ name: 'Name', of: rdnSequence }] },
    { name: 'ediPartyName', type: '[5]' },
    { name: 'uniformResourceIdentifier', type: '[6]', implicit: 'IA5String' },
    { name: 'iPAddress', type: '[7]' },
    { name: 'registeredID', type: '[8]' },
  ],
};

const generalNames: Asn1Shape = { name: 'GeneralNames', of: generalName };

const distributionPoint: Asn1Shape = {
  name: 'DistributionPoint',
  members: [
    {
      name: 'distributionPoint',
      type: '[0]',
      members: [
        { name: 'fullName', type: '[0]', of: generalName },
        { name: 'nameRelativeToCRLIssuer', type: '[1]' },
      ],
    },
    { name: 'reasons', type: '[1]' },
    { name: 'cRLIssuer', type: '[2]', of: generalName },
  ],
};

const policyInformation: Asn1Shape = {
  name: 'PolicyInformation',
  members: [
    { name: 'policyIdentifier' },
    {
      name: 'policyQualifiers',
      type: 'SEQUENCE',
      of: {
        name: 'PolicyQualifierInfo',
        members: [{ name: 'policyQualifierId' }, { name: 'qualifier' }],
      },
    },
  ],
};

const accessDescription: Asn1Shape = {
  name: 'AccessDescription',
  members: [{ name: 'accessMethod' }, { ...generalName, name: 'accessLocation' }],
};

const extensionShapes: ReadonlyMap<string, Asn1Shape> = new Map<string, Asn1Shape>([
  [oid.subjectKeyIdentifier, { name: 'SubjectKeyIdentifier' }],
  [oid.keyUsage, { name: 'KeyUsage', bits: keyUsageBits }],
  ['2.5.29.17', generalNames],
  ['2.5.29.18', generalNames],
  [
    oid.basicConstraints,
    {
      name: 'BasicConstraints',
      members: [
        { name: 'cA', type: 'BOOLEAN' },
        { name: 'pathLenConstraint', type: 'INTEGER' },
      ],
    },
  ],
  ['2.5.29.31', { name: 'CRLDistributionPoints', of: distributionPoint }],
  ['2.5.29.32', { name: 'certificatePolicies', of: policyInformation }],
  [
    oid.authorityKeyIdentifier,
    {
      name: 'AuthorityKeyIdentifier',
      members: [
        { name: 'keyIdentifier', type: '[0]' },
        { name: 'authorityCertIssuer', type: '[1]', of: generalName },
        { name: 'authorityCertSerialNumber', type: '[2]' },
      ],
    },
  ],
  [oid.extendedKeyUsage, { name: 'ExtKeyUsageSyntax', of: { name: 'KeyPurposeId' } }],
  ['1.3.6.1.5.5.7.1.1', { name: 'AuthorityInfoAccessSyntax', of: accessDescription }],
  // [MS-WCCE] §2.2.2.7.7.2
  [
    '1.3.6.1.4.1.311.21.7',
    {
      name: 'CertificateTemplate',
      members: [
        { name: 'templateID' },
        { name: 'templateMajorVersion' },
        { name: 'templateMinorVersion', type: 'INTEGER' },
      ],
    },
  ],
]);

/** What extnValue holds is DER in every extension, known here or not. RFC 5280 §4.2 */
const extension: Asn1Shape = {
  name: 'Extension',
  members: [
    { name: 'extnID' },
    { name: 'critical', type: 'BOOLEAN' },
    {
      name: 'extnValue',
      holds: { by: 'extnID', shapes: extensionShapes, otherwise: { name: '' } },
    },
  ],
};

const rsaPublicKey: Asn1Shape = {
  name: 'RSAPublicKey',
  members: [{ name: 'modulus' }, { name: 'publicExponent' }],
};

const ecdsaSignature: Asn1Shape = { name: 'Ecdsa-Sig-Value', members: [{ name: 'r' }, { name: 's' }] };

const subjectPublicKeyInfo: Asn1Shape = {
  name: 'subjectPublicKeyInfo',
  members: [
    { name: 'algorithm', members: algorithmIdentifier },
    {
      name: 'subjectPublicKey',
      holds: {
        by: 'algorithm',
        shapes: new Map([
          [oid.rsaEncryption, rsaPublicKey],
          [oid.rsassaPss, rsaPublicKey],
          ['1.2.840.10040.4.1', { name: 'DSAPublicKey' }],
        ]),
      },
    },
  ],
};

const tbsCertificate: Asn1Shape = {
  name: 'tbsCertificate',
  members: [
    { name: 'version', type: '[0]', members: [{ name: 'Version' }] },
    { name: 'serialNumber' },
    { name: 'signature', members: algorithmIdentifier },
    { name: 'issuer', of: rdnSequence },
    { name: 'validity', members: [{ name: 'notBefore' }, { name: 'notAfter' }] },
    { name: 'subject', of: rdnSequence },
    subjectPublicKeyInfo,
    { name: 'issuerUniqueID', type: '[1]' },
    { name: 'subjectUniqueID', type: '[2]' },
    { name: 'extensions', type: '[3]', members: [{ name: 'Extensions', of: extension }] },
  ],
};

export const certificateShape: Asn1Shape = {
  name: 'Certificate',
  members: [
    tbsCertificate,
    { name: 'signatureAlgorithm', members: algorithmIdentifier },
    {
      name: 'signatureValue',
      holds: {
        by: 'signatureAlgorithm',
        shapes: new Map(
          [
            '1.2.840.10045.4.1',
            oid.ecdsaWithSha256,
            oid.ecdsaWithSha384,
            oid.ecdsaWithSha512,
            '1.2.840.10040.4.3',
          ].map((dotted) => [dotted, ecdsaSignature]),
        ),
      },
    },
  ],
};
