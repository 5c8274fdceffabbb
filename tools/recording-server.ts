/** A server on loopback that keeps what it is sent, octet for octet, and says that it has it. */
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface ReceivedRequest {
  readonly method: string;
  readonly target: string;
  readonly contentType: string | undefined;
  readonly contentLength: string | undefined;
  readonly body: Buffer;
  readonly headers: IncomingHttpHeaders;
}

/** @param use receives the origin; the server is closed when it is done */
export async function recordRequests(use: (origin: string) => Promise<void>): Promise<ReceivedRequest[]> {
  const received: ReceivedRequest[] = [];
  const server = createServer((message, response) => {
    const chunks: Buffer[] = [];
    message.on('data', (chunk: Buffer) => chunks.push(chunk));
    message.on('end', () => {
      const { method = '', url: target = '', headers } = message;
      received.push({
        method,
        target,
        contentType: headers['content-type'],
        contentLength: headers['content-length'],
        body: Buffer.concat(chunks),
        headers,
      });
      response.setHeader('Content-Type', 'application/json');
      response.end('{"access_token":"recorded"}');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  try {
    await use(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  } finally {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
  return received;
}
