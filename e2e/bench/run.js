/** `npm run bench`, with `-- --write` to put the tables into README.md. Measures `dist/`, and builds it where there is none. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const run = (args, env = {}) =>
  spawnSync('npx', args, { stdio: 'inherit', env: { ...process.env, ...env } }).status ?? 1;

const isWritten = process.argv.includes('--write');
const built = existsSync('dist/index.html') ? 0 : run(['vite', 'build', '--logLevel', 'warn']);
process.exitCode =
  built ||
  run(
    ['playwright', 'test', '--config', 'e2e/bench/bench.config.ts'],
    isWritten ? { WORKBENCH_BENCH_WRITE: '1' } : {},
  );
