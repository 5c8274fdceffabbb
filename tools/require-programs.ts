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

/**
 * A program that some tests run. CI installs it and cannot do without; elsewhere one line says what is left out.
 *
 * @returns its path
 */
export function findOptionalProgram(program: string, debianPackage = program): string | undefined {
  const isRequired = (process.env['CI'] ?? '') !== '';
  if (isRequired && !findProgram(program)) installPackages(debianPackage);
  const path = findProgram(program);
  if (path) return path;
  const lack = `${program} is not on the PATH (Debian: apt-get install ${debianPackage})`;
  if (isRequired) throw new Error(`${lack}, and CI runs every test.`);
  console.warn(`${lack}: the tests that run it are left out.`);
  return undefined;
}
