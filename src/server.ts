/** Builds the HTTP server around the application, for `main`, the demo and the tests alike. */
import 'reflect-metadata';
import { uptime } from 'node:os';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Logger as NestLogger, NotFoundException } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { Logger } from 'nestjs-pino';
import { AppModule } from './app.module.js';
import type { Chancery } from './application/chancery.js';
import { compose, type Report } from './compose.js';
import type { Configuration } from './config/configuration.js';
import { BODY_LIMIT, readJson } from './http/json-body.js';
import { Metrics } from './http/metrics.js';
import { HttpProblem, problemDocument } from './http/problem.js';
import { Routes } from './http/routes.js';
import { SECURITY_HEADERS } from './http/security-headers.js';
import type { Clock } from './log/event-log.js';
import { serveDocuments } from './http/documents.js';

/** The wall clock in microseconds; the log sees to it that recorded times only grow. */
const systemClock: Clock = () => BigInt(Date.now()) * 1_000n;

/** How long the machine has been running, asleep or not: no clock that is set changes it. */
const steadyClock: Clock = () => BigInt(Math.floor(uptime() * 1e6));

/** The clocks of a server. Without a steady one the wall clock is trusted not to be set. */
export interface Clocks {
  readonly wall: Clock;
  readonly steady?: Clock;
}

const systemClocks: Clocks = { wall: systemClock, steady: steadyClock };

const logger = new NestLogger('Chancery');
const report: Report = {
  skipped: (reason) => {
    logger.warn(`skipped: ${reason}`);
  },
  flawed: (text) => {
    logger.warn(text);
  },
  away: (text) => {
    logger.warn(text);
  },
  failed: (error) => {
    logger.error(error);
  },
};

/** @throws LogUnavailable when another server has the data folder; LogCorrupt when it holds no log of ours */
export async function createServer(
  configuration: Configuration,
  clocks: Clocks = systemClocks,
): Promise<NestFastifyApplication> {
  const chancery = await compose(configuration, clocks, report);
  try {
    return await serve(configuration, chancery);
  } catch (error) {
    await chancery.stop();
    throw error;
  }
}

async function serve(configuration: Configuration, chancery: Chancery): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter({
    bodyLimit: BODY_LIMIT,
    forceCloseConnections: 'idle',
    frameworkErrors: refuseUrl,
    routerOptions: { maxParamLength: 200 },
  });
  const app = await NestFactory.create<NestFastifyApplication>(
    AppModule.with(configuration, chancery),
    adapter,
    {
      bodyParser: false,
      bufferLogs: true,
      abortOnError: false,
    },
  );
  app.useLogger(app.get(Logger));
  const fastify = adapter.getInstance();
  app.get(Routes).watch(fastify);
  fastify.removeAllContentTypeParsers();
  fastify.addContentTypeParser(
    'application/json',
    { parseAs: 'buffer', bodyLimit: BODY_LIMIT },
    (request, body, done) => {
      try {
        expectPlain(request.headers);
        done(null, readJson(body as Buffer));
      } catch (error) {
        done(error as Error);
      }
    },
  );
  // Hooks with a callback: an async one costs every request a turn of the microtask queue.
  fastify.addHook('onRequest', (request, reply, done) => {
    void reply.headers(SECURITY_HEADERS);
    // Where there is nothing, a body is not looked at.
    done(request.is404 ? new NotFoundException() : undefined);
  });
  fastify.addHook('preValidation', (request, _reply, done) => {
    // Without a media type the framework would take the body for none.
    const lacksType = request.method === 'POST' && request.headers['content-type'] === undefined;
    if (!lacksType || request.routeOptions.url?.endsWith('/events') !== true) done();
    else done(new HttpProblem('unsupported-media-type', 'expected application/json, got no content-type'));
  });
  const { requests } = app.get(Metrics);
  fastify.addHook('onResponse', (request, reply, done) => {
    const route = request.routeOptions.url;
    if (route !== undefined) {
      const labels = { method: request.method, route, status: reply.statusCode };
      requests.observe(labels, reply.elapsedTime / 1_000);
    }
    done();
  });
  serveDocuments(app);
  return app;
}

/** JSON is UTF-8, as it is: a compressed body could be larger than any bound. */
function expectPlain(headers: FastifyRequest['headers']): void {
  const encoding = headers['content-encoding'];
  if (encoding !== undefined && encoding !== 'identity') {
    throw new HttpProblem('unsupported-media-type', `expected no content encoding, got ${encoding}`);
  }
  const charset = /;\s*charset="?([^";\s]*)/i.exec(headers['content-type'] ?? '')?.[1];
  if (charset !== undefined && charset.toLowerCase() !== 'utf-8') {
    throw new HttpProblem('unsupported-media-type', `expected UTF-8, got charset ${charset}`);
  }
}

/** A URL that cannot be decoded never reaches a route or the filter of problems. */
function refuseUrl(_error: unknown, request: FastifyRequest, reply: FastifyReply): void {
  const document = problemDocument('not-found', `expected a URL that can be decoded, got ${request.url}`);
  void reply.status(document.status).type('application/problem+json').send(JSON.stringify(document));
}
