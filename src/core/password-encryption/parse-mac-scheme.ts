/** The MAC of a PFX: PKCS#12's own HMAC, or PBMAC1. RFC 7292 §4, RFC 9579. */
import { SequenceReader, type Asn1Node } from '../asn1/der';
import type { Bytes } from '../encoding/bytes';
import { WorkbenchError } from '../errors';
import { checkIterations } from './derivation-limits';
import type { HashName, MacScheme } from './encryption-scheme';
import { countedIterations, hashOfHmac, parseKeyDerivation, unsupported } from './parse-key-derivation';
import { digestByOid, schemeOid } from './scheme-oids';

/** Octets of the hash, which RFC 7292 §B.4 makes the length of the key. */
const hashLength: Readonly<Record<HashName, number>> = {
  MD5: 16,
  'SHA-1': 20,
  'SHA-224': 28,
  'SHA-256': 32,
  'SHA-384': 48,
  'SHA-512': 64,
  'SHA-512/224': 28,
  'SHA-512/256': 32,
};

/**
 * @param algorithm the digestAlgorithm of MacData's DigestInfo
 * @param iterations the INTEGER's octets; PBMAC1 has salt and count of its own, and these two mean nothing there
 * @throws WorkbenchError `der/…`, `encryption/…`
 */
export function parseMacScheme(algorithm: Asn1Node, salt: Bytes, iterations: Bytes): MacScheme {
  const reader = new SequenceReader(algorithm, 'MacData.mac.digestAlgorithm');
  const algorithmOid = reader.takeOid('algorithm');
  if (algorithmOid === schemeOid.pbmac1) return parsePbmac1(reader.takeSequence('parameters'));
  const hash = digestByOid.get(algorithmOid);
  if (!hash) throw unsupported(algorithmOid);
  const count = checkIterations(iterations, 'MacData.iterations');
  return {
    name: `HMAC-${hash}, ${countedIterations(count)}`,
    oid: algorithmOid,
    keyDerivation: { kind: 'PKCS#12', hash, salt, iterations: count },
    hash,
    keyLength: hashLength[hash],
  };
}

function parsePbmac1(parameters: SequenceReader): MacScheme {
  const { derivation, keyLength, name } = parseKeyDerivation(parameters.take('keyDerivationFunc'));
  const hash = hashOfHmac(parameters.take('messageAuthScheme'));
  // RFC 9579 §5: without it there is no telling how long the key is.
  if (keyLength === undefined) {
    throw new WorkbenchError('encryption/malformed', 'PBMAC1: keyLength is missing', {
      element: 'PBMAC1-params.keyDerivationFunc.keyLength',
      rule: 'there',
    });
  }
  return {
    name: `PBMAC1 (${name}; HMAC-${hash})`,
    oid: schemeOid.pbmac1,
    keyDerivation: derivation,
    hash,
    keyLength,
  };
}
