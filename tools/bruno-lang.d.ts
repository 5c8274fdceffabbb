/** The package has no types of its own. */
declare module '@usebruno/lang' {
  export function bruToJsonV2(text: string): unknown;
  export function jsonToBruV2(file: unknown): string;
}
