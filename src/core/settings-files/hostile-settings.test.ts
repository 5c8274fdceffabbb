import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readSettings } from './read-settings';
import {
  application,
  appsettings,
  client,
  createForRbac,
  createForRbacPrinted,
  dotenv,
  identityWeb2,
  msalNode,
  sdkAuth,
  secret,
  tenant,
  webConfig,
} from './settings-files.vectors';

describe('secrets', () => {
  test.each([
    appsettings,
    identityWeb2,
    msalNode,
    dotenv,
    createForRbac,
    createForRbacPrinted,
    webConfig,
    sdkAuth,
    application,
  ])('are nowhere in what was read: %#', (text) => {
    expect(text).toContain(secret);
    const reading = JSON.stringify(readSettings(text, 'file'));
    expect(reading).not.toContain(secret);
    expect(reading).toContain('secret');
  });

  test('nor is a container in base64 or a key in a field of a certificate', () => {
    const base64 = `MII${'A'.repeat(100)}`;
    const text = JSON.stringify({
      ClientId: client,
      TenantId: tenant,
      ClientCertificate: base64,
      Certificate: '-----BEGIN PRIVATE KEY-----',
    });
    expect(JSON.stringify(readSettings(text, ''))).not.toMatch(/MIIA|BEGIN/);
  });
});

describe('hostile text', () => {
  test.each([
    ['deep', '{"a":'.repeat(100_000)],
    ['deep lists', '['.repeat(500_000)],
    ['long', `{"ClientId":"${'x'.repeat(900_000)}","TenantId":"y"}`],
    ['comments', `{${'/*'.repeat(300_000)}`],
    ['more comments', `{${'/**/'.repeat(200_000)}`],
    ['slashes', '//\n'.repeat(300_000)],
    ['names', `{${'"a":1,'.repeat(100_000)}}`],
    ['lines', 'a=b\n'.repeat(200_000)],
    ['equals', '='.repeat(900_000)],
    ['quotes', '"'.repeat(900_000)],
    ['Bearer', 'Bearer '.repeat(14_000)],
    ['blanks', `{ ${' '.repeat(900_000)}`],
    ['elements', '<add key="'.repeat(90_000)],
    ['braces in lines', ' {\n'.repeat(300_000)],
    ['lone surrogates', '{"ClientId":"\ud800","TenantId":"\udfff"}'],
    ['a prototype', '{"__proto__":{"ClientId":"x","TenantId":"y"},"constructor":{"ClientId":"z"}}'],
    ['markup', '{"ClientId":"<img src=x onerror=alert(1)>","TenantId":"x"}'],
  ])('%s never throws, and ends', (_, text) => {
    const started = process.cpuUsage();
    expect(() => readSettings(text, 'file')).not.toThrow();
    expect(process.cpuUsage(started).user / 1e6).toBeLessThan(5);
  });

  test('anything at all', () => {
    const json = fc.json().map((text) => text.replace(/"([a-z])/g, '"ClientId$1'));
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.json(), json), (text) => {
        expect(() => readSettings(text, 'file')).not.toThrow();
      }),
    );
  });
});
