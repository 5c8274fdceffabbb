/** Collects what the parts of one file or text turn out to be; a part that fails loses only itself. */
import { encodeBase64 } from '../encoding/base64';
import type { Bytes } from '../encoding/bytes';
import { WorkbenchError, type Evidence } from '../errors';
import type { PrivateKeyInfo } from '../keys/pkcs8';
import { importPrivateKey } from '../keys/private-key';
import type { PasswordEngine } from '../password-encryption/password-engine';
import { parseCertificate } from '../x509/certificate';
import type { Locked, Material, Origin, Reading, Repair, RepairCode, Source } from './material';

export class Collector implements Reading {
  readonly materials: Material[] = [];
  readonly repairs: Repair[] = [];
  readonly problems: WorkbenchError[] = [];
  readonly locked: Locked[] = [];
  /** As base64: each is compared with all others in one look. */
  readonly #certificates = new Set<string>();

  constructor(
    readonly name: string,
    readonly engine: PasswordEngine,
  ) {}

  async addPrivateKey(info: PrivateKeyInfo, source: Source): Promise<void> {
    const { crtRecomputed, padding } = info;
    const privateKey = await importPrivateKey(info);
    this.materials.push({ kind: 'private-key', privateKey, ...this.#originOf('private-key', source) });
    if (crtRecomputed) this.repair('repair/crt-recomputed', source);
    if (padding) this.repair('repair/pss-only', source);
  }

  /** The same certificate twice in one file (a manifest names it, a chain holds it) is one. */
  async addCertificate(der: Bytes, source: Source): Promise<void> {
    const octets = encodeBase64(der);
    if (this.#certificates.has(octets)) return;
    const certificate = await parseCertificate(der);
    this.#certificates.add(octets);
    this.materials.push({ kind: 'certificate', certificate, ...this.#originOf('certificate', source) });
  }

  #originOf(kind: Material['kind'], source: Source): Origin {
    const isFirst = this.materials.every((one) => one.kind !== kind);
    return { source, repairs: this.repairs, isFirst };
  }

  /** Each once: what was mended in a hundred lines was mended in the file. */
  repair(code: RepairCode, source: Source, evidence?: Evidence): void {
    const isSaid = this.repairs.some((one) => one.code === code && isSameSource(one.source, source));
    if (!isSaid) this.repairs.push({ code, source, ...(evidence ? { evidence } : {}) });
  }

  fail(error: WorkbenchError, { block, entry }: Partial<Source> = {}, place: Evidence = {}): void {
    this.problems.push(
      error.within({
        file: this.name,
        ...(block === undefined ? {} : { block }),
        ...(entry === undefined ? {} : { entry }),
        ...place,
      }),
    );
  }

  async attempt(
    source: Partial<Source>,
    read: () => Promise<void> | void,
    place: Evidence = {},
  ): Promise<void> {
    try {
      await read();
    } catch (error) {
      if (!(error instanceof WorkbenchError)) throw error;
      this.fail(error, source, place);
    }
  }
}

function isSameSource(a: Source, b: Source): boolean {
  return a.name === b.name && a.block === b.block && a.entry === b.entry;
}
