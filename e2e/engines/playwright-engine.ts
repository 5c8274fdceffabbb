/** An engine that Playwright drives. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, firefox, webkit, type JSHandle, type Locator, type Page } from '@playwright/test';
import type { Engine } from '../../tools/find-engines';
import {
  kinds,
  type EngineTab,
  type Found,
  type Kind,
  type OnElement,
  type RunningEngine,
} from './engine-tab';
import { watch, witnessed } from './witness';

const products = { Chromium: chromium, Firefox: firefox, WebKit: webkit };

export async function startPlaywrightEngine(
  engine: Extract<Engine, { by: 'Playwright' }>,
): Promise<RunningEngine> {
  const { name, executablePath, args } = engine;
  const browser = await products[name].launch({
    args: [...args],
    ...(executablePath ? { executablePath } : {}),
  });
  const downloads = mkdtempSync(join(tmpdir(), 'workbench-downloads-'));
  return {
    downloads,
    version: `${name} ${browser.version()}`,
    openTab: async () => {
      const context = await browser.newContext({ locale: 'en-US' });
      await context.addInitScript(watch);
      return new PlaywrightTab(await context.newPage(), downloads);
    },
    close: async () => {
      await browser.close();
      rmSync(downloads, { recursive: true });
    },
  };
}

class PlaywrightTab implements EngineTab {
  readonly #complaints: string[] = [];

  constructor(
    private readonly page: Page,
    downloads: string,
  ) {
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) this.#complaints.push(message.text());
    });
    page.on('pageerror', (error) => this.#complaints.push(error.message));
    page.on('download', (download) => void download.saveAs(join(downloads, download.suggestedFilename())));
  }

  async goto(address: string): Promise<void> {
    await this.page.goto(address);
  }

  async find(kind: Kind, name: string): Promise<readonly Found[]> {
    const named = this.#named(kind, name).and(this.page.locator(kinds[kind])).filter({ visible: true });
    const elements = await named.elementHandles();
    return elements.map((found) => ({ found }));
  }

  runOn<Input, Output>({ found }: Found, script: OnElement<Input, Output>, input: Input): Promise<Output> {
    return (found as JSHandle<HTMLElement>).evaluate(script as never, input as never);
  }

  run<Output>(script: () => Output): Promise<Output> {
    return this.page.evaluate(script);
  }

  async click({ found }: Found): Promise<void> {
    await (found as JSHandle).asElement()?.click();
  }

  async press(...keys: readonly string[]): Promise<void> {
    await this.page.keyboard.press(keys.join('+'));
  }

  async giveFiles({ found }: Found, paths: readonly string[]): Promise<void> {
    await (found as JSHandle<HTMLInputElement>).asElement()?.setInputFiles([...paths]);
  }

  resize(width: number, height: number): Promise<void> {
    return this.page.setViewportSize({ width, height });
  }

  screenshot(): Promise<Buffer> {
    return this.page.screenshot();
  }

  async complaints(): Promise<readonly string[]> {
    return [...this.#complaints, ...(await this.run(witnessed))];
  }

  close(): Promise<void> {
    return this.page.context().close();
  }

  #named(kind: Kind, name: string): Locator {
    const role = kind === 'view' ? 'link' : kind;
    return role === 'button' || role === 'link'
      ? this.page.getByRole(role, { name, exact: true })
      : this.page.getByLabel(name, { exact: true });
  }
}
