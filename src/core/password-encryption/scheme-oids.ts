/** Which OID stands for which hash, pseudorandom function and cipher. RFC 8018 §A–§B, RFC 7292 §C, RFC 2268. */
import type { BlockCipher, HashName, KeyDerivation } from './encryption-scheme';

export const schemeOid = {
  pbes2: '1.2.840.113549.1.5.13',
  pbkdf2: '1.2.840.113549.1.5.12',
  pbmac1: '1.2.840.113549.1.5.14',
  scrypt: '1.3.6.1.4.1.11591.4.11',
  hmacWithSha256: '1.2.840.113549.2.9',
  aes256Cbc: '2.16.840.1.101.3.4.1.42',
  rc2Cbc: '1.2.840.113549.3.2',
  pkcs12TripleDes: '1.2.840.113549.1.12.1.3',
  sha1: '1.3.14.3.2.26',
  sha256: '2.16.840.1.101.3.4.2.1',
} as const;

/** PBKDF2's pseudorandom function and PBMAC1's MAC. RFC 8018 §B.1.2. */
export const hmacByOid: ReadonlyMap<string, HashName> = new Map([
  ['1.2.840.113549.2.6', 'MD5'],
  ['1.2.840.113549.2.7', 'SHA-1'],
  ['1.2.840.113549.2.8', 'SHA-224'],
  [schemeOid.hmacWithSha256, 'SHA-256'],
  ['1.2.840.113549.2.10', 'SHA-384'],
  ['1.2.840.113549.2.11', 'SHA-512'],
  ['1.2.840.113549.2.12', 'SHA-512/224'],
  ['1.2.840.113549.2.13', 'SHA-512/256'],
]);

/** The digest of PKCS#12's MacData. */
export const digestByOid: ReadonlyMap<string, HashName> = new Map([
  ['1.2.840.113549.2.5', 'MD5'],
  [schemeOid.sha1, 'SHA-1'],
  ['2.16.840.1.101.3.4.2.4', 'SHA-224'],
  [schemeOid.sha256, 'SHA-256'],
  ['2.16.840.1.101.3.4.2.2', 'SHA-384'],
  ['2.16.840.1.101.3.4.2.3', 'SHA-512'],
  ['2.16.840.1.101.3.4.2.5', 'SHA-512/224'],
  ['2.16.840.1.101.3.4.2.6', 'SHA-512/256'],
]);

export interface Pbes1Row {
  /** As RFC 7292 §C and RFC 8018 §A.3 call it. */
  readonly name: string;
  readonly derivation: Extract<KeyDerivation['kind'], 'PKCS#12' | 'PBKDF1'>;
  readonly hash: HashName;
  readonly cipher: BlockCipher;
}

const des: BlockCipher = { name: 'DES', keyLength: 8 };
const rc2 = (effectiveKeyBits: number): BlockCipher => ({
  name: 'RC2',
  keyLength: effectiveKeyBits / 8,
  effectiveKeyBits,
});
const tripleDes = (keyLength: 16 | 24): BlockCipher => ({ name: '3DES', keyLength });

export const pbes1ByOid: ReadonlyMap<string, Pbes1Row> = new Map(
  (
    [
      [schemeOid.pkcs12TripleDes, 'pbeWithSHAAnd3-KeyTripleDES-CBC', 'PKCS#12', 'SHA-1', tripleDes(24)],
      ['1.2.840.113549.1.12.1.4', 'pbeWithSHAAnd2-KeyTripleDES-CBC', 'PKCS#12', 'SHA-1', tripleDes(16)],
      ['1.2.840.113549.1.12.1.5', 'pbeWithSHAAnd128BitRC2-CBC', 'PKCS#12', 'SHA-1', rc2(128)],
      ['1.2.840.113549.1.12.1.6', 'pbeWithSHAAnd40BitRC2-CBC', 'PKCS#12', 'SHA-1', rc2(40)],
      ['1.2.840.113549.1.5.3', 'pbeWithMD5AndDES-CBC', 'PBKDF1', 'MD5', des],
      ['1.2.840.113549.1.5.6', 'pbeWithMD5AndRC2-CBC', 'PBKDF1', 'MD5', rc2(64)],
      ['1.2.840.113549.1.5.10', 'pbeWithSHA1AndDES-CBC', 'PBKDF1', 'SHA-1', des],
      ['1.2.840.113549.1.5.11', 'pbeWithSHA1AndRC2-CBC', 'PBKDF1', 'SHA-1', rc2(64)],
    ] as const
  ).map(([oid, name, derivation, hash, cipher]) => [oid, { name, derivation, hash, cipher }]),
);

/** Ciphers of PBES2 whose parameters are the IV and nothing else; RC2 has more. */
export const cipherByOid: ReadonlyMap<string, BlockCipher> = new Map<string, BlockCipher>([
  ['2.16.840.1.101.3.4.1.2', { name: 'AES', keyLength: 16 }],
  ['2.16.840.1.101.3.4.1.22', { name: 'AES', keyLength: 24 }],
  [schemeOid.aes256Cbc, { name: 'AES', keyLength: 32 }],
  ['1.2.840.113549.3.7', tripleDes(24)],
  ['1.3.14.3.2.7', des],
]);

/** RFC 8018 §B.2.3: the version stands for the effective bits of the key, up to 255 of them by a table. */
export const rc2BitsByVersion: ReadonlyMap<number, number> = new Map([
  [160, 40],
  [120, 64],
  [58, 128],
]);

/** PEM's DEK-Info, by OpenSSL's names. */
export const dekCipherByName: ReadonlyMap<string, BlockCipher> = new Map<string, BlockCipher>([
  ['DES-CBC', des],
  ['DES-EDE-CBC', tripleDes(16)],
  ['DES-EDE3-CBC', tripleDes(24)],
  ['AES-128-CBC', { name: 'AES', keyLength: 16 }],
  ['AES-192-CBC', { name: 'AES', keyLength: 24 }],
  ['AES-256-CBC', { name: 'AES', keyLength: 32 }],
  ['RC2-CBC', rc2(128)],
  ['RC2-64-CBC', rc2(64)],
  ['RC2-40-CBC', rc2(40)],
]);
