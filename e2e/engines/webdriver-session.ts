/** A WebDriver session over HTTP. https://www.w3.org/TR/webdriver2/ */

interface Opened {
  readonly sessionId: string;
  readonly capabilities: { readonly browserVersion: string };
}

export class WebDriverSession {
  private constructor(
    private readonly address: string,
    readonly browserVersion: string,
  ) {}

  static async open(address: string): Promise<WebDriverSession> {
    const { sessionId, capabilities } = await ask<Opened>('POST', `${address}/session`, { capabilities: {} });
    return new WebDriverSession(`${address}/session/${sessionId}`, capabilities.browserVersion);
  }

  /** A driver that has just been started does not listen yet. */
  static async untilReady(address: string): Promise<void> {
    for (const start = Date.now(); ; await new Promise((resolve) => setTimeout(resolve, 50))) {
      const status = await ask<{ ready: boolean }>('GET', `${address}/status`).catch(() => undefined);
      if (status?.ready) return;
      if (Date.now() - start > 60_000) throw new Error(`No driver answers at ${address}.`);
    }
  }

  get<Value>(path: string): Promise<Value> {
    return ask('GET', `${this.address}/${path}`);
  }

  post<Value>(path: string, body: object): Promise<Value> {
    return ask('POST', `${this.address}/${path}`, body);
  }

  close(): Promise<void> {
    return ask('DELETE', this.address);
  }
}

async function ask<Value>(method: string, address: string, body?: object): Promise<Value> {
  // A driver that opens no window says nothing at all.
  const signal = AbortSignal.timeout(40_000);
  const response = await fetch(address, {
    method,
    signal,
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  const { value } = (await response.json()) as { value: Value & { error: string; message: string } };
  if (!response.ok) throw new Error(`${new URL(address).pathname}: ${value.error}: ${value.message}`);
  return value;
}
