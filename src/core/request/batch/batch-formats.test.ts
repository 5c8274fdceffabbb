import { describe, expect, test } from 'vitest';
import { batchFormats, type BatchFormatId } from './batch-formats';
import type { BatchEntry } from './sign-batch';

const claims = { iss: 'c', jti: 'one', nbf: 1, iat: 2, exp: 3 };
const posted: BatchEntry = {
  assertion: 'h.c.s',
  claims,
  request: {
    url: 'https://as.example/token?a=1,2',
    parameters: [
      ['scope', 'a b'],
      ['client_assertion', 'h.c.s'],
    ],
    body: 'scope=a%20b&client_assertion=h.c.s',
  },
};
const toApi: BatchEntry = {
  assertion: 'h.c.s',
  claims: { iat: 2, exp: 3 },
  request: {
    url: 'https://api.example/app',
    method: 'GET',
    headers: [
      ['Accept', 'application/json'],
      ['Authorization', 'Bearer h.c.s'],
    ],
    parameters: [],
    body: '',
  },
};

function write(id: BatchFormatId, entry: BatchEntry): string {
  const format = batchFormats.find((one) => one.id === id);
  return `${format?.heading?.(entry) ?? ''}${format?.line(entry)}`;
}

describe('JSON Lines', () => {
  test('have a whole request, and what it is told by', () => {
    const line = write('json-lines', posted);
    expect(line).toMatch(/^[^\n]+\n$/);
    expect(JSON.parse(line)).toEqual({
      url: posted.request.url,
      jti: 'one',
      nbf: 1,
      iat: 2,
      exp: 3,
      client_assertion: 'h.c.s',
      form: posted.request.body,
    });
  });

  test('have the name that the form has for the assertion', () => {
    const request = {
      ...posted.request,
      parameters: [['assertion', 'h.c.s']] as const,
      body: 'assertion=h.c.s',
    };
    expect(JSON.parse(write('json-lines', { ...posted, request }))).toMatchObject({ assertion: 'h.c.s' });
  });

  test('have header fields where there is no form', () => {
    expect(JSON.parse(write('json-lines', toApi))).toEqual({
      url: 'https://api.example/app',
      iat: 2,
      exp: 3,
      jwt: 'h.c.s',
      headers: { Accept: 'application/json', Authorization: 'Bearer h.c.s' },
    });
  });

  test('have a claim as an override made it, and none that it removed', () => {
    const entry = { ...posted, claims: { jti: 'a\n"b', exp: 'soon' } };
    expect(JSON.parse(write('json-lines', entry))).toMatchObject({ jti: 'a\n"b', exp: 'soon' });
    expect(write('json-lines', entry)).not.toContain('nbf');
  });
});

describe('CSV (RFC 4180)', () => {
  test('has a header row, CRLF, and quotes where a field needs them', () => {
    expect(write('csv', posted)).toBe(
      'url,jti,nbf,iat,exp,client_assertion,form\r\n' +
        '"https://as.example/token?a=1,2",one,1,2,3,h.c.s,scope=a%20b&client_assertion=h.c.s\r\n',
    );
    expect(write('csv', toApi)).toBe(
      'url,iat,exp,jwt,Accept,Authorization\r\n' +
        'https://api.example/app,2,3,h.c.s,application/json,Bearer h.c.s\r\n',
    );
  });

  test('doubles quotes within, and keeps a line break in its field', () => {
    const entry = { ...posted, claims: { jti: 'a"b,\r\nc', exp: null } };
    expect(write('csv', entry)).toContain(',"a""b,\r\nc",null,');
  });
});

describe('Vegeta targets (its target.schema.json)', () => {
  test('have method, url, lists of header fields, and the body in base64', () => {
    expect(JSON.parse(write('vegeta', posted))).toEqual({
      method: 'POST',
      url: posted.request.url,
      body: Buffer.from(posted.request.body).toString('base64'),
      header: { 'Content-Type': ['application/x-www-form-urlencoded'] },
    });
    expect(JSON.parse(write('vegeta', toApi))).toEqual({
      method: 'GET',
      url: 'https://api.example/app',
      header: { Accept: ['application/json'], Authorization: ['Bearer h.c.s'] },
    });
  });
});
