/** What every request passes before a route and after its answer: its id, the headers of every answer, its line in the log. */
import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import { NotFoundException } from '@nestjs/common';
import {
  LogController,
  type FastifyHttpOptions,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
} from 'fastify';
import type { Logger } from './logger.js';
import type { RequestMetrics } from './request-metrics.js';
import { ParserErrors } from './parser-errors.js';
import { HttpProblem, problemDocument } from './problem.js';
import { REQUEST_ID, requestIdOf } from './request-id.js';
import { logRequest } from './request-log.js';
import { SECURITY_HEADERS } from './security-headers.js';

/** Seconds after which the next server may be there. */
const RESTART = '2';

export class Edge {
  private metrics: RequestMetrics | undefined;
  private stopping = false;
  private readonly parserErrors: ParserErrors;

  constructor(private readonly logger: Logger) {
    this.parserErrors = new ParserErrors(logger, (code) => this.metrics?.refused(code));
  }

  /** What the framework has to know before it makes the server. */
  get options(): FastifyHttpOptions<Server> {
    const { logger, parserErrors } = this;
    return {
      // Its own lines of a start are left out; what it logs of a request has the level of the server.
      loggerInstance: logger.child({}, { level: logger.isLevelEnabled('warn') ? 'warn' : logger.level }),
      childLoggerFactory: (_logger, bindings, options) => logger.child(bindings, options),
      logController: new LogController({ disableRequestLogging: true, requestIdLogLabel: 'requestId' }),
      genReqId: requestIdOf,
      // Both would be answered by others, and not as a problem.
      return503OnClosing: false,
      http: { requireHostHeader: false },
      clientErrorHandler: (error, socket) => {
        parserErrors.answer(error, socket);
      },
      frameworkErrors: (_error, request, reply) => {
        this.refuseUrl(request, reply);
      },
    };
  }

  /** Before the routes are made. Hooks have a callback: an async one costs every request a turn of the microtask queue. */
  guard(fastify: FastifyInstance, metrics: RequestMetrics): void {
    this.metrics = metrics;
    const { server } = fastify;
    // Without a listener each is answered by the parser itself, with no more than a status, or not at all.
    server.on('checkExpectation', (request, answer) => server.emit('request', request, answer));
    server.on('connect', (_request, socket: Socket) => {
      this.parserErrors.refuseTunnel(socket);
    });
    fastify.addHook('preClose', (done) => {
      this.stopping = true;
      done();
    });
    fastify.addHook('onRequest', (request, reply, done) => {
      this.begin(request, reply);
      // Where there is nothing, a body is not looked at.
      done(this.refusalOf(request) ?? (request.is404 ? new NotFoundException() : undefined));
    });
  }

  private begin(request: FastifyRequest, reply: FastifyReply): void {
    this.parserErrors.begin(request.raw, reply.raw);
    void reply.headers(SECURITY_HEADERS).header(REQUEST_ID, request.id);
    // However it ends: an answer that its client does not wait for is never finished.
    reply.raw.once('close', () => {
      logRequest(request, reply);
      this.metrics?.answered(request, reply);
    });
  }

  private refusalOf({ headers, raw }: FastifyRequest): HttpProblem | undefined {
    if (this.stopping) {
      const detail = 'the server is stopping; nothing was done';
      return new HttpProblem('server-stopping', detail, [], { 'retry-after': RESTART });
    }
    const { expect } = headers;
    if (expect !== undefined && expect.toLowerCase() !== '100-continue') {
      return new HttpProblem(
        'expectation-failed',
        `Expect: expected 100-continue or no such header, got ${expect}`,
      );
    }
    if (headers.host === undefined && raw.httpVersion === '1.1')
      return new HttpProblem('invalid-header', 'Host: is required');
    return undefined;
  }

  /** A URL that cannot be decoded never reaches a route or the filter of problems. */
  private refuseUrl(request: FastifyRequest, reply: FastifyReply): void {
    this.begin(request, reply);
    const document = problemDocument('not-found', `expected a URL that can be decoded, got ${request.url}`);
    this.metrics?.refused(document.code);
    request.log.debug({ status: document.status, code: document.code }, 'refused');
    void reply
      .status(document.status)
      .header('cache-control', 'no-store')
      .type('application/problem+json')
      .send(JSON.stringify(document));
  }
}
