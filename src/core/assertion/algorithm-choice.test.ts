import { describe, expect, test } from 'vitest';
import { profileOf } from '../../../tools/assertion-fixtures';
import type { KeyShape } from '../keys/algorithms';
import type { ProfileId } from '../profiles/server-profile';
import { chooseAlgorithms } from './algorithm-choice';

const rsa: KeyShape = { keyType: 'RSA', bits: 2048 };
const p256: KeyShape = { keyType: 'EC', curve: 'P-256', bits: 256 };
const p521: KeyShape = { keyType: 'EC', curve: 'P-521', bits: 521 };
const ed25519: KeyShape = { keyType: 'OKP', curve: 'Ed25519', bits: 256 };

describe('the algorithms on offer', () => {
  test.each<[ProfileId, string, KeyShape | undefined, string]>([
    ['entra-v2', 'an RSA key', rsa, 'PS256 RS256'],
    ['entra-v2', 'a P-256 key', p256, ''],
    ['entra-v2', 'no key yet', undefined, 'PS256 RS256'],
    ['entra-v1', 'an RSA key', rsa, 'RS256'],
    ['adfs', 'an RSA key', rsa, 'RS256'],
    ['adfs', 'an Ed25519 key', ed25519, ''],
    ['generic-oidc', 'an RSA key', rsa, 'RS256 RS384 RS512 PS256 PS384 PS512'],
    ['generic-oidc', 'a P-256 key', p256, 'ES256'],
    ['generic-oidc', 'a P-521 key', p521, 'ES512'],
    ['generic-oidc', 'an Ed25519 key', ed25519, 'EdDSA'],
  ])('%s, %s: %s', (profile, _, key, expected) => {
    const { offered } = chooseAlgorithms(profileOf(profile), key);
    expect(offered.map(({ alg }) => alg).join(' ')).toBe(expected);
  });
});

describe('every other algorithm of RFC 7518 §3.1 and RFC 8037 is missing for a reason', () => {
  test('the server: AD FS takes RS256 only', () => {
    const { missing } = chooseAlgorithms(profileOf('adfs'), rsa);
    expect(missing.map(({ alg, reason }) => `${alg} ${reason}`)).toEqual(
      ['PS256', 'PS384', 'PS512', 'RS384', 'RS512', 'ES256', 'ES384', 'ES512', 'EdDSA'].map(
        (alg) => `${alg} server`,
      ),
    );
  });

  test('the key: an algorithm has its one curve', () => {
    const { missing } = chooseAlgorithms(profileOf('generic-oidc'), p256);
    expect(missing.map(({ reason }) => reason)).toEqual(Array<string>(9).fill('key'));
    expect(Object.fromEntries(missing.map(({ alg, needs }) => [alg, needs]))).toMatchObject({
      PS256: 'RSA',
      RS512: 'RSA',
      ES384: 'EC P-384',
      ES512: 'EC P-521',
      EdDSA: 'Ed25519',
    });
  });

  test('an algorithm is offered or missing, never both, never neither', () => {
    for (const profile of ['entra-v2', 'entra-v1', 'adfs', 'generic-oidc'] as const) {
      for (const key of [rsa, p256, p521, ed25519, undefined]) {
        const { offered, missing } = chooseAlgorithms(profileOf(profile), key);
        const all = [...offered, ...missing].map(({ alg }) => alg);
        expect(new Set(all).size).toBe(10);
        expect(all).toHaveLength(10);
      }
    }
  });
});
