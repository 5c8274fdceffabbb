/** What kind of text was pasted, told by its form alone: cheap, and each pattern linear. RFC 7515 §7.1, RFC 6749 §4.1.2.1, §5. */
import { mayHoldPrivateKey } from '../intake/may-hold-private-key';

/** Base64url of a JSON object's beginning: `{"`, `{ "`, `{\n`, `{\r\n`. */
const objectStart = /(?:^|[^A-Za-z0-9_-])(?:ey[A-Z][A-Za-z0-9_-]|ewo|ew0K|eyA|e30)/;

export type TextForm = 'jwt' | 'private-key' | 'other';

export function recognise(text: string): TextForm {
  if (looksLikeJwt(text)) return 'jwt';
  return mayHoldPrivateKey(text) ? 'private-key' : 'other';
}

/** One token, whatever is around it: no address, no second parameter. */
function looksLikeJwt(text: string): boolean {
  const start = text.slice(0, 400);
  if (!objectStart.test(start)) return false;
  const head = text.trim();
  if (/^[{<[]/.test(head)) return false;
  if (/\bcurl\b|\bInvoke-|https?:\/\/|HTTP\/\d/i.test(start)) return false;
  if (/\bcurl(\.exe)?\s|\bInvoke-(Rest|Web)|\bgrant_type\b/i.test(text)) return false;
  // `name=eyJ…` alone is a token with a label; with `&` there is a form.
  return !/[&]/.test(text);
}
