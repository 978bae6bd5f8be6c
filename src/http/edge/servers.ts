/** The servers that listen: one for each address that the host stands for (`localhost` is two), all alike. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createServer as createTlsServer, type Server as TlsServer } from 'node:https';
import type { Duplex } from 'node:stream';
import type { Certificate } from './certificate.js';

type Handler = (request: IncomingMessage, response: ServerResponse) => void;

/** What never becomes a request. */
interface Unasked {
  readonly failed: (error: Error, socket: Duplex) => void;
  readonly tunnel: (socket: Duplex) => void;
}

/** As the framework has it: longer than proxies keep a connection that nothing is asked on, so that none of them asks on a closed one. */
const KEEP_ALIVE_MS = 72_000;

/** A request without a host is refused as a problem, and not by the parser. */
const OPTIONS = { requireHostHeader: false, keepAliveTimeout: KEEP_ALIVE_MS, requestTimeout: 0 } as const;

export class Servers {
  private readonly secure: TlsServer[] = [];

  /** Without a certificate they speak HTTP in the clear. */
  constructor(
    private readonly certificate: Certificate | undefined,
    private readonly unasked: Unasked,
  ) {}

  make(handler: Handler): Server {
    const server = this.certificate
      ? this.makeSecure(this.certificate, handler)
      : createServer(OPTIONS, handler);
    // Without a listener each is answered by the parser itself, with no more than a status, or not at all.
    server.on('checkExpectation', (request, answer) => server.emit('request', request, answer));
    server.on('connect', (_request, socket: Duplex) => {
      this.unasked.tunnel(socket);
    });
    server.on('clientError', this.unasked.failed);
    return server;
  }

  private makeSecure(certificate: Certificate, handler: Handler): TlsServer {
    const server = createTlsServer({ ...OPTIONS, ...certificate.current }, handler);
    if (this.secure.length === 0)
      certificate.watch((pair) => {
        for (const one of this.secure) one.setSecureContext(pair);
      });
    this.secure.push(server);
    server.once('close', () => {
      certificate.unwatch();
    });
    return server;
  }
}
