import { WorkbenchError } from '../core/errors';
import { largestIntake, tooLarge } from '../core/intake/largest-intake';
import type { Material, Reading, Repair } from '../core/intake/material';
import { readFile } from '../platform/read-file';
import type { CredentialShelf } from './credential-shelf.svelte';

/** What pasted text is called where a file would have its name. */
export const pastedName = 'pasted text';

/** A pause in typing after which a text is read. A paste is one change and waits as long. */
const quietMilliseconds = 120;
/** After which a text that could not be read is cleared: it may hold a key. */
const idleMilliseconds = 5 * 60_000;

/** Files and pasted text on their way to the shelf. */
export class Intake {
  text = $state('');
  problems = $state.raw<readonly WorkbenchError[]>([]);
  repairs = $state.raw<readonly Repair[]>([]);
  busy = $state(false);
  /** What the last reading came to, for the live region. */
  outcome = $state.raw<{ readonly materials: readonly Material[]; readonly problems: number }>();
  bug = $state.raw<unknown>();
  #shelf: CredentialShelf;
  #queue: Promise<void> = Promise.resolve();
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(shelf: CredentialShelf) {
    this.#shelf = shelf;
  }

  /** All at once, so that a key finds its certificate whatever their order. */
  readFiles(files: readonly File[]): Promise<void> {
    return this.#enqueue(async () => {
      const { readMaterial } = await import('../core/intake/read-material');
      return Promise.all(files.map((file) => readOne(file, readMaterial)));
    });
  }

  readText(text: string): Promise<void> {
    return this.#enqueue(async () => {
      const { readMaterial } = await import('../core/intake/read-material');
      return [await readMaterial(text, pastedName)];
    });
  }

  isOversized(text: string): boolean {
    return text.length >= largestIntake;
  }

  /** The textbox changed: read it when it comes to rest. */
  changeText(text: string): void {
    clearTimeout(this.#timer);
    this.text = text;
    if (text === '') return;
    this.#timer = setTimeout(() => void this.#readOwnText(), quietMilliseconds);
  }

  forget(): void {
    clearTimeout(this.#timer);
    this.text = '';
    this.problems = [];
    this.repairs = [];
    this.outcome = undefined;
  }

  async #readOwnText(): Promise<void> {
    const text = this.text;
    await this.readText(text);
    const isReadable =
      this.problems.length === 0 || this.problems.some((one) => one.code === 'intake/too-large');
    // Whoever typed on while it was read keeps what they typed.
    if (this.text !== text) return;
    if (isReadable || /PRIVATE KEY-----/.test(text)) this.text = '';
    else this.#timer = setTimeout(() => (this.text = ''), idleMilliseconds);
  }

  /** One reading after the other: two drops in a row must not overtake each other. */
  #enqueue(read: () => Promise<readonly Reading[]>): Promise<void> {
    this.#queue = this.#queue.then(async () => {
      this.busy = true;
      try {
        const readings = await read();
        const materials = readings.flatMap((one) => one.materials);
        this.problems = readings.flatMap((one) => one.problems);
        if (materials.length > 0) {
          this.repairs = readings.flatMap((one) => one.repairs);
          await this.#shelf.add(materials);
        }
        this.outcome = { materials, problems: this.problems.length };
      } catch (error) {
        this.bug = error;
      } finally {
        this.busy = false;
      }
    });
    return this.#queue;
  }
}

async function readOne(
  file: File,
  readMaterial: (content: Uint8Array<ArrayBuffer>, name: string) => Promise<Reading>,
): Promise<Reading> {
  const failed = (error: WorkbenchError): Reading => ({ materials: [], repairs: [], problems: [error] });
  if (file.size >= largestIntake) return failed(tooLarge(file.size).within({ file: file.name }));
  try {
    return await readMaterial(await readFile(file), file.name);
  } catch (cause) {
    if (!(cause instanceof DOMException)) throw cause;
    const evidence = { file: file.name, browserSays: cause.name };
    return failed(
      new WorkbenchError('intake/unreadable-file', 'the browser could not read the file', evidence, {
        cause,
      }),
    );
  }
}
