import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { makeCredential } from '../../../tools/openssl-fixtures';
import { processorMilliseconds } from '../../../tools/processor-milliseconds';
import { mayHoldPrivateKey } from './may-hold-private-key';

const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
const ed25519 = generateKeyPairSync('ed25519').privateKey;
const certificate = makeCredential('RSA-2048');
const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
const base64 = privateKey.export({ type: 'pkcs8', format: 'der' }).toString('base64');

describe('a text that may hold a private key', () => {
  test.each([
    ['PEM', pem],
    ['PEM that lost its dashes', pem.replaceAll('-', '')],
    ['PEM cut off after its first line', pem.slice(0, 28)],
    ['base64 of PKCS#8', base64],
    ['the same in lines', base64.replace(/.{64}/g, '$&\n')],
    ['the same with a character that is none of base64', `${base64.slice(0, 300)}!${base64.slice(300)}`],
    ['base64 of PKCS#1', privateKey.export({ type: 'pkcs1', format: 'der' }).toString('base64')],
    ['base64 of SEC 1', ec.export({ type: 'sec1', format: 'der' }).toString('base64')],
    ['base64 of PKCS#8 of an EC key', ec.export({ type: 'pkcs8', format: 'der' }).toString('base64')],
    ['base64 of an Ed25519 key', ed25519.export({ type: 'pkcs8', format: 'der' }).toString('base64')],
    ['in .env', `KEY="${base64}"`],
    ['base64 of PEM', Buffer.from(pem).toString('base64')],
    ['JWK', JSON.stringify(privateKey.export({ format: 'jwk' }))],
    ['JWK with its members the other way round', '{"d":"AQ", "crv": "P-256", "kty": "EC"}'],
  ])('%s', (_, text) => {
    expect(mayHoldPrivateKey(text)).toBe(true);
  });

  test.each([
    ['a tenant', 'contoso.onmicrosoft.com'],
    ['a GUID', '00001111-aaaa-2222-bbbb-3333cccc4444'],
    ['a public JWK', JSON.stringify(publicKey.export({ format: 'jwk' }))],
    ['overrides', '{"nbf": null, "cnf": {"jkt": "NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs"}}'],
    ['a certificate', certificate.certificatePem],
    ['x5c in an override', JSON.stringify({ x5c: [certificate.certificateDer.toString('base64')] })],
    ['base64 of a certificate in PEM', Buffer.from(certificate.certificatePem).toString('base64')],
    ['a thumbprint', 'MIIB'.padEnd(40, 'A')],
  ])('not %s', (_, text) => {
    expect(mayHoldPrivateKey(text)).toBe(false);
  });

  test('is told in linear time', () => {
    const started = processorMilliseconds();
    mayHoldPrivateKey('"kty":'.repeat(100_000));
    mayHoldPrivateKey(' M'.repeat(500_000));
    mayHoldPrivateKey('BEGIN '.repeat(500_000));
    expect(processorMilliseconds() - started).toBeLessThan(1000);
  });
});
