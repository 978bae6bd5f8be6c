/** A web server of another origin, whose page tries what a page can try at a server of ours. */
import { createServer, type Server } from 'node:http';
import type { Page, Response } from 'playwright-core';
import { connect, createServer as createTcpServer, type AddressInfo, type Socket } from 'node:net';

/** What takes no body, so that a form can post to it. */
export const REBUILD = '/v1/admin/projections/timeline/rebuild';

/** Has a page send a form without a body to a URL, and waits for what is answered. */
export async function sendForm(page: Page, url: string): Promise<Response> {
  const [answer] = await Promise.all([
    page.waitForResponse(url),
    page.evaluate(`(() => {
      const form = document.createElement('form');
      form.method = 'post';
      form.action = '${url}';
      document.body.append(form);
      form.submit();
    })()`),
  ]);
  return answer;
}

/** How many rebuilds were begun, by the metrics of a server. */
export function rebuildsIn(metrics: string): string {
  return /_count\{method="POST",route="[^"]*rebuild",status="202"\} (\d+)/.exec(metrics)?.[1] ?? '0';
}

export interface Elsewhere {
  readonly port: number;
  close(): Promise<void>;
}

/** Every path is the same empty page. */
export async function startElsewhere(): Promise<Elsewhere> {
  const server: Server = createServer((_request, answer) => {
    answer.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
    answer.end('<!doctype html><title>Elsewhere</title><body></body>');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}

export interface Rebinding extends Elsewhere {
  /** Where connections lead from now on; those that there are end. */
  leadTo(port: number): void;
}

/** A port that leads to one server and then to another, as a name does whose owner rebinds it: to a browser it stays one origin. */
export async function startRebinding(first: number): Promise<Rebinding> {
  let target = first;
  const open = new Set<Socket>();
  const end = (): void => {
    for (const socket of open) socket.destroy();
    open.clear();
  };
  const server = createTcpServer((client) => {
    const behind = connect(target, '127.0.0.1');
    open.add(client).add(behind);
    client.on('error', () => behind.destroy()).pipe(behind);
    behind.on('error', () => client.destroy()).pipe(client);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    leadTo: (port) => {
      target = port;
      end();
    },
    close: () =>
      new Promise((resolve) => {
        end();
        server.close(() => {
          resolve();
        });
      }),
  };
}
