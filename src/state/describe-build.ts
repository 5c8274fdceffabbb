import facts from '../../package.json?build-facts';
import { readBuildHash } from '../platform/build-hash';
import { readEditionLanguage } from '../platform/edition';

export type DescribedBuild = ReturnType<typeof describeBuild>;

/** What this page was built from, and what is in it. */
export function describeBuild() {
  return { ...facts, hash: readBuildHash(), language: readEditionLanguage() };
}
