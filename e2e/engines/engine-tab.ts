/** What an engine's driver can do for the journeys: a tab, and the elements that the engine itself gives a name to. */

/** By which elements a person finds something, and what the page makes it of. */
export const kinds = {
  button: 'button',
  /** In the navigation: a link elsewhere may have the same name. */
  view: 'nav a[href]',
  field: 'textarea, input:not([type="file"], [type="checkbox"], [type="radio"])',
  choice: 'select',
  box: 'input[type="checkbox"]',
  answer: 'input[type="radio"]',
  result: 'output, pre, textarea[readonly]',
  files: 'input[type="file"]',
  region: 'section, [role="region"]',
} as const;

export type Kind = keyof typeof kinds;

/** An element as the driver refers to it. */
export interface Found {
  readonly found: unknown;
}

export type OnElement<Input, Output> = (element: HTMLElement, input: Input) => Output;

export interface EngineTab {
  goto(address: string): Promise<void>;
  /** Those that can be seen, by the name that the engine computes for assistive technology. */
  find(kind: Kind, name: string): Promise<readonly Found[]>;
  /**
   * Runs a function in the page, on an element.
   * @param input JSON
   */
  runOn<Input, Output>(element: Found, script: OnElement<Input, Output>, input: Input): Promise<Output>;
  run<Output>(script: () => Output): Promise<Output>;
  /** With the pointer, as a person does. */
  click(element: Found): Promise<void>;
  /** To whatever has the focus. */
  press(...keys: readonly Key[]): Promise<void>;
  giveFiles(element: Found, paths: readonly string[]): Promise<void>;
  resize(width: number, height: number): Promise<void>;
  screenshot(): Promise<Buffer>;
  /** Errors and warnings of the console, what was not caught, and what the policy forbade. */
  complaints(): Promise<readonly string[]>;
  close(): Promise<void>;
}

export type Key = 'Control' | 'Enter' | 'Tab' | 'a' | 'v';

/** Each of its tabs has storage of its own. */
export interface RunningEngine {
  /** Product and version. */
  readonly version: string;
  /** Where downloads arrive. */
  readonly downloads: string;
  openTab(): Promise<EngineTab>;
  close(): Promise<void>;
}
