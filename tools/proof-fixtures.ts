/** Proofs as somebody runs them, and the readings that they are made for. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { Material } from '../src/core/intake/material';
import { readMaterial } from '../src/core/intake/read-material';
import { unlock } from '../src/core/intake/unlock';
import { directEngine } from '../src/core/password-encryption/direct-engine';
import { certificateFile, keyFile } from '../src/core/proof/material-file';
import type { Proof } from '../src/core/proof/proof';
import { importFixture, type ImportedFixture } from './credential-fixtures';
import { makeCredential, type FixtureKey } from './openssl-fixtures';

export type Files = Readonly<Record<string, string | Buffer | Uint8Array>>;

/**
 * As somebody runs it: bash, in the folder of the files. There is no terminal to ask for a password at, so OpenSSL takes
 * the line that comes in.
 */
export function runInBash(
  command: string,
  files: Files,
  password = '',
): { output: string; left: readonly string[] } {
  const folder = mkdtempSync(join(tmpdir(), 'workbench-proof-'));
  try {
    for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
    const options = {
      cwd: folder,
      input: `${password}\n`,
      env: { PATH: process.env['PATH'], HOME: folder },
      timeout: 60_000,
      // A session of its own has no terminal. The option is not in the types, and is in libuv.
      detached: true,
    };
    const { stdout, stderr, status } = spawnSync('bash', ['--noprofile', '--norc', '-c', command], options);
    const left = readdirSync(folder).filter((name) => !Object.hasOwn(files, name));
    if (status !== 0) return { output: `status ${status}: ${stderr}`, left };
    return { output: stdout.toString('utf8').replace(/\n$/, ''), left };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

export function expectProven(proofs: readonly Proof[], files: Files, password?: string): void {
  expect(proofs.length).toBeGreaterThan(0);
  for (const { name, gives, bash } of proofs) {
    expect([name, runInBash(bash, files, password)]).toEqual([name, { output: gives, left: [] }]);
  }
}

export async function readFiles(files: Files, password = ''): Promise<readonly Material[]> {
  const materials: Material[] = [];
  for (const [name, content] of Object.entries(files)) {
    const octets = new Uint8Array(Buffer.from(content as Buffer));
    const reading = await readMaterial(octets, name, directEngine);
    const opened = await Promise.all(reading.locked.map((one) => unlock(one, password, directEngine)));
    materials.push(...reading.materials, ...opened.flatMap((one) => one.materials));
  }
  return materials;
}

export function certificateIn(materials: readonly Material[]) {
  const found = materials.find((one) => one.kind === 'certificate');
  if (!found) throw new Error('no certificate');
  return { certificate: found.certificate, file: certificateFile(found) };
}

export function keyFileIn(materials: readonly Material[]) {
  return keyFile(materials.find((one) => one.kind === 'private-key'));
}

/** By name; made once in a file of tests. */
export async function makeProofFixtures(
  keys: readonly FixtureKey[],
): Promise<(key: FixtureKey) => ImportedFixture> {
  const fixtures = new Map<FixtureKey, ImportedFixture>();
  for (const key of keys) {
    fixtures.set(
      key,
      await importFixture(makeCredential(key, { subject: '/C=DE/O=Müller, Söhne/CN=daemon "x"' })),
    );
  }
  return (key) => fixtures.get(key) as ImportedFixture;
}

export const proofKeys: readonly FixtureKey[] = [
  'RSA-2048',
  'RSA-3072',
  'P-256',
  'P-384',
  'P-521',
  'Ed25519',
];
