/** What the intake makes of a content, in lines that can be compared, and the same lines as OpenSSL would say them. */
import { directEngine } from '../src/core/password-encryption/direct-engine';
import type { Locked, Material, Reading } from '../src/core/intake/material';
import { readMaterial } from '../src/core/intake/read-material';
import { unlock } from '../src/core/intake/unlock';
import { openssl } from './openssl-fixtures';
import { sha256 } from './password-fixtures';

export interface Told {
  /** `key …` by its SubjectPublicKeyInfo, `certificate …` by its octets: SHA-256 in lower-case hex. */
  readonly found: readonly string[];
  readonly repairs: readonly string[];
  readonly problems: readonly string[];
  readonly locked: readonly string[];
}

/** @param content octets are copied: a reading overwrites those that held a key */
export async function read(content: string | Uint8Array, name = 'file'): Promise<Reading> {
  const own = typeof content === 'string' ? content : new Uint8Array(content);
  return readMaterial(own, name, directEngine);
}

export async function tell(content: string | Uint8Array): Promise<Told> {
  return told(await read(content));
}

/** As a person would have it: whatever is locked is tried with the password. */
export async function tellOpened(content: string | Uint8Array, password: string): Promise<Told> {
  const reading = await read(content);
  const opened: Reading[] = [{ ...reading, locked: [] }];
  for (const one of reading.locked) opened.push(await unlock(one, password, directEngine));
  return told({
    materials: opened.flatMap(({ materials }) => materials),
    repairs: opened.flatMap(({ repairs }) => repairs),
    problems: opened.flatMap(({ problems }) => problems),
    locked: opened.flatMap(({ locked }) => locked),
  });
}

export function told({ materials, repairs, problems, locked }: Reading): Told {
  return {
    found: materials.map(lineOf),
    repairs: repairs.map(({ code }) => code),
    problems: problems.map(({ code }) => code),
    locked: locked.map(({ format }: Locked) => format),
  };
}

export function lineOf(material: Material): string {
  return material.kind === 'certificate'
    ? `certificate ${material.certificate.thumbprints.sha256.toLowerCase()}`
    : `key ${String(material.privateKey.publicKey?.spkiSha256).toLowerCase()}`;
}

/** @param pem anything that `openssl pkey` reads */
export function keyLine(pem: string | Buffer, ...args: readonly string[]): string {
  return `key ${sha256(openssl(['pkey', '-pubout', '-outform', 'DER', ...args], { input: pem }))}`;
}

export function certificateLine(pem: string): string {
  return `certificate ${sha256(openssl(['x509', '-outform', 'DER'], { input: pem }))}`;
}
