import { X509Certificate } from 'node:crypto';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import {
  importFixture,
  makeImportedCredential,
  type ImportedFixture,
} from '../../../tools/credential-fixtures';
import { makeCertificatePem, makeChain, openssl, pemToDer } from '../../../tools/openssl-fixtures';
import { importPrivateKey, type PrivateKey } from '../keys/private-key';
import { parsePrivateKeyInfo } from '../keys/private-key-info';
import { parseCertificate, type Certificate } from './certificate';
import { buildChain, looseChain } from './chain';
import { credentialsOf, type Credential } from './credential';

let leaf: ImportedFixture;
let chain: readonly [Certificate, Certificate, Certificate];
let stranger: Certificate;

beforeAll(async () => {
  const made = makeChain();
  leaf = await importFixture(made.leaf);
  const [intermediate, root] = await Promise.all(
    [made.intermediatePem, made.rootPem].map((pem) => parseCertificate(pemToDer(pem))),
  );
  chain = [leaf.certificate, intermediate as Certificate, root as Certificate];
  stranger = (await makeImportedCredential('RSA-2048', { subject: '/CN=stranger' })).certificate;
});

const subjects = (certificates: readonly Certificate[]) => certificates.map(({ subject }) => subject);

describe('a chain (RFC 7515 §4.1.6)', () => {
  test('is leaf first, each certified by the next, whatever order they came in', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray([...chain, stranger], { minLength: 4 }), (available) => {
        const built = buildChain(leaf.certificate, available);
        expect(subjects(built)).toEqual(['CN=daemon.contoso.com', 'CN=Intermediate', 'CN=Root']);
      }),
    );
    const [one, two, three] = chain.map(({ der }) => new X509Certificate(der)) as [
      X509Certificate,
      X509Certificate,
      X509Certificate,
    ];
    expect([one.verify(two.publicKey), two.verify(three.publicKey)]).toEqual([true, true]);
  });

  test('ends at a gap', () => {
    expect(subjects(buildChain(chain[0], [chain[0], chain[2]]))).toEqual(['CN=daemon.contoso.com']);
    expect(subjects(buildChain(chain[0], [chain[1]]))).toEqual(['CN=daemon.contoso.com', 'CN=Intermediate']);
  });

  test('goes by the key identifier where two authorities have one name (RFC 5280 §4.2.1.1)', () => {
    const namesake = { ...chain[1], subjectKeyIdentifier: '00', der: Uint8Array.of(0) };
    for (const available of [
      [namesake, ...chain],
      [...chain, namesake],
    ]) {
      expect(buildChain(chain[0], available)).toEqual(chain);
    }
    expect(buildChain(chain[0], [namesake])).toEqual([chain[0]]);
  });

  test('without a key is that of the certificate which issued none of the others, whatever their order', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray([...chain], { minLength: 3 }), (available) => {
        expect(subjects(looseChain(available))).toEqual([
          'CN=daemon.contoso.com',
          'CN=Intermediate',
          'CN=Root',
        ]);
      }),
    );
    expect(looseChain([stranger, ...chain])).toEqual([stranger]);
    expect(looseChain([])).toEqual([]);
  });

  test('of a self-signed certificate is itself', () => {
    expect(buildChain(stranger, [...chain, stranger])).toEqual([stranger]);
  });

  test('does not run in circles where two certificates name each other', () => {
    const a = { ...chain[0], subject: 'CN=a', issuer: 'CN=b', selfIssued: false };
    const b = { ...chain[1], subject: 'CN=b', issuer: 'CN=a', selfIssued: false };
    expect(subjects(buildChain(a, [a, b]))).toEqual(['CN=a', 'CN=b']);
  });
});

async function firstCredential(
  privateKey: PrivateKey,
  certificates: readonly Certificate[],
): Promise<Credential | undefined> {
  const now = leaf.certificate.notBefore + 3_600_000;
  return (await credentialsOf(privateKey, certificates, now))[0];
}

describe('the certificate of a key', () => {
  test('is the one with its public key, wherever it stands', async () => {
    for (const certificates of [
      [...chain],
      [chain[2], chain[1], chain[0]],
      [stranger, chain[1], chain[0], chain[2]],
    ]) {
      const credential = await firstCredential(leaf.privateKey, certificates);
      expect(credential?.privateKey).toBe(leaf.privateKey);
      expect(subjects(credential?.chain ?? [])).toEqual(subjects(chain));
    }
  });

  test('is, of several that kept the key, the one that is valid longest', async () => {
    const renewed = await parseCertificate(
      pemToDer(makeCertificatePem(leaf.keyPem, { subject: '/CN=renewed', days: 60 })),
    );
    for (const certificates of [
      [renewed, ...chain],
      [...chain, renewed],
    ]) {
      const credential = await firstCredential(leaf.privateKey, certificates);
      expect(subjects(credential?.chain ?? [])).toEqual(['CN=renewed']);
    }
  });

  test('is one that is valid now before one that is not, however long', async () => {
    const future = {
      ...leaf.certificate,
      notBefore: Date.UTC(2090),
      notAfter: Date.UTC(2099),
      subject: 'CN=future',
    };
    const past = {
      ...leaf.certificate,
      notBefore: Date.UTC(1990),
      notAfter: Date.UTC(1999),
      subject: 'CN=past',
    };
    const all = await credentialsOf(
      leaf.privateKey,
      [past, future, leaf.certificate],
      leaf.certificate.notBefore,
    );
    expect(all.map(({ chain: [first] }) => first?.subject)).toEqual([
      leaf.certificate.subject,
      'CN=future',
      'CN=past',
    ]);
  });

  test('is none where no certificate has its public key, be it of the same name', async () => {
    const namesake = (await makeImportedCredential('RSA-2048')).certificate;
    expect(namesake.subject).toBe(leaf.certificate.subject);
    expect(await firstCredential(leaf.privateKey, [namesake, stranger])).toBeUndefined();
    expect(await firstCredential(leaf.privateKey, [])).toBeUndefined();
  });

  test('is found for an EC key that came without its public key', async () => {
    const ec = await makeImportedCredential('P-384');
    const info = parsePrivateKeyInfo(new Uint8Array(ec.keyDer));
    const { publicKey, ...withoutPublicKey } = await importPrivateKey(info);
    expect(publicKey).toBeDefined();
    expect((await firstCredential(withoutPublicKey, [stranger, ec.certificate]))?.chain).toEqual([
      ec.certificate,
    ]);
  });

  test('is passed over where its key is of a kind that JWS does not sign with', async () => {
    const odd = await parseCertificate(
      pemToDer(makeCertificatePem(openssl(['genpkey', '-algorithm', 'ED448']).toString())),
    );
    expect(subjects((await firstCredential(leaf.privateKey, [odd, ...chain]))?.chain ?? [])).toEqual(
      subjects(chain),
    );
  });
});
