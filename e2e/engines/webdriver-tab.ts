/** A tab of an engine that is driven by WebDriver. */
import { kinds, type EngineTab, type Found, type Key, type Kind, type OnElement } from './engine-tab';
import { keyActions } from './key-actions';
import type { WebDriverSession } from './webdriver-session';
import { watch, witnessed } from './witness';

/** https://www.w3.org/TR/webdriver2/#elements */
const reference = 'element-6066-11e4-a52e-4f735466cecf';

type Reference = Readonly<Record<typeof reference, string>>;

export class WebDriverTab implements EngineTab {
  constructor(private readonly session: WebDriverSession) {}

  async goto(url: string): Promise<void> {
    await this.session.post('url', { url });
    await this.run(watch);
  }

  async find(kind: Kind, name: string): Promise<readonly Found[]> {
    const candidates = await this.#execute<readonly Reference[]>(candidatesFor, kinds[kind], name);
    const names = await Promise.all(candidates.map((element) => this.#nameOf(element)));
    return candidates.filter((_, index) => names[index] === name).map((found) => ({ found }));
  }

  runOn<Input, Output>({ found }: Found, script: OnElement<Input, Output>, input: Input): Promise<Output> {
    return this.#execute(script, found, input);
  }

  run<Output>(script: () => Output): Promise<Output> {
    return this.#execute(script);
  }

  async click(element: Found): Promise<void> {
    await this.session.post(`element/${idOf(element)}/click`, {});
  }

  async press(...keys: readonly Key[]): Promise<void> {
    await this.session.post('actions', { actions: [{ type: 'key', id: 'key', actions: keyActions(keys) }] });
  }

  async giveFiles(element: Found, paths: readonly string[]): Promise<void> {
    await this.session.post(`element/${idOf(element)}/value`, { text: paths.join('\n') });
  }

  async resize(width: number, height: number): Promise<void> {
    await this.session.post('window/rect', { width, height });
    const inside = await this.run(() => innerHeight);
    await this.session.post('window/rect', { width, height: height + height - inside });
  }

  async screenshot(): Promise<Buffer> {
    return Buffer.from(await this.session.get<string>('screenshot'), 'base64');
  }

  complaints(): Promise<readonly string[]> {
    return this.run(witnessed);
  }

  close(): Promise<void> {
    return this.session.close();
  }

  /** Of one that has just been taken out of the page there is none. */
  #nameOf(element: Reference): Promise<string | undefined> {
    return this.session.get<string>(`element/${element[reference]}/computedlabel`).catch(() => undefined);
  }

  #execute<Output>(script: unknown, ...args: readonly unknown[]): Promise<Output> {
    return this.session.post('execute/sync', { script: `return (${script})(...arguments)`, args });
  }
}

/** In the page: the elements with all words of the name in what an engine makes a name of. What the name is, the engine says. */
function candidatesFor(css: string, name: string): Element[] {
  return [...document.querySelectorAll<HTMLInputElement>(css)].filter((element) => {
    const labelledBy = (element.getAttribute('aria-labelledby') ?? '').split(/\s+/);
    const told = [
      ...['aria-label', 'title', 'placeholder', 'value'].map((attribute) => element.getAttribute(attribute)),
      ...labelledBy.map((id) => document.getElementById(id)?.textContent),
      ...[...(element.labels ?? [])].map((label) => label.textContent),
      element.textContent,
    ].join(' ');
    return name.split(' ').every((word) => told.includes(word)) && element.checkVisibility();
  });
}

function idOf({ found }: Found): string {
  return (found as Reference)[reference];
}
