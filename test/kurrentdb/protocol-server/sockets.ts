/** Stands between client and server on the level of sockets, where silence and resets happen. */
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

/** `silent`: connections are taken and nothing comes back, as from a stopped process. */
export type Line = 'open' | 'silent';

export class Sockets {
  private readonly pairs = new Set<readonly [client: Socket, server: Socket]>();
  private readonly parked = new Set<Socket>();
  private listening: Server | undefined;
  private line: Line = 'open';
  port = 0;

  constructor(private readonly target: () => number) {}

  async open(): Promise<void> {
    const server = createServer((client) => {
      this.accept(client);
    });
    await new Promise<void>((resolve) => server.listen(this.port, '127.0.0.1', resolve));
    this.port = (server.address() as AddressInfo).port;
    this.listening = server;
  }

  /** Refuses new connections and ends those that there are. */
  async close(): Promise<void> {
    const server = this.listening;
    this.listening = undefined;
    const closed = new Promise<void>((resolve) => (server ? server.close(() => resolve()) : resolve()));
    this.reset();
    await closed;
  }

  reset(): void {
    for (const socket of [...[...this.pairs].flat(), ...this.parked]) socket.resetAndDestroy();
    this.parked.clear();
  }

  set(line: Line): void {
    this.line = line;
    for (const pair of this.pairs) {
      for (const socket of pair) {
        if (line === 'silent') socket.pause();
        else socket.resume();
      }
    }
    if (line === 'silent') return;
    for (const client of this.parked) this.join(client);
    this.parked.clear();
  }

  private accept(client: Socket): void {
    client.on('error', () => undefined);
    if (this.line === 'open') this.join(client);
    else {
      this.parked.add(client.pause());
      client.on('close', () => this.parked.delete(client));
    }
  }

  private join(client: Socket): void {
    const server = connect(this.target(), '127.0.0.1');
    server.on('error', () => undefined);
    for (const socket of [client, server]) socket.setNoDelay(true);
    const pair = [client, server] as const;
    this.pairs.add(pair);
    forward(client, server);
    forward(server, client);
    const end = (): void => {
      this.pairs.delete(pair);
      client.destroy();
      server.destroy();
    };
    client.on('close', end);
    server.on('close', end);
    client.resume();
  }
}

/** Not `pipe`, which would start a paused socket again. */
function forward(from: Socket, to: Socket): void {
  from.on('data', (bytes) => {
    if (!to.write(bytes)) {
      from.pause();
      to.once('drain', () => from.resume());
    }
  });
}
