/** What a signature is made of, and what a verifier makes of it, in words. */
import type { BlockPartName } from '../../core/keys/block-parts';
import type { ComparedOctets } from '../../core/keys/compared-octets';
import type { SignatureAnatomy } from '../../core/keys/signature-anatomy';

export const blockPartNames: Readonly<Record<BlockPartName, readonly [name: string, meaning: string]>> = {
  zero: ['00', 'keeps the number below the modulus'],
  'block-type': ['01', 'block type: a signature'],
  padding: ['FF … FF', 'padding, as long as the modulus leaves room for'],
  separator: ['00', 'where the padding ends'],
  'digest-info': ['DigestInfo', 'DER that names the hash function'],
  digest: ['digest', 'of the signing input'],
  'masked-db': ['maskedDB', 'padding and salt under a mask'],
  hash: ['H', 'hash of eight zeros, the digest and the salt'],
  trailer: ['BC', 'the last byte of every PSS block'],
  'db-padding': ['00 … 00', 'padding of the DB'],
  'db-one': ['01', 'where the padding ends'],
  salt: ['salt', 'random, so that two signatures over one text differ'],
};

/** `equal`, or where the first difference is. */
export function explainComparison({ difference, expected }: ComparedOctets): string {
  if (expected === undefined) return '';
  return difference === undefined ? 'equal' : `not equal from byte ${difference} on`;
}

/** What the comparison at the end of a verification says. */
export function explainOutcome({ working, isValid }: SignatureAnatomy): string {
  const engine = { true: 'valid', false: 'invalid', undefined: 'not checked: it refuses this key' }[
    `${isValid}`
  ];
  const by = `The browser’s own verification: ${engine}.`;
  switch (working.kind) {
    case 'pkcs1': {
      const wrong = working.parts.filter(({ difference }) => difference !== undefined);
      if (wrong.length === 0) return `The block is the expected one, byte for byte. ${by}`;
      return wrong.length === 1 && wrong[0]?.name === 'digest'
        ? `The block is sound and its digest is of another text: the right key, and the token was changed after it was signed. ${by}`
        : `The block is not one of this padding: another key made it, or it was made for another algorithm. ${by}`;
    }
    case 'pss': {
      const { parts, db } = working.block;
      const wrong = [...parts, ...db].filter(({ difference }) => difference !== undefined);
      const salt = db.find(({ name }) => name === 'salt')?.length ?? 0;
      const wanted = parts.find(({ name }) => name === 'hash')?.length ?? 0;
      if (wrong.length === 0 && salt !== wanted)
        return `H is what the digest and the salt make, but the salt has ${salt} bytes, and must have ${wanted} (RFC 7518 §3.5). ${by}`;
      if (wrong.length === 0) return `H is what the digest and the salt make. ${by}`;
      return wrong.length === 1 && wrong[0]?.name === 'hash'
        ? `The block is sound and its H is of another text: the right key, and the token was changed after it was signed. ${by}`
        : `The block is not one of this padding: another key made it, or it was made for another algorithm. ${by}`;
    }
    case 'ecdsa':
      if (!working.numbers.isInRange) return `r or s is out of range: nobody’s signature. ${by}`;
      return working.numbers.x.difference === undefined
        ? `The point’s x is r. ${by}`
        : `The point’s x is not r: another key, or another text. ${by}`;
    case 'eddsa':
      return `It holds if S · B is the same point as R + k · A, with B the base point and A the public key. The page does not compute these two points. ${by}`;
    case 'none':
      return `This key cannot have made a signature of this length and size. ${by}`;
  }
}
