import { X509Certificate } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { certificatesOf, corpusRows, hasCorpus, octetsOf } from '../../../tools/corpus';
import {
  makeCertificatePem,
  makeCredential,
  makeKeyPem,
  openssl,
  pemToDer,
} from '../../../tools/openssl-fixtures';
import { integer, octetString, sequence } from '../../../tools/der-fixtures';
import { read } from '../../../tools/reading-fixtures';
import { membersOf, parseDer, typeOf } from '../asn1/der';
import { parseCertificate, type Certificate } from './certificate';
import {
  buildCertificateAnatomy,
  type CertificateAnatomy,
  type CertificateElement,
} from './certificate-anatomy';

const extensions = [
  'keyUsage=critical,digitalSignature,keyEncipherment',
  'extendedKeyUsage=clientAuth,1.2.3.4',
  'crlDistributionPoints=URI:http://crl.contoso.com/1.crl',
  'authorityInfoAccess=OCSP;URI:http://ocsp.contoso.com',
  'certificatePolicies=1.2.3.4,2.5.29.32.0',
  '1.2.3.4.5=ASN1:UTF8String:of nobody',
  'subjectAltName=DNS:daemon.contoso.com,email:a@b.c,IP:10.0.0.1',
];

const made: ReadonlyMap<string, Uint8Array> = new Map(
  (
    [
      ['RSA-2048', extensions],
      ['RSA-3072', []],
      ['P-256', extensions],
      ['P-384', []],
      ['P-521', []],
      ['Ed25519', []],
    ] as const
  ).map(([key, more]) => [
    key,
    makeCredential(key, { subject: '/C=CH/O=Contoso/CN=daemon', extensions: more }).certificateDer,
  ]),
);

async function anatomyOf(der: Uint8Array): Promise<CertificateAnatomy> {
  return buildCertificateAnatomy(await parseCertificate(new Uint8Array(der)));
}

const hexOf = (octets: Uint8Array | undefined) => octets && Buffer.from(octets).toString('hex');

/** Every octet belongs to exactly one element, and what is shown of an element are its octets. */
function expectWhole({ der, elements }: CertificateAnatomy): void {
  let at = 0;
  for (const { own, hex } of elements) {
    expect(own.from).toBe(at);
    expect(own.to).toBeGreaterThan(own.from);
    const octets = Buffer.from(der.subarray(own.from, own.to)).toString('hex').toUpperCase();
    const start = hex.start.replaceAll(' ', '');
    expect(octets.startsWith(start) && octets.endsWith(hex.end.replaceAll(' ', ''))).toBe(true);
    if (hex.left === 0) expect(start).toBe(octets);
    at = own.to;
  }
  expect(at).toBe(der.length);
}

interface OpensslLine {
  readonly offset: number;
  readonly depth: number;
  readonly headerLength: number;
  readonly length: number;
  readonly isConstructed: boolean;
}

/** `   4:d=1  hl=4 l= 553 cons:  SEQUENCE` */
function asn1parse(der: Uint8Array, ...args: readonly string[]): readonly OpensslLine[] {
  return openssl(['asn1parse', '-i', '-inform', 'DER', ...args], { input: Buffer.from(der) })
    .toString()
    .split('\n')
    .flatMap((line) => {
      const [, offset, depth, hl, length, kind] =
        /^\s*(\d+):d=(\d+)\s+hl=(\d+)\s+l=\s*(\d+)\s+(cons|prim):/.exec(line) ?? [];
      if (kind === undefined) return [];
      return [
        {
          offset: Number(offset),
          depth: Number(depth),
          headerLength: Number(hl),
          length: Number(length),
          isConstructed: kind === 'cons',
        },
      ];
    });
}

const lineOf = (element: CertificateElement, depth: number): OpensslLine => ({
  offset: element.from,
  depth,
  headerLength: element.headerLength,
  length: element.to - element.from - element.headerLength,
  isConstructed: element.isConstructed,
});

