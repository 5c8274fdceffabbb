import { createPublicKey, verify } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import {
  complaintsAbout,
  corpusRows,
  hasCorpus,
  octetsOf,
  type CorpusOutcome,
  type CorpusRow,
  type ShownKey,
} from '../../../tools/corpus';
import { checkCredential } from '../assertion/check-credential';
import type { AssertionContext } from '../assertion/assertion-context';
import { WorkbenchError } from '../errors';
import { findAlgorithm } from '../keys/algorithms';
import { jwkThumbprint } from '../keys/jwk-thumbprint';
import type { PrivateKey } from '../keys/private-key';
import { directEngine } from '../password-encryption/direct-engine';
import { entraV2 } from '../profiles/entra-v2';
import { credentialsOf } from '../x509/credential';
import type { Reading } from './material';
import { readMaterial } from './read-material';
import { unlock } from './unlock';

async function open(row: CorpusRow): Promise<readonly [Reading, ...Reading[]]> {
  const reading = await readMaterial(octetsOf(row), row.path, directEngine);
  const opened = await Promise.all(reading.locked.map((one) => unlock(one, row.password, directEngine)));
  return [reading, ...opened];
}

async function outcomeOf(row: CorpusRow): Promise<CorpusOutcome> {
  const readings = await open(row);
  const materials = readings.flatMap((one) => one.materials);
  const keys = materials.flatMap((one) => (one.kind === 'private-key' ? [one.privateKey] : []));
  const certificates = materials.flatMap((one) => (one.kind === 'certificate' ? [one.certificate] : []));
  const paired = keys[0] ? await credentialsOf(keys[0], certificates, Date.now()) : [];
  const leaf = (paired[0]?.chain ?? certificates)[0]?.thumbprints.sha256;
  return {
    isAsked: readings[0].locked.length > 0,
    keys: await Promise.all(keys.map(shown)),
    certificates: certificates.map(({ thumbprints }) => thumbprints.sha256),
    ...(leaf ? { leaf } : {}),
    refusals: readings.flatMap(({ problems }) => problems).map(refusal),
  };
}

async function shown(privateKey: PrivateKey): Promise<ShownKey> {
  const { publicKey } = privateKey;
  expect(publicKey).toBeDefined();
  if (!publicKey) return {};
  expect(await signs(privateKey)).toBe(true);
  const findings = checkCredential({ profile: entraV2, key: privateKey } as unknown as AssertionContext);
  return {
    spkiSha256: publicKey.spkiSha256,
    jwkThumbprint: await jwkThumbprint(publicKey),
    isWeak: findings.some(({ code }) => code === 'certificate/weak-key'),
  };
}

/** node:crypto verifies, in the encoding that needs the fewest bits of a small key. */
async function signs({ signingKeys, publicKey }: PrivateKey): Promise<boolean> {
  const alg = signingKeys.has('RS256') ? 'RS256' : [...signingKeys.keys()][0];
  const row = findAlgorithm(alg ?? '');
  const key = alg && signingKeys.get(alg);
  if (!row || !key || !publicKey) return false;
  const message = Buffer.from('corpus');
  const signature = Buffer.from(await crypto.subtle.sign(row.signParameters, key, message));
  const hash = alg === 'EdDSA' ? null : `sha${alg.slice(2)}`;
  const spki = createPublicKey({ key: Buffer.from(publicKey.spki), format: 'der', type: 'spki' });
  const pss = alg.startsWith('PS') ? { padding: 6, saltLength: Number(alg.slice(2)) / 8 } : {};
  return verify(hash, message, { key: spki, dsaEncoding: 'ieee-p1363', ...pss }, signature);
}

function refusal(problem: WorkbenchError): string {
  expect(problem).toBeInstanceOf(WorkbenchError);
  return `${problem.code} ${Object.values(problem.evidence).join(' ')}`;
}

describe('every file that nobody here made', () => {
  test('is opened, with the digests that OpenSSL finds, or refused by name', async () => {
    const wrong: string[] = [];
    for (const row of corpusRows) {
      const complaints = complaintsAbout(row, await outcomeOf(row));
      if (complaints.length > 0) wrong.push(`${row.path}: ${complaints.join('; ')}`);
    }
    if (hasCorpus)
      console.log(`corpus: ${corpusRows.length - wrong.length} of ${corpusRows.length} rows hold`);
    expect(wrong).toEqual([]);
    expect(corpusRows).toHaveLength(hasCorpus ? 138 : 0);
  });

  test('with another password stays locked', async () => {
    const wanting = corpusRows.filter(
      ({ outcome, password }) => password !== '' && /^(accept|cert-only)/.test(outcome),
    );
    expect(wanting.length > 30).toBe(hasCorpus);
    for (const row of wanting) {
      const [{ locked }, again] = await open({ ...row, password: `${row.password}!` });
      const codes = again?.problems.map(({ code }) => code) ?? [];
      expect([row.path, again?.materials, again?.locked]).toEqual([row.path, [], locked]);
      expect([row.path, codes.join()]).toEqual([
        row.path,
        expect.stringMatching(/^(pfx|encryption)\/wrong-password$/),
      ]);
    }
  });
});
