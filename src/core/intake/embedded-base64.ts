/** Base64 of DER, or of PEM, that stands in a text of another kind: `.env`, YAML, XML, a log, a mail. */

/** What could begin a DER SEQUENCE or `-----BEGIN`, from a separator to a separator. */
const value = /(?<=^|[\s"'`=:>([{,])(?:M[A-I]|LS0tLS1CRUdJTi)[A-Za-z0-9+/]{38,}={0,2}(?=["'`,;)\]}<\\\s]|$)/g;
/** RFC 7468 has 64, MIME 76: what is longer does not go on. */
const longestLine = 80;
const continuation = /^\s*([A-Za-z0-9+/]+={0,2})\s*$/;

/** Each run of characters and lines that could be one value. */
export function embeddedBase64(text: string): readonly string[] {
  const found: string[] = [];
  let isOpen = false;
  /** Of its lines, all alike but for the last. */
  let width = 0;
  for (const line of text.split('\n')) {
    const continues: string | undefined = isOpen ? continuation.exec(line)?.[1] : undefined;
    if (continues === undefined) {
      const begun: readonly string[] = line.match(value) ?? [];
      found.push(...begun);
      const last = begun.at(-1);
      isOpen = last !== undefined && line.endsWith(last) && last.length <= longestLine && !last.endsWith('=');
      width = 0;
    } else {
      found[found.length - 1] += continues;
      isOpen = continues.length >= width && !continues.endsWith('=');
      width = Math.max(width, continues.length);
    }
  }
  return found;
}
