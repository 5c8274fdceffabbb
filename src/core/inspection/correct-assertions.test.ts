import { beforeAll, describe, expect, test } from 'vitest';
import { assertionStyles, type StyleSubject } from '../../../tools/assertion-styles';
import { hourInto } from '../../../tools/jws-fixtures';
import { makeChain, pemToDer } from '../../../tools/openssl-fixtures';
import { parseCertificate, type Certificate } from '../x509/certificate';
import { decodeCompact } from '../jose/decode-compact';
import { inspect } from './inspect';

let subject: StyleSubject;
let certificate: Certificate;
let falseErrors = 0;
let made = 0;

beforeAll(async () => {
  const { leaf, intermediatePem } = makeChain();
  subject = { credential: leaf, authorityDer: Buffer.from(pemToDer(intermediatePem)), now: hourInto(leaf) };
  certificate = await parseCertificate(new Uint8Array(leaf.certificateDer));
});

describe('an assertion that its server accepts has no error', () => {
  const rows = assertionStyles.flatMap((style) =>
    [undefined, ...style.servers].map((server) => [style.name, server ?? 'detected', server, style] as const),
  );

  test.each(rows)('%s, %s', async (_, __, server, { make, servers }) => {
    const jwt = await make(subject);
    const claims = decodeCompact(jwt).claims.object ?? {};
    // MSAL Node takes its own clock.
    const now = Number(claims['iat'] ?? claims['nbf'] ?? subject.now) + 2;
    const found = await inspect(jwt, { now, server, certificates: [certificate] });
    const errors = found.findings.filter(({ severity }) => severity === 'error');
    made += 1;
    falseErrors += errors.length;
    expect(errors).toEqual([]);
    expect(found.kind).toBe('client-assertion');
    expect(found.signature?.outcome).toBe('valid');
    if (server === undefined && servers[0]?.startsWith('entra'))
      expect(found.server?.profile.id).toBe(servers[0]);
  });

  test.each(assertionStyles.map((style) => [style.name, style] as const))(
    '%s, with no certificate at hand but its own',
    async (_, { make, servers: [server] }) => {
      const jwt = await make(subject);
      const { object: claims = {}, text = '' } = decodeCompact(jwt).claims;
      const now = Number(claims['iat'] ?? claims['nbf'] ?? subject.now) + 2;
      const { findings, signature } = await inspect(jwt, { now, server, certificates: [] });
      const errors = findings.filter(({ severity }) => severity === 'error');
      made += 1;
      falseErrors += errors.length;
      expect(errors, text).toEqual([]);
      const hasOwn = decodeCompact(jwt).header.object?.['x5c'] !== undefined;
      expect(signature?.outcome).toBe(hasOwn ? 'valid' : 'not-checked');
      if (hasOwn) expect(signature?.with).toBe('x5c');
    },
  );

  test('MSAL Python sends no nbf, which is worth knowing when Entra says 1970', async () => {
    const style = assertionStyles.find(({ name }) => name === 'MSAL Python');
    const jwt = (await style?.make(subject)) ?? '';
    const { findings } = await inspect(jwt, { now: subject.now + 2, certificates: [certificate] });
    expect(findings.map(({ code, severity }) => [severity, code])).toEqual([
      ['warning', 'x5t/padded'],
      ['note', 'nbf/missing'],
      ['note', 'time/float'],
    ]);
  });

  test('false errors / correct assertions', () => {
    console.log(`false errors ${falseErrors} / correct assertions ${made}`);
    expect(falseErrors).toBe(0);
    expect(made).toBe(rows.length + assertionStyles.length);
  });
});
