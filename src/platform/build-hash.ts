/** What tools/build-hash-plugin.ts wrote into the page, which no script of it could hold: it is the hash of them all. */
export function readBuildHash(): string {
  return document.querySelector<HTMLMetaElement>('meta[name=build]')?.content ?? '';
}
