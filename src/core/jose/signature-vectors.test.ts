import { createPublicKey, verify, type JsonWebKey } from 'node:crypto';
import { calculateJwkThumbprint } from 'jose';
import { expect, test } from 'vitest';
import { corpusVectors, hasCorpus, octetsOf } from '../../../tools/corpus';
import { read } from '../../../tools/reading-fixtures';
import { findAlgorithm, type SignatureAlgorithm } from '../keys/algorithms';
import { jwkThumbprint } from '../keys/jwk-thumbprint';
import type { PrivateKey } from '../keys/private-key';
import type { PublicKey } from '../keys/public-key';
import { encodeBase64urlText } from '../encoding/base64url';
import { signInput } from './sign-input';

/** RFC 7520: https://github.com/ietf-jose/cookbook */
interface CookbookExample {
  readonly input: { readonly payload: string; readonly key: JsonWebKey; readonly alg: string };
  readonly signing: { readonly protected: object; readonly sig: string };
  readonly output: { readonly compact: string };
}

/** https://github.com/C2SP/wycheproof, rsa_pkcs1_2048_sig_gen_test.json */
interface Wycheproof {
  readonly testGroups: readonly {
    readonly sha: string;
    readonly keySize: number;
    readonly privateKeyPkcs8: string;
    readonly privateKeyPem: string;
    readonly privateKeyJwk?: object;
    readonly tests: readonly { readonly tcId: number; readonly msg: string; readonly sig: string }[];
  }[];
}

/** Undefined where the corpus is missing. */
function fileOf<Content>(name: string): Content | undefined {
  const found = corpusVectors.find(({ path }) => path.includes(name));
  expect(found !== undefined).toBe(hasCorpus);
  return found && (JSON.parse(Buffer.from(octetsOf(found)).toString()) as Content);
}

/** As it is loaded here. */
async function load(content: string | Uint8Array): Promise<PrivateKey> {
  const { materials, problems } = await read(content);
  expect(problems).toEqual([]);
  const [material] = materials;
  if (material?.kind !== 'private-key') throw new Error('no private key');
  return material.privateKey;
}

async function signAs({ input, signing }: CookbookExample) {
  const privateKey = await load(JSON.stringify(input.key));
  const row = findAlgorithm(input.alg) as SignatureAlgorithm;
  const key = privateKey.signingKeys.get(row.alg) as CryptoKey;
  const parts = [JSON.stringify(signing.protected), input.payload];
  const signingInput = parts.map(encodeBase64urlText).join('.');
  const { signature } = await signInput(signingInput, { algorithm: row, signingKey: key });
  return `${signingInput}.${signature}`;
}

test('RFC 7520 §4.1: RS256 is the signature of the cookbook', async () => {
  const example = fileOf<CookbookExample>('rsa_v15_signature');
  if (example) expect(await signAs(example)).toBe(example.output.compact);
});

test('RFC 7520 §4.3: ES512 has the signing input of the cookbook, and its key verifies both signatures', async () => {
  const example = fileOf<CookbookExample>('ecdsa_signature');
  if (!example) return;
  const key = {
    key: createPublicKey({ key: example.input.key, format: 'jwk' }),
    dsaEncoding: 'ieee-p1363' as const,
  };
  for (const compact of [await signAs(example), example.output.compact]) {
    const [signingInput, signature] = compact.split(/\.(?=[^.]*$)/) as [string, string];
    expect(signingInput).toBe(example.output.compact.replace(/\.[^.]*$/, ''));
    expect(verify('sha512', Buffer.from(signingInput), key, Buffer.from(signature, 'base64url'))).toBe(true);
  }
});

test('RFC 7520 §3.2 and §3.4: the private keys have the thumbprints that jose computes', async () => {
  for (const name of ['ec_private_key', 'rsa_private_key']) {
    const jwk = fileOf<JsonWebKey>(name);
    if (!jwk) continue;
    const { publicKey } = await load(JSON.stringify(jwk));
    expect(await jwkThumbprint(publicKey as PublicKey)).toBe(await calculateJwkThumbprint(jwk));
  }
});

test('Wycheproof: RS256, RS384 and RS512 are its signatures, of its keys in PKCS#8, PKCS#1 and JWK', async () => {
  let signatures = 0;
  for (const group of fileOf<Wycheproof>('rsa_pkcs1_2048')?.testGroups ?? []) {
    const row = findAlgorithm(group.sha.replace('SHA-', 'RS'));
    if (!row) continue;
    const forms = [
      new Uint8Array(Buffer.from(group.privateKeyPkcs8, 'hex')),
      group.privateKeyPem,
      ...(group.privateKeyJwk ? [JSON.stringify(group.privateKeyJwk)] : []),
    ];
    for (const form of forms) {
      const { signingKeys, bits } = await load(form);
      expect(bits).toBe(group.keySize);
      for (const { tcId, msg, sig } of group.tests) {
        const key = signingKeys.get(row.alg) as CryptoKey;
        const signed = await crypto.subtle.sign(row.signParameters, key, Buffer.from(msg, 'hex'));
        expect([tcId, Buffer.from(signed).toString('hex')]).toEqual([tcId, sig]);
        signatures++;
      }
    }
  }
  expect(signatures >= 54).toBe(hasCorpus);
});
