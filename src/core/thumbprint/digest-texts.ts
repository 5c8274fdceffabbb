/** The texts that people hash where the DER was meant: PEM and its base64, with every end of line. RFC 7468. */
import { encodeBase64 } from '../encoding/base64';
import type { Bytes } from '../encoding/bytes';
import { encodePem } from '../encoding/pem';

/**
 * @param ders leaf first; more than one are a bundle, too
 * @param source the text that they were read from, where there is one
 */
export function digestTextsOf(ders: readonly Bytes[], source = ''): readonly string[] {
  const pems = ders.map((der) => encodePem('CERTIFICATE', der));
  const bodies = ders.map((der) => encodeBase64(der).replace(/.{64}(?=.)/g, '$&\n'));
  const onOneLine = ders.map((der) => encodeBase64(der));
  const bundle = pems.length > 1 ? [pems.join('')] : [];
  const texts = [source, ...pems, ...bundle, ...bodies, ...onOneLine].flatMap(withEveryEnd);
  return [...new Set(texts)].filter((text) => text !== '');
}

/** A shell's `$(…)` takes the last end of line away, `echo` adds one, Windows writes two octets. */
function withEveryEnd(text: string): readonly string[] {
  const lines = text.replaceAll('\r\n', '\n').trimEnd();
  const onWindows = lines.replaceAll('\n', '\r\n');
  return [text, lines, `${lines}\n`, onWindows, `${onWindows}\r\n`];
}
