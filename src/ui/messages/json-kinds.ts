/** What kind of JSON value stands where another one belongs. */
import type { Evidence, Message } from './message';

const kinds: Readonly<Record<string, string>> = {
  array: 'an array',
  object: 'an object without a type',
  string: 'a string',
  number: 'a number',
  boolean: 'true or false',
};

export function jsonKind(found: Evidence[string] | undefined): string {
  return kinds[String(found)] ?? String(found);
}

export function explainNotAnObject(found: Evidence[string] | undefined): Message {
  return { what: `it is ${jsonKind(found)}, not an object.`, next: 'Write a JSON object.' };
}
