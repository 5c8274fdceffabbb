import { percentEncode } from '../core/encoding/percent';

export interface EncodedAndNot {
  readonly raw: string;
  readonly readRaw: string;
  readonly encoded: string;
  readonly readEncoded: string;
}

/** A field of a form with and without encoding, and what the platform's own form decoder reads in each. */
export function encodedAndNot(value: string): EncodedAndNot {
  const raw = `client_secret=${value}`;
  const encoded = `client_secret=${percentEncode(value)}`;
  const read = (form: string) =>
    [...new URLSearchParams(form)].map(([name, one]) => `${name} = ${one}`).join('\n');
  return { raw, readRaw: read(raw), encoded, readEncoded: read(encoded) };
}