describe.each([...made])('the certificate of a key %s', (_, der) => {
  test('has each octet in exactly one element', async () => {
    expectWhole(await anatomyOf(der));
  });

  test('is the tree that `openssl asn1parse` prints, offset by offset', async () => {
    const { elements } = await anatomyOf(der);
    const isWithin = (element: CertificateElement): boolean => {
      const parent = element.parent === undefined ? undefined : elements[element.parent];
      return parent !== undefined && (parent.isOpened || isWithin(parent));
    };
    expect(elements.filter((one) => !isWithin(one)).map((one) => lineOf(one, one.depth))).toEqual(
      asn1parse(der),
    );
  });

  test('has what strings hold as `openssl asn1parse -strparse` has it', async () => {
    const { elements } = await anatomyOf(der);
    const opened = elements.filter(({ isOpened }) => isOpened);
    expect(opened.length).toBeGreaterThan(0);
    for (const string of opened) {
      const content = string.own.to;
      const inside = elements.filter(({ from, to }) => from >= content && to <= string.to);
      const base = string.depth + 1;
      expect(
        inside.map((one) => {
          const line = lineOf(one, one.depth - base);
          return { ...line, offset: line.offset - content };
        }),
      ).toEqual(asn1parse(der, '-strparse', String(string.from)));
    }
  });

  test('has tbsCertificate, validity, subjectPublicKeyInfo and signature where they are', async () => {
    const { elements } = await anatomyOf(der);
    const of = (mark: CertificateElement['mark']) => {
      const found = elements.filter((one) => one.mark === mark);
      expect(found).toHaveLength(1);
      const [{ from, to } = { from: 0, to: 0 }] = found;
      return { from, to };
    };
    expect(of('thumbprint')).toEqual({ from: 0, to: der.length });
    const spki = new X509Certificate(der).publicKey.export({ format: 'der', type: 'spki' });
    const { from, to } = of('public-key');
    expect(spki.equals(der.subarray(from, to))).toBe(true);
    const [tbs, , signature] = membersOf(parseDer(der).node);
    const signed = of('signed');
    expect(hexOf(der.subarray(signed.from, signed.to))).toBe(hexOf(tbs?.valueBeforeDecodeView));
    const ending = of('issuer-signature');
    expect(hexOf(der.subarray(ending.from, ending.to))).toBe(hexOf(signature?.valueBeforeDecodeView));
    const dates = elements.filter(({ name }) => name === 'notBefore' || name === 'notAfter');
    const { validFrom, validTo } = new X509Certificate(der);
    expect(dates.map(({ value }) => value)).toEqual(
      [validFrom, validTo].map((text) => ({ kind: 'time', moment: Date.parse(text) })),
    );
    const validity = of('validity');
    expect(dates.every((one) => validity.from < one.from && one.to <= validity.to)).toBe(true);
  });
});

describe('certificates that nobody here made', () => {
  test('have each octet in exactly one element, and OIDs as asn1js reads them', async () => {
    const seen = new Set<string>();
    for (const row of corpusRows.filter((one) => certificatesOf(one).length > 0 && one.password === '')) {
      const { materials } = await read(octetsOf(row), row.path);
      for (const material of materials) {
        if (material.kind !== 'certificate' || seen.has(material.certificate.thumbprints.sha256)) continue;
        seen.add(material.certificate.thumbprints.sha256);
        expectWhole(buildCertificateAnatomy(material.certificate));
        expectSameOids(material.certificate);
      }
    }
    expect(seen.size > 10).toBe(hasCorpus);
  });

  function expectSameOids(certificate: Certificate): void {
    const { elements, der } = buildCertificateAnatomy(certificate);
    const oids = elements.filter(({ type }) => type === 'OBJECT IDENTIFIER');
    expect(oids.length).toBeGreaterThan(3);
    for (const { value, from, to } of oids) {
      const { node } = parseDer(new Uint8Array(der.subarray(from, to)));
      expect(typeOf(node)).toBe('OBJECT IDENTIFIER');
      const { valueBlock } = node as unknown as { valueBlock: { toString(): string } };
      expect(value).toEqual({ kind: 'oid', dotted: valueBlock.toString() });
    }
  }
});

describe('a certificate that is too much', () => {
  test('stays closed where it is too deep or has too many elements, and loses no octet', async () => {
    const deep = Array.from({ length: 60 }).reduce<Buffer>((inner) => sequence(inner), integer(1n));
    const wide = sequence(...Array.from({ length: 5000 }, () => integer(7n)));
    for (const content of [deep, wide]) {
      const keyPem = makeKeyPem('P-256');
      const hex = content.toString('hex').replace(/..(?=.)/g, '$&:');
      const pem = makeCertificatePem(keyPem, { extensions: [`1.2.3.4.5=DER:${hex}`] });
      const anatomy = await anatomyOf(pemToDer(pem));
      expectWhole(anatomy);
      expect(anatomy.elements.length).toBeLessThan(2300);
    }
  });

  test('octets of a long string are cut in the middle', async () => {
    const keyPem = makeKeyPem('P-256');
    const hex = octetString(Buffer.alloc(5000, 1))
      .toString('hex')
      .replace(/..(?=.)/g, '$&:');
    const anatomy = await anatomyOf(
      pemToDer(makeCertificatePem(keyPem, { extensions: [`1.2.3.4.5=DER:${hex}`] })),
    );
    expectWhole(anatomy);
    expect(anatomy.elements.map((one) => one.hex.left).filter((left) => left > 0)).toEqual([5004 - 128]);
  });
});
