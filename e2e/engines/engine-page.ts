/** The workbench as a person meets it in any engine: everything by its accessible name, as PRODUCT.md lists them. */
import { expect } from '@playwright/test';
import { kinds, type EngineTab, type Found, type Key, type Kind } from './engine-tab';

/** For what the page has to work out first; the machine may be busy. */
const patience = { timeout: 30_000, intervals: [20, 50, 100, 200] };

export class EnginePage {
  constructor(readonly tab: EngineTab) {}

  /** Until the view is there. */
  async visit(view: string): Promise<void> {
    await this.click('view', view);
    const shown = () =>
      this.tab.run(() => document.querySelector('nav [aria-current="page"]')?.textContent?.trim());
    await expect.poll(shown, patience).toBe(view);
    const headings = () => this.tab.run(() => document.querySelectorAll('main h1').length);
    await expect.poll(headings, patience).toBe(1);
  }

  async click(kind: Kind, name: string): Promise<void> {
    await this.#act(kind, name, (element) => this.tab.click(element));
  }

  async fill(values: Readonly<Record<string, string>>): Promise<void> {
    for (const [name, value] of Object.entries(values)) {
      await this.#act('field', name, (element) => this.tab.runOn(element, typeInto, value));
    }
  }

  async choose(options: Readonly<Record<string, string>>): Promise<void> {
    for (const [name, option] of Object.entries(options)) {
      await this.#act('choice', name, (element) => this.tab.runOn(element, chooseIn, option));
    }
  }

  async give(...paths: readonly string[]): Promise<void> {
    await this.#act('files', 'Key and certificate files', (element) => this.tab.giveFiles(element, paths));
  }

  /** The bare value of a result; empty where there is none. */
  async read(name: string, kind: Kind = 'result'): Promise<string> {
    const [element] = await this.tab.find(kind, name);
    return element ? this.tab.runOn(element, valueOf, null) : '';
  }

  /** Until the result is, or matches, the text. */
  async expectResult(name: string, text: string | RegExp, kind: Kind = 'result'): Promise<string> {
    const read = () => this.read(name, kind).catch(() => undefined);
    const poll = expect.poll(read, { ...patience, message: name });
    await (typeof text === 'string' ? poll.toBe(text) : poll.toMatch(text));
    return this.read(name, kind);
  }

  /** What the page says in an `alert`. */
  alert(): Promise<string> {
    return this.tab.run(() =>
      [...document.querySelectorAll('[role="alert"]')].map(({ textContent }) => textContent).join(' '),
    );
  }

  async expectAlert(text: RegExp): Promise<void> {
    await expect.poll(() => this.alert(), patience).toMatch(text);
  }

  /** Presses the button and waits for an assertion that was not there before. */
  async sign(): Promise<string> {
    const before = await this.read('Client assertion');
    await this.click('button', 'Sign assertion');
    const isNew = async () => {
      const now = await this.read('Client assertion');
      return now !== before && /^[\w-]+\.[\w-]+\.[\w-]+$/.test(now);
    };
    await expect.poll(isNew, { ...patience, message: 'a new client assertion' }).toBe(true);
    return this.read('Client assertion');
  }

  async press(...keys: readonly Key[]): Promise<void> {
    await this.tab.press(...keys);
  }

  async #act(kind: Kind, name: string, act: (element: Found) => Promise<unknown>): Promise<void> {
    await expect(async () => {
      const found = await this.tab.find(kind, name);
      expect(found.length, `${kind} (${kinds[kind]}) with the name “${name}”`).toBe(1);
      await act(found[0] as Found);
    }).toPass(patience);
  }
}

/** As an input method does it: the value whole, and one event. */
function typeInto(element: HTMLElement, value: string): void {
  const field = element as HTMLInputElement | HTMLTextAreaElement;
  if (field.disabled || field.readOnly) throw new Error('the field takes no input');
  field.focus();
  field.value = value;
  field.dispatchEvent(new InputEvent('input', { bubbles: true }));
  field.dispatchEvent(new Event('change', { bubbles: true }));
}

function chooseIn(element: HTMLElement, option: string): void {
  const select = element as HTMLSelectElement;
  const wanted = [...select.options].find(({ label }) => label.trim() === option);
  if (!wanted || wanted.disabled || select.disabled) throw new Error(`no option “${option}”`);
  select.focus();
  select.value = wanted.value;
  wanted.selected = true;
  select.dispatchEvent(new Event('input', { bubbles: true }));
  select.dispatchEvent(new Event('change', { bubbles: true }));
}

function valueOf(element: HTMLElement): string {
  return element instanceof HTMLTextAreaElement || element instanceof HTMLInputElement
    ? element.value
    : (element.textContent ?? '');
}
