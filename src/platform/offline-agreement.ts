/**
 * Empty caches, by whose names the page tells a worker that is about to be installed that somebody has asked for it just
 * now. The worker deletes them, and is refused where there was none: so no copy comes, and none is replaced, by itself.
 */
const nameBefore = (folder: string) => `agreed to keep ${folder} at `;

/** In milliseconds, more than a download takes: a page that is closed during one leaves what it had agreed to behind. */
const validFor = 600_000;

/** @param now in milliseconds, here and below */
export async function agreeToKeep(folder: string, now: number): Promise<void> {
  await caches.open(nameBefore(folder) + now);
}

/** @returns whether there was an agreement to take away that still holds */
export async function takeAgreements(folder: string, now: number): Promise<boolean> {
  const before = nameBefore(folder);
  const agreements = (await caches.keys()).filter((name) => name.startsWith(before));
  await Promise.all(agreements.map((name) => caches.delete(name)));
  return agreements.some((name) => now - Number(name.slice(before.length)) < validFor);
}
