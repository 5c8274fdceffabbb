/** Settled in a later task: meanwhile the browser draws, and hears who presses what. A timer would wait four milliseconds for it. */
export function nextTask(): Promise<void> {
  const { port1, port2 } = new MessageChannel();
  return new Promise((resolve) => {
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(undefined);
  });
}
