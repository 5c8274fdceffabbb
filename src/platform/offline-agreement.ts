/**
 * The name of an empty cache by which the page tells a worker that is about to be installed that somebody has asked for
 * it. The worker deletes it, and is refused where it was not there: so no copy comes, and none is replaced, by itself.
 */
export function agreementFor(folder: string): string {
  return `agreed to keep ${folder}`;
}
