/** A certificate's digest as the part of an address after `#`: hex, of a length that a thumbprint has. */

const form = /^digest=((?:[0-9a-f]{2}){20}|(?:[0-9a-f]{2}){32})$/i;

export function writeThumbprintLink(hex: string): string {
  return `#/thumbprint?digest=${hex}`;
}

/** @param query what follows the question mark, from anybody */
export function readThumbprintLink(query: string): string | undefined {
  return form.exec(query)?.[1]?.toUpperCase();
}
