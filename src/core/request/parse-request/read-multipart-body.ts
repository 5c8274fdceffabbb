/** Parameters in parts, where a form belongs. RFC 7578 §4. */

/** undefined: no boundary that the header names, or that its first line is. */
export function readMultipartBody(
  text: string,
  contentType: string,
): readonly (readonly [name: string, value: string])[] | undefined {
  const declared = /boundary="?([^";\s]{1,100})/i.exec(contentType)?.[1];
  const boundary = declared ?? /^\s{0,9}--([\w-]{6,100})\r?\nContent-Disposition:/i.exec(text)?.[1];
  if (boundary === undefined) return undefined;
  const parts = text.split(`--${boundary}`).slice(1);
  const pairs = parts.flatMap((part) => {
    const [head = '', ...rest] = part.replace(/\r\n/g, '\n').split('\n\n');
    const name = /\bname="([^"\n]{0,200})"/i.exec(head)?.[1];
    return name === undefined ? [] : [[name, rest.join('\n\n').replace(/\n$/, '')] as const];
  });
  return pairs.length > 0 ? pairs : undefined;
}
