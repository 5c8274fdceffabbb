/** Percent-encoding of everything but the unreserved characters. RFC 3986 §2.3. */

/**
 * A space becomes %20, which every form decoder reads as one, and no `+` can turn into a space on its way. None of
 * the characters that are left means anything to a shell. A lone surrogate becomes U+FFFD, as in every encoder.
 */
export function percentEncode(text: string): string {
  if (/^[\w.~-]*$/.test(text)) return text;
  return encodeURIComponent(text.toWellFormed()).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
