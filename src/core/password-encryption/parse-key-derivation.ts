/** The keyDerivationFunc of PBES2 and PBMAC1: PBKDF2 or scrypt. RFC 8018 §A.2, RFC 7914 §7. */
import { Integer, ObjectIdentifier, Sequence } from 'asn1js';
import { SequenceReader, unsignedValue, type Asn1Node } from '../asn1/der';
import { oidName } from '../asn1/oids';
import { WorkbenchError } from '../errors';
import { checkIterations, checkScryptCost } from './derivation-limits';
import type { KeyDerivation } from './encryption-scheme';
import { hmacByOid, schemeOid } from './scheme-oids';

export interface ParsedDerivation {
  readonly derivation: KeyDerivation;
  /** In octets, where the file says it. */
  readonly keyLength: number | undefined;
  /** For people: `PBKDF2, HMAC-SHA-256, 2,048 iterations`. */
  readonly name: string;
}

/** @throws WorkbenchError `der/…`, `encryption/…` */
export function parseKeyDerivation(algorithm: Asn1Node): ParsedDerivation {
  const reader = new SequenceReader(algorithm, 'keyDerivationFunc');
  const algorithmOid = reader.takeOid('algorithm');
  if (algorithmOid === schemeOid.pbkdf2) return parsePbkdf2(reader.takeSequence('parameters'));
  if (algorithmOid === schemeOid.scrypt) return parseScrypt(reader.takeSequence('parameters'));
  throw unsupported(algorithmOid);
}

export function unsupported(algorithmOid: string): WorkbenchError {
  return new WorkbenchError('encryption/unsupported', `algorithm ${algorithmOid}`, {
    name: oidName(algorithmOid),
    oid: algorithmOid,
  });
}

/** For people: `2,048 iterations`. */
export function countedIterations(iterations: number): string {
  return `${iterations.toLocaleString('en')} ${iterations === 1 ? 'iteration' : 'iterations'}`;
}

function parsePbkdf2(parameters: SequenceReader): ParsedDerivation {
  const salt = parameters.takeOctetString('salt');
  const iterations = checkIterations(parameters.takeInteger('iterationCount'), 'PBKDF2 iterationCount');
  const rest = parameters.remaining;
  const prf = rest.find((node) => node instanceof Sequence);
  const hash = prf ? hashOfHmac(prf) : 'SHA-1';
  return {
    derivation: { kind: 'PBKDF2', hash, salt, iterations },
    keyLength: keyLengthIn(rest),
    name: `PBKDF2, HMAC-${hash}, ${countedIterations(iterations)}`,
  };
}

function parseScrypt(parameters: SequenceReader): ParsedDerivation {
  const salt = parameters.takeOctetString('salt');
  const { cost, blockSize, parallelization } = checkScryptCost(
    parameters.takeInteger('costParameter'),
    parameters.takeInteger('blockSize'),
    parameters.takeInteger('parallelizationParameter'),
  );
  return {
    derivation: { kind: 'scrypt', salt, cost, blockSize, parallelization },
    keyLength: keyLengthIn(parameters.remaining),
    name: `scrypt, N ${cost.toLocaleString('en')}, r ${blockSize}, p ${parallelization}`,
  };
}

/** The name of the hash of an HMAC's AlgorithmIdentifier. @throws WorkbenchError `encryption/unsupported` */
export function hashOfHmac(algorithm: Asn1Node) {
  const algorithmOid = new SequenceReader(algorithm, 'prf').takeOid('algorithm');
  const hash = hmacByOid.get(algorithmOid);
  if (!hash) throw unsupported(algorithmOid);
  return hash;
}

/** OPTIONAL and DEFAULT members are told apart by their type. */
function keyLengthIn(members: readonly Asn1Node[]): number | undefined {
  const stray = members.find((node) => node instanceof ObjectIdentifier);
  if (stray) {
    throw new WorkbenchError('encryption/malformed', 'an AlgorithmIdentifier that is no SEQUENCE', {
      element: 'prf',
      rule: 'a SEQUENCE',
    });
  }
  const integer = members.find((node) => node instanceof Integer);
  if (!integer) return undefined;
  const octets = integer.valueBlock.valueHexView;
  const length = octets.length > 4 ? Infinity : Number(unsignedValue(octets));
  if (length >= 1 && length <= 64) return length;
  throw new WorkbenchError('encryption/malformed', 'keyLength is of no key', {
    element: 'keyLength',
    rule: '1 to 64',
  });
}
