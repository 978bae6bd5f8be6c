/** What every request passes before a route and after its answer: its id, the headers of every answer, its line in the log. */
import type { Server } from 'node:http';
import { NotFoundException } from '@nestjs/common';
import {
  LogController,
  type FastifyHttpOptions,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
} from 'fastify';
import type { Configuration } from '../config/configuration.js';
import { NONE, wordsOf } from '../config/lists.js';
import type { PrincipalOf } from './principal.js';
import { addressOf } from './edge/address.js';
import { Certificate } from './edge/certificate.js';
import { allowOrigin } from './edge/cors.js';
import { Hosts } from './edge/hosts.js';
import { failureLimitOf, limitOf, prepareLimits, type FailureLimit, type Limit } from './edge/limits.js';
import { Origins } from './edge/origins.js';
import { Proxies } from './edge/proxies.js';
import { Servers } from './edge/servers.js';
import type { Logger } from './logger.js';
import type { RequestMetrics } from './request-metrics.js';
import { ParserErrors } from './parser-errors.js';
import { HttpProblem, problemDocument } from './problem.js';
import { REQUEST_ID, requestIdOf } from './request-id.js';
import { logRequest } from './request-log.js';
import { HTTPS_HEADERS, SECURITY_HEADERS } from './security-headers.js';

/** Seconds after which the next server may be there. */
const RESTART = '2';

/** What an operator says of it. */
export type EdgeSettings = Pick<
  Configuration,
  | 'hosts'
  | 'corsOrigins'
  | 'trustedProxies'
  | 'tlsCert'
  | 'tlsKey'
  | 'rateLimit'
  | 'addressRateLimit'
  | 'failureRateLimit'
>;

export class Edge {
  private metrics: RequestMetrics | undefined;
  private stopping = false;
  private readonly parserErrors: ParserErrors;
  private readonly hosts: Hosts;
  private readonly origins: Origins;
  private readonly proxies: Proxies;
  private readonly servers: Servers;

  /** @throws Error a certificate that cannot be used */
  constructor(
    private readonly logger: Logger,
    private readonly settings: EdgeSettings,
  ) {
    const { hosts, corsOrigins, trustedProxies, tlsCert: cert, tlsKey: key } = settings;
    const parserErrors = new ParserErrors(logger, (code) => this.metrics?.refused(code));
    this.parserErrors = parserErrors;
    this.hosts = new Hosts(wordsOf(hosts));
    this.origins = new Origins(wordsOf(corsOrigins));
    this.proxies = new Proxies(wordsOf(trustedProxies));
    this.servers = new Servers(cert === NONE ? undefined : new Certificate({ cert, key }, logger), {
      failed: (error, socket) => {
        parserErrors.answer(error, socket);
      },
      tunnel: (socket) => {
        parserErrors.refuseTunnel(socket);
      },
    });
  }

  /** What the framework has to know before it makes the server. */
  get options(): FastifyHttpOptions<Server> {
    const { logger, servers } = this;
    return {
      // Its own lines of a start are left out; what it logs of a request has the level of the server.
      loggerInstance: logger.child({}, { level: logger.isLevelEnabled('warn') ? 'warn' : logger.level }),
      childLoggerFactory: (_logger, bindings, options) => logger.child(bindings, options),
      logController: new LogController({ disableRequestLogging: true, requestIdLogLabel: 'requestId' }),
      genReqId: requestIdOf,
      trustProxy: this.proxies.trustProxy,
      serverFactory: (handler) => servers.make(handler),
      // Each would be answered by others, and not as a problem: a stop here, and bytes that are no request by the servers.
      return503OnClosing: false,
      clientErrorHandler: () => undefined,
      frameworkErrors: (_error, request, reply) => {
        this.refuseUrl(request, reply);
      },
    };
  }

  /** Before the routes are made. Hooks have a callback: an async one costs every request a turn of the microtask queue. */
  async guard(fastify: FastifyInstance, metrics: RequestMetrics): Promise<void> {
    this.metrics = metrics;
    fastify.addHook('preClose', (done) => {
      this.stopping = true;
      done();
    });
    fastify.addHook('onRequest', (request, reply, done) => {
      done(this.begin(request, reply));
    });
    // Before anything is refused: pages of a listed origin are to read why.
    if (this.settings.corsOrigins !== NONE)
      fastify.addHook('onRequest', (request, reply, done) => {
        if (!allowOrigin(this.origins, request, reply)) done();
      });
    await prepareLimits(fastify);
    const { addressRateLimit: most } = this.settings;
    this.addLimit(fastify, limitOf(fastify, { keyOf: addressOf, most, of: 'one address' }));
    fastify.addHook('onRequest', (request, _reply, done) => {
      done(this.refusalOf(request));
    });
  }

  /** Once limits are prepared: by `guard`. */
  failureLimit(fastify: FastifyInstance): FailureLimit | undefined {
    return failureLimitOf(fastify, this.settings.failureRateLimit);
  }

  /** Once it is known who calls, and before the routes are made. */
  limitCallers(fastify: FastifyInstance, keyOf: PrincipalOf): void {
    const { rateLimit: most } = this.settings;
    this.addLimit(fastify, limitOf(fastify, { keyOf, most, of: 'one caller' }));
    fastify.addHook('onRequest', (request, _reply, done) => {
      // Where there is nothing, a body is not looked at.
      done(request.is404 ? new NotFoundException() : undefined);
    });
  }

  private addLimit(fastify: FastifyInstance, limit: Limit | undefined): void {
    if (!limit) return;
    fastify.addHook('onRequest', (request, reply, done) => {
      limit(request, reply).then(done, done);
    });
  }

  /** Gives every answer its headers and its line in the log. A refusal is of what a proxy says. */
  private begin(request: FastifyRequest, reply: FastifyReply): HttpProblem | undefined {
    this.parserErrors.begin(request.raw, reply.raw);
    const refusal = this.proxies.read(request.raw);
    const headers = request.protocol === 'https' ? HTTPS_HEADERS : SECURITY_HEADERS;
    void reply.headers(headers).header(REQUEST_ID, request.id);
    // However it ends: an answer that its client does not wait for is never finished.
    reply.raw.once('close', () => {
      logRequest(request, reply);
      this.metrics?.answered(request, reply);
    });
    return refusal;
  }

  private refusalOf(request: FastifyRequest): HttpProblem | undefined {
    if (this.stopping) {
      const detail = 'the server is stopping; nothing was done';
      return new HttpProblem('server-stopping', detail, [], { 'retry-after': RESTART });
    }
    const { expect } = request.headers;
    if (expect !== undefined && expect.toLowerCase() !== '100-continue') {
      return new HttpProblem(
        'expectation-failed',
        `Expect: expected 100-continue or no such header, got ${expect}`,
      );
    }
    return this.hosts.refusalOf(request) ?? this.origins.refusalOf(request);
  }

  /** A URL that cannot be decoded never reaches a route or the filter of problems. */
  private refuseUrl(request: FastifyRequest, reply: FastifyReply): void {
    void this.begin(request, reply);
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
