/** Programs that the tests cannot do without: installed where that is possible, asked for where not. */
import { findProgram, installPackages } from './system-packages';

/** Debian's packages are named like their programs. */
export function requirePrograms(programs: readonly ('openssl' | 'curl' | 'bash')[]): void {
  const missing = () => programs.filter((program) => !findProgram(program));
  if (missing().length > 0) installPackages(...missing());
  const still = missing().join(', ');
  if (still === '') return;
  throw new Error(
    `The tests run these programs, and the PATH has none of that name: ${still}. Install them ` +
      '(Debian, Ubuntu: apt-get install openssl curl bash; macOS has them; Windows: they come with Git, in Git\\usr\\bin).',
  );
}
