import { WorkbenchError } from '../core/errors';
import { largestIntake, tooLarge } from '../core/intake/largest-intake';
import type { Locked, Material, Reading, Repair } from '../core/intake/material';
import { mayHoldPrivateKey } from '../core/intake/may-hold-private-key';
import type { GivenReading } from '../core/settings-files/read-given';
import type { SettingsReading } from '../core/settings-files/settings-reading';
import { readFile } from '../platform/read-file';
import type { CredentialShelf } from './credential-shelf.svelte';
import type { PasswordWork } from './password-work.svelte';

/** What pasted text is called where a file would have its name. */
export const pastedName = 'pasted text';

/** A pause in typing after which a text is read. A paste is one change and waits as long. */
const quietMilliseconds = 120;
/** After which a text that could not be read is cleared, in case that a key is in it all the same. */
const idleMilliseconds = 5 * 60_000;

/** Files and pasted text on their way to the shelf. */
export class Intake {
  text = $state('');
  problems = $state.raw<readonly WorkbenchError[]>([]);
  repairs = $state.raw<readonly Repair[]>([]);
  /** What waits for its password. */
  locked = $state.raw<readonly Locked[]>([]);
  password = $state('');
  busy = $state(false);
  /** What the last reading came to, for the live region. */
  outcome = $state.raw<{
    readonly materials: readonly Material[];
    readonly problems: number;
    readonly locked: number;
    readonly settings: boolean;
  }>();
  bug = $state.raw<unknown>();
  /** Where settings go that came with keys, or without. */
  takeSettings: (settings: readonly SettingsReading[], isCurrent: () => boolean) => Promise<void> = () =>
    Promise.resolve();
  #shelf: CredentialShelf;
  #engine: PasswordWork;
  #queue: Promise<void> = Promise.resolve();
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** Counts what empties the page: a reading that began before has nowhere to go. */
  #emptied = 0;

  constructor(shelf: CredentialShelf, engine: PasswordWork) {
    this.#shelf = shelf;
    this.#engine = engine;
  }

  /** All at once, so that a key finds its certificate whatever their order. */
  readFiles(files: readonly File[]): Promise<void> {
    return this.#enqueue(async () => {
      const { readGiven } = await import('../core/settings-files/read-given');
      return Promise.all(
        files.map((file) => readOne(file, (octets) => readGiven(octets, file.name, this.#engine))),
      );
    });
  }

  readText(text: string): Promise<void> {
    return this.#enqueue(async () => {
      const { readGiven } = await import('../core/settings-files/read-given');
      return [await readGiven(text, pastedName, this.#engine)];
    });
  }

  /** Tries the password on everything that is locked. What it does not open stays. */
  unlock(): Promise<void> {
    return this.#enqueue(async () => {
      const { unlock } = await import('../core/intake/unlock');
      const password = this.password;
      const readings: Reading[] = [];
      for (const one of this.locked) {
        const reading = await unlock(one, password, this.#engine);
        // Forgotten, or left locked, while it was tried.
        if (!this.locked.includes(one)) break;
        this.locked = this.locked.filter((other) => other !== one);
        readings.push(reading);
        // Whoever cancels means all of it: the rest stays locked as it was.
        if (reading.problems.some(({ code }) => code === 'encryption/cancelled')) break;
      }
      // A password that opened nothing may have one letter wrong: it can be mended.
      if (readings.some((one) => one.locked.length === 0)) this.password = '';
      return readings;
    });
  }

  /** Stops the derivation that is under way. */
  cancelUnlocking(): void {
    this.#engine.cancel();
  }

  /** Takes what is locked off the list, unopened, and stops where a password is being tried on it. */
  dismissLocked(): void {
    if (this.busy) this.#engine.cancel();
    this.locked = [];
    this.password = '';
    this.problems = [];
  }

  /** When everything that was given so far has been read. */
  settled(): Promise<void> {
    return this.#queue;
  }

  isOversized(text: string): boolean {
    return text.length >= largestIntake;
  }

  mayHoldPrivateKey(text: string): boolean {
    return mayHoldPrivateKey(text);
  }

  /** The textbox changed: read it when it comes to rest. */
  changeText(text: string): void {
    clearTimeout(this.#timer);
    this.text = text;
    if (text === '') return;
    this.#timer = setTimeout(() => void this.#readOwnText(), quietMilliseconds);
  }

  forget(): void {
    this.#emptied++;
    this.#engine.cancel();
    clearTimeout(this.#timer);
    this.text = '';
    this.password = '';
    this.problems = [];
    this.repairs = [];
    this.locked = [];
    this.outcome = undefined;
  }

  async #readOwnText(): Promise<void> {
    const text = this.text;
    await this.readText(text);
    const isReadable =
      this.problems.length === 0 || this.problems.some((one) => one.code === 'intake/too-large');
    // Whoever typed on while it was read keeps what they typed.
    if (this.text !== text) return;
    if (isReadable || mayHoldPrivateKey(text)) this.text = '';
    else this.#timer = setTimeout(() => (this.text = ''), idleMilliseconds);
  }

  /** One reading after the other: two drops in a row must not overtake each other. */
  #enqueue(read: () => Promise<readonly GivenReading[]>): Promise<void> {
    const emptied = this.#emptied;
    this.#queue = this.#queue.then(async () => {
      if (emptied !== this.#emptied) return;
      this.busy = true;
      try {
        const readings = await read();
        if (emptied === this.#emptied) await this.#take(readings);
      } catch (error) {
        this.bug = error;
      } finally {
        this.busy = false;
      }
    });
    return this.#queue;
  }

  async #take(readings: readonly GivenReading[]): Promise<void> {
    const emptied = this.#emptied;
    const materials = readings.flatMap((one) => one.materials);
    const locked = readings.flatMap((one) => one.locked);
    this.problems = readings.flatMap((one) => one.problems);
    this.locked = [...locked, ...this.locked];
    if (materials.length > 0) {
      this.repairs = readings.flatMap((one) => one.repairs);
      await this.#shelf.add(materials);
    }
    const settings = readings.flatMap((one) => (one.settings ? [one.settings] : []));
    if (settings.length > 0) await this.takeSettings(settings, () => emptied === this.#emptied);
    this.outcome = {
      materials,
      problems: this.problems.length,
      locked: locked.length,
      settings: settings.length > 0,
    };
  }
}

async function readOne(
  file: File,
  read: (content: Uint8Array<ArrayBuffer>) => Promise<GivenReading>,
): Promise<GivenReading> {
  const failed = (error: WorkbenchError): Reading => ({
    materials: [],
    repairs: [],
    problems: [error],
    locked: [],
  });
  if (file.size >= largestIntake) return failed(tooLarge(file.size).within({ file: file.name }));
  try {
    return await read(await readFile(file));
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
