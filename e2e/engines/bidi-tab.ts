/** A tab of an engine that speaks WebDriver BiDi. */
import type { BidiConnection } from './bidi-connection';
import { kinds, type EngineTab, type Found, type Key, type Kind, type OnElement } from './engine-tab';
import { keyActions } from './key-actions';
import { watch, witnessed } from './witness';

interface RemoteNode {
  readonly sharedId: string;
}

type CallResult =
  | { readonly type: 'success'; readonly result: { readonly value: string } }
  | { readonly type: 'exception'; readonly exceptionDetails: { readonly text: string } };

interface LogEntry {
  readonly level: string;
  readonly text: string;
  readonly source: { readonly context?: string };
}

export class BidiTab implements EngineTab {
  readonly #complaints: string[] = [];

  private constructor(
    private readonly connection: BidiConnection,
    private readonly userContext: string,
    private readonly context: string,
  ) {
    connection.onEvent((method, params) => {
      const { level, text, source } = params as LogEntry;
      const isComplaint = method === 'log.entryAdded' && ['error', 'warn'].includes(level);
      if (isComplaint && source.context === context) this.#complaints.push(text);
    });
  }

  static async open(connection: BidiConnection): Promise<BidiTab> {
    const { userContext } = await connection.send<{ userContext: string }>('browser.createUserContext');
    const created = { type: 'tab', userContext };
    const { context } = await connection.send<{ context: string }>('browsingContext.create', created);
    const preload = { functionDeclaration: String(watch), contexts: [context] };
    await connection.send('script.addPreloadScript', preload);
    return new BidiTab(connection, userContext, context);
  }

  async goto(url: string): Promise<void> {
    await this.connection.send('browsingContext.navigate', { context: this.context, url, wait: 'complete' });
  }

  async find(kind: Kind, name: string): Promise<readonly Found[]> {
    const ofKind = await this.#locate({ type: 'css', value: kinds[kind] });
    if (ofKind.length === 0) return [];
    // To Firefox a chooser of files is several things, none of which it finds by the name that it has for them.
    const isFiles = kind === 'files';
    // In the whole document Firefox would take a fifth of a second to name everything.
    const nodes = isFiles ? ofKind : await this.#locate({ type: 'accessibility', value: { name } }, ofKind);
    const fits = await this.#call<readonly boolean[]>(
      (css: string, labelled: string, ...elements: readonly Element[]) =>
        elements.map((element) => {
          const label = document.getElementById(element.getAttribute('aria-labelledby') ?? '');
          return (
            element.matches(css) &&
            element.checkVisibility() &&
            (labelled === '' || label?.textContent === labelled)
          );
        }),
      { type: 'string', value: kinds[kind] },
      { type: 'string', value: isFiles ? name : '' },
      ...nodes,
    );
    return nodes.filter((_, index) => fits[index]).map(({ sharedId }) => ({ found: { sharedId } }));
  }

  /** @param startNodes where it looks, themselves included; otherwise in the whole document */
  async #locate(locator: object, startNodes?: readonly RemoteNode[]): Promise<readonly RemoteNode[]> {
    const { nodes } = await this.connection.send<{ nodes: readonly RemoteNode[] }>(
      'browsingContext.locateNodes',
      {
        context: this.context,
        locator,
        ...(startNodes ? { startNodes: startNodes.map(({ sharedId }) => ({ sharedId })) } : {}),
      },
    );
    const byId = new Map(nodes.map(({ sharedId }) => [sharedId, { sharedId }]));
    return [...byId.values()];
  }

  runOn<Input, Output>({ found }: Found, script: OnElement<Input, Output>, input: Input): Promise<Output> {
    const text = JSON.stringify(input);
    return this.#call(`(element, input) => (${script})(element, JSON.parse(input))`, found, {
      type: 'string',
      value: text,
    });
  }

  run<Output>(script: () => Output): Promise<Output> {
    return this.#call(script);
  }

  async click(element: Found): Promise<void> {
    await this.runOn(element, (target) => target.scrollIntoView({ block: 'center', inline: 'center' }), null);
    const origin = { type: 'element', element: element.found };
    await this.#perform('pointer', [
      { type: 'pointerMove', x: 0, y: 0, origin },
      { type: 'pointerDown', button: 0 },
      { type: 'pointerUp', button: 0 },
    ]);
  }

  async press(...keys: readonly Key[]): Promise<void> {
    await this.#perform('key', keyActions(keys));
  }

  async giveFiles(element: Found, files: readonly string[]): Promise<void> {
    await this.connection.send('input.setFiles', { context: this.context, element: element.found, files });
  }

  async resize(width: number, height: number): Promise<void> {
    const viewport = { width, height };
    await this.connection.send('browsingContext.setViewport', { context: this.context, viewport });
  }

  async screenshot(): Promise<Buffer> {
    const { data } = await this.connection.send<{ data: string }>('browsingContext.captureScreenshot', {
      context: this.context,
    });
    return Buffer.from(data, 'base64');
  }

  async complaints(): Promise<readonly string[]> {
    return [...this.#complaints, ...(await this.run(witnessed))];
  }

  async close(): Promise<void> {
    await this.connection.send('browser.removeUserContext', { userContext: this.userContext });
  }

  async #perform(type: 'pointer' | 'key', actions: readonly object[]): Promise<void> {
    await this.connection.send('input.performActions', {
      context: this.context,
      actions: [{ type, id: type, actions }],
    });
  }

  /** JSON both ways: BiDi's own way of writing values would have to be written and read here. */
  async #call<Output>(script: unknown, ...args: readonly unknown[]): Promise<Output> {
    const answer = await this.connection.send<CallResult>('script.callFunction', {
      functionDeclaration: `async (...args) => JSON.stringify((await (${script})(...args)) ?? null)`,
      arguments: args,
      target: { context: this.context },
      awaitPromise: true,
    });
    if (answer.type === 'exception') throw new Error(answer.exceptionDetails.text);
    return JSON.parse(answer.result.value) as Output;
  }
}
