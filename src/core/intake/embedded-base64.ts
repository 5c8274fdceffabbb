/** Base64 of DER, or of PEM, that stands in a text of another kind: `.env`, YAML, a log, a mail. */

/** A line, or its end after a name and a separator, that could begin a DER SEQUENCE or `-----BEGIN`. */
const beginning = /(?:^|[\s"'`=:>])((?:M[A-I]|LS0tLS1CRUdJTi)[A-Za-z0-9+/]{38,}={0,2})["'`]?[,;\\]?\s*$/;
const continuation = /^\s*([A-Za-z0-9+/]+={0,2})\s*$/;

/** Each run of lines that could be one value. */
export function embeddedBase64(text: string): readonly string[] {
  const found: string[] = [];
  let isOpen = false;
  for (const line of text.split(/\r?\n/)) {
    const begins: string | undefined = beginning.exec(line)?.[1];
    const continues: string | undefined = isOpen ? continuation.exec(line)?.[1] : undefined;
    if (continues !== undefined) found[found.length - 1] += continues;
    else if (begins !== undefined) found.push(begins);
    isOpen = (continues ?? begins) !== undefined && !/=["'`]?\s*$/.test(line);
  }
  return found;
}
