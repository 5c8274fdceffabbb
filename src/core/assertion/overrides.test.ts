import { describe, expect, test } from 'vitest';
import { encodeJsonObject, type JsonObject } from '../jose/json-members';
import { applyOverrides, parseOverrides } from './overrides';

const claims: JsonObject = { aud: 'a', exp: 2, iss: 'i', sub: 's' };
const overridden = (text: string) => encodeJsonObject(applyOverrides(claims, parseOverrides(text))).text;

describe('an override', () => {
  test.each([
    ['of a member keeps its place', '{"exp":3}', '{"aud":"a","exp":3,"iss":"i","sub":"s"}'],
    ['of a new name comes last', '{"nonce":"n"}', '{"aud":"a","exp":2,"iss":"i","sub":"s","nonce":"n"}'],
    ['with null removes the member', '{"iss":null}', '{"aud":"a","exp":2,"sub":"s"}'],
    [
      'with null of what is not there does nothing',
      '{"nbf":null}',
      '{"aud":"a","exp":2,"iss":"i","sub":"s"}',
    ],
    ['with a deeper null keeps it', '{"exp":{"x":null}}', '{"aud":"a","exp":{"x":null},"iss":"i","sub":"s"}'],
    ['replaces whole values, without merging', '{"aud":["b"]}', '{"aud":["b"],"exp":2,"iss":"i","sub":"s"}'],
    [
      'named twice counts as the last one (RFC 8259 §4)',
      '{"exp":3,"exp":4}',
      '{"aud":"a","exp":4,"iss":"i","sub":"s"}',
    ],
    ['may have an empty name', '{"":1}', '{"aud":"a","exp":2,"iss":"i","sub":"s","":1}'],
    ['of white space is none', ' \n ', '{"aud":"a","exp":2,"iss":"i","sub":"s"}'],
  ])('%s', (_, text, expected) => {
    expect(overridden(text)).toBe(expected);
  });

  test('named __proto__ is a member like any other, and changes no prototype', () => {
    expect(overridden('{"__proto__":{"admin":true}}')).toBe(
      '{"aud":"a","exp":2,"iss":"i","sub":"s","__proto__":{"admin":true}}',
    );
    const merged = applyOverrides(claims, parseOverrides('{"__proto__":{"admin":true}}'));
    expect(merged['admin']).toBeUndefined();
    expect(Object.getPrototypeOf(merged)).toBe(Object.prototype);
  });

  test('leaves the object that it is laid over as it was', () => {
    const before = JSON.stringify(claims);
    overridden('{"aud":null,"x":1}');
    expect(JSON.stringify(claims)).toBe(before);
  });
});

describe('a text that is no JSON object is refused', () => {
  test.each(['{', '{"a":1,}', "{'a':1}", 'nonsense', '{"a":1}}'])('%s is not JSON', (text) => {
    expect(() => parseOverrides(text)).toThrow(expect.objectContaining({ code: 'overrides/not-json' }));
  });

  test.each([
    ['[]', 'array'],
    ['null', 'null'],
    ['"text"', 'string'],
    ['1', 'number'],
    ['true', 'boolean'],
  ])('%s is a JSON %s', (text, found) => {
    expect(() => parseOverrides(text)).toThrow(
      expect.objectContaining({ code: 'overrides/not-an-object', evidence: { found } }),
    );
  });
});
