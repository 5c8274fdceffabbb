/** Programs of the machine: where they are, and Debian's package manager where this user may install with it. */
import { execFileSync } from 'node:child_process';
import { accessSync, constants, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';

/** The first of the names that the PATH knows. */
export function findProgram(...names: readonly string[]): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  const endings = process.platform === 'win32' ? ['.exe', '.cmd', ''] : [''];
  const candidates = names.flatMap((name) =>
    folders.flatMap((folder) => endings.map((ending) => join(folder, name + ending))),
  );
  return candidates.find(isExecutable);
}

export function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

/** What goes before a command that needs root; undefined where there is no way to become root without a question. */
export function rootPrefix(): readonly string[] | undefined {
  if (process.getuid?.() === 0) return [];
  const sudo = findProgram('sudo');
  return sudo && succeeds([sudo, '-n', 'true'], 10_000) ? [sudo, '-n'] : undefined;
}

/** @returns whether apt-get was there, was allowed, and succeeded */
export function installPackages(...packages: readonly string[]): boolean {
  const root = findProgram('apt-get') ? rootPrefix() : undefined;
  if (!root) return false;
  // Without these two a network that swallows packets holds everything up for minutes.
  const patience = ['-o', 'Acquire::http::Timeout=15', '-o', 'Acquire::Retries=1'];
  // Test files that run beside each other may lack something at the same time; whose turn it is not, waits.
  const oneByOne = findProgram('flock') ? ['flock', join(tmpdir(), 'workbench-apt-get.lock')] : [];
  const aptGet = [...oneByOne, ...root, 'env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get', ...patience];
  return (
    succeeds([...aptGet, 'update'], 900_000) &&
    succeeds([...aptGet, 'install', '-y', '--no-install-recommends', ...packages], 900_000)
  );
}

/** Runs a command, its output to standard error. */
export function succeeds(command: readonly string[], timeout: number, env: NodeJS.ProcessEnv = {}): boolean {
  const [program, ...args] = command;
  try {
    execFileSync(program as string, args, {
      stdio: ['ignore', 2, 2],
      timeout,
      env: { ...process.env, ...env },
    });
    return true;
  } catch {
    return false;
  }
}
