import { beforeAll, describe, expect, test } from 'vitest';
import {
  assertionMistakes,
  spkiOf,
  type AssertionMistake,
  type MistakenParty,
} from '../../../tools/assertion-mistakes';
import { client } from '../../../tools/assertion-styles';
import { hourInto } from '../../../tools/jws-fixtures';
import { makeChain, makeCredential, openssl, pemToDer } from '../../../tools/openssl-fixtures';
import { decodeCompact } from '../jose/decode-compact';
import { parseCertificate, type Certificate } from '../x509/certificate';
import { inspect } from './inspect';
import { inspectToken } from './inspect-token';
import type { Inspection } from './inspection';

let party: MistakenParty;
const registered = new Map<string, readonly Certificate[]>([['none', []]]);
const made = new Set<number>();
const named = { mistakes: 0, made: 0 };

beforeAll(async () => {
  const { leaf, intermediatePem } = makeChain();
  const authorityDer = Buffer.from(pemToDer(intermediatePem));
  const [other, weak, curve] = (['RSA-2048', 'RSA-1024', 'P-256'] as const).map((key) =>
    makeCredential(key, { subject: '/CN=other.contoso.com' }),
  );
  if (!other || !weak || !curve) throw new Error('no credential');
  const publicKey = openssl(['x509', '-noout', '-pubkey'], { input: leaf.certificatePem });
  spkiOf.set(leaf.certificatePem, openssl(['pkey', '-pubin', '-outform', 'DER'], { input: publicKey }));
  party = { credential: leaf, authorityDer, other, weak, curve, now: hourInto(leaf) };
  const parse = (der: Uint8Array) => parseCertificate(new Uint8Array(der));
  registered.set('credential', [await parse(leaf.certificateDer), await parse(authorityDer)]);
  registered.set('weak', [await parse(weak.certificateDer)]);
  registered.set('curve', [await parse(curve.certificateDer)]);
});

function diagnose({
  make,
  server,
  registered: owner,
  later = 0,
  url,
  form,
}: AssertionMistake): Promise<Inspection> {
  const text = make(party);
  const certificates = registered.get(owner ?? 'credential') ?? [];
  const context = { now: party.now + later, server, certificates };
  if (url === undefined) return inspect(text, context);
  const values = new Map(
    Object.entries({ grant_type: 'client_credentials', client_id: client, client_assertion: text, ...form }),
  );
  return inspectToken(decodeCompact(text), context, { url, values });
}

describe('a mistake in a token is named, first, and nothing else is claimed', () => {
  test.each(assertionMistakes.map((one) => [one.number, one.how, one.code, one] as const))(
    '%i: %s: %s',
    async (number, _, code, mistake) => {
      made.add(number);
      named.made += 1;
      const { findings } = await diagnose(mistake);
      const errors = findings.filter(({ severity }) => severity === 'error').map((one) => one.code);
      const found = findings.find((one) => one.code === code);
      expect(errors).toEqual(mistake.severity === undefined ? [code] : []);
      expect(found?.severity).toBe(mistake.severity ?? 'error');
      named.mistakes += 1;
    },
  );

  test('mistakes named / mistakes made', () => {
    console.log(`mistakes named ${named.mistakes} / mistakes made ${named.made}`);
    expect(named.mistakes).toBe(named.made);
  });
});
