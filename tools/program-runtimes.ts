/** What runs the programs that the page writes, and a folder in which one is run. */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findOptionalProgram } from './require-programs.ts';
import { installPackages } from './system-packages.ts';

export type RuntimeId = 'bash' | 'python' | 'ruby' | 'node' | 'go' | 'java';

/** The program and what comes before the file's name; undefined where the machine lacks it. */
export type Runtime = readonly [program: string, ...args: string[]] | undefined;

export function findRuntimes(): Readonly<Record<RuntimeId, Runtime>> {
  const ruby = findOptionalProgram('ruby');
  const go = findOptionalProgram('go', 'golang-go');
  // A compiler is what `java File.java` needs and a bare runtime lacks.
  const javac = findOptionalProgram('javac', 'default-jdk-headless');
  const python = findPython();
  return {
    bash: ['/bin/bash'],
    python: python ? [python] : undefined,
    ruby: ruby ? [ruby] : undefined,
    node: [process.execPath],
    go: go ? [go, 'run'] : undefined,
    // Each run is its first and its last: what the machine would do for the next ones is left out.
    java: javac ? [join(javac, '..', 'java'), '-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC'] : undefined,
  };
}

/** One that has `cryptography`: the first on the PATH may be another than Debian's, for which Debian has the package. */
function findPython(): string | undefined {
  const withPackage = () => candidates.find((python) => hasCryptography(python));
  const first = findOptionalProgram('python3');
  const candidates = [first, '/usr/bin/python3'].filter((path) => path !== undefined && existsSync(path));
  const isRequired = (process.env['CI'] ?? '') !== '';
  if (isRequired && !withPackage()) installPackages('python3', 'python3-cryptography');
  const found = withPackage();
  if (found || !first) return found;
  const lack = 'Python has no package cryptography (Debian: apt-get install python3-cryptography)';
  if (isRequired) throw new Error(`${lack}, and CI runs every test.`);
  console.warn(`${lack}: the tests that run it are left out.`);
  return undefined;
}

function hasCryptography(python: string | undefined): boolean {
  return python !== undefined && spawnSync(python, ['-c', 'import cryptography']).status === 0;
}

export interface ProgramRun {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
  /** What is in the folder afterwards besides the files that were given. */
  readonly filesLeft: readonly string[];
}

/** What a Go compiler has compiled once; everybody else's home is the folder they run in. */
const goCache = join(tmpdir(), 'workbench-go-build');

/**
 * Beside which the tests go on: a server of theirs could not answer otherwise.
 *
 * @param files by name; they lie in the folder when the program starts
 */
export async function runProgram(
  runtime: NonNullable<Runtime>,
  args: readonly string[],
  files: Readonly<Record<string, string>>,
  environment: Readonly<Record<string, string>> = {},
): Promise<ProgramRun> {
  const folder = mkdtempSync(join(tmpdir(), 'workbench-program-'));
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
  const [program, ...before] = runtime;
  const env = {
    PATH: process.env['PATH'],
    HOME: folder,
    LC_ALL: 'C.UTF-8',
    NO_PROXY: '*',
    GOCACHE: goCache,
    GOTOOLCHAIN: 'local',
    GOTELEMETRY: 'off',
    ...environment,
  };
  try {
    const child = spawn(program, [...before, ...args], {
      cwd: folder,
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let stdout = '';
    let stderr = '';
    child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
    const status = await new Promise<number | null>((resolve, reject) => {
      child.once('error', reject);
      child.once('close', resolve);
    });
    const filesLeft = readdirSync(folder).filter((name) => !Object.hasOwn(files, name));
    return { status, stdout, stderr, filesLeft };
  } finally {
    rmSync(folder, { recursive: true });
  }
}
