/** The named curves that WebCrypto signs with. RFC 5480 §2.1.1.1. */
import * as asn1js from 'asn1js';
import type { Asn1Node } from '../asn1/der';
import { oid, oidName } from '../asn1/oids';
import { WorkbenchError } from '../errors';
import type { Curve } from './algorithms';

export interface NamedCurve {
  readonly curve: Exclude<Curve, 'Ed25519'>;
  readonly oid: string;
  readonly bits: number;
  /** Octets of a coordinate and of the scalar. */
  readonly fieldLength: number;
  /** Of the base point: every scalar is less. SEC 2 §2.4.2, §2.5.1, §2.6.1. */
  readonly order: bigint;
}

const namedCurves: readonly NamedCurve[] = [
  {
    curve: 'P-256',
    oid: oid.p256,
    bits: 256,
    fieldLength: 32,
    order: 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n,
  },
  {
    curve: 'P-384',
    oid: oid.p384,
    bits: 384,
    fieldLength: 48,
    order:
      0xffffffffffffffffffffffffffffffffffffffffffffffffc7634d81f4372ddf581a0db248b0a77aecec196accc52973n,
  },
  {
    curve: 'P-521',
    oid: oid.p521,
    bits: 521,
    fieldLength: 66,
    order:
      0x1fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffa51868783bf2f966b7fcc0148f709a5d03bb5c9b8899c47aebb6fb71e91386409n,
  },
];

/** @throws WorkbenchError `key/unsupported-curve` naming the OID */
export function curveByOid(dotted: string): NamedCurve {
  const found = namedCurves.find((row) => row.oid === dotted);
  if (found) return found;
  throw new WorkbenchError('key/unsupported-curve', `namedCurve ${dotted} is not one that JWS signs with`, {
    oid: dotted,
    name: oidName(dotted),
  });
}

/** ECParameters. @throws WorkbenchError `key/unsupported-curve`: explicit parameters too, which engines differ about */
export function curveOfParameters(parameters: Asn1Node | undefined): NamedCurve {
  if (parameters instanceof asn1js.ObjectIdentifier) return curveByOid(parameters.valueBlock.toString());
  throw new WorkbenchError('key/unsupported-curve', 'ECParameters: no named curve', {
    name: parameters ? 'explicit parameters' : 'a curve that the file does not name',
  });
}

export function curveByName(name: string): NamedCurve | undefined {
  return namedCurves.find((row) => row.curve === name);
}
