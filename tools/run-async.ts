/** A program beside which the tests go on: a server of theirs could not answer while `spawnSync` waits. */
import { spawn } from 'node:child_process';

export interface Run {
  readonly status: number | null;
  readonly stdout: string;
}

/** In a home that is the folder it works in: nobody's configuration takes part, and no proxy stands before loopback. */
export function runAsync(program: string, args: readonly string[], folder: string): Promise<Run> {
  const env = {
    PATH: process.env['PATH'],
    HOME: folder,
    HTTPIE_CONFIG_DIR: `${folder}/.httpie`,
    NO_PROXY: '*',
  };
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      cwd: folder,
      env,
      stdio: ['ignore', 'pipe', 'ignore'],
      timeout: 20_000,
    });
    let stdout = '';
    child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()));
    child.once('error', reject);
    child.once('close', (status) => resolve({ status, stdout }));
  });
}
