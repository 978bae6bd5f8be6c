/** Builds the HTTP server around the application, for `main`, the demo and the tests alike. */
import 'reflect-metadata';
import { uptime } from 'node:os';
import { NestFactory } from '@nestjs/core';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { AppModule } from './app.module.js';
import { localCaller } from './application/access/caller.js';
import type { Chancery } from './application/chancery.js';
import { compose, type Report } from './compose.js';
import type { Configuration } from './config/configuration.js';
import { authenticate } from './http/authentication.js';
import { principalOf } from './http/principal.js';
import { serveDocuments } from './http/documents.js';
import { Edge } from './http/edge.js';
import { BODY_LIMIT, takeJson } from './http/json-body.js';
import type { Answering } from './http/mcp/protocol.js';
import { failureOfServer } from './http/problem-of.js';
import { takeSheets } from './http/sheet-body.js';
import { Metrics } from './http/metrics.js';
import { Routes } from './http/routes.js';
import type { Clock } from './log/event-log.js';
import { createLogger, frameworkLogger, LOGGER, type Logger } from './http/logger.js';

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

/** What a server takes from outside, where it is not the machine's own. */
export interface ServerParts {
  readonly clocks?: Clocks | undefined;
  readonly logger?: Logger;
}

/** @throws LogUnavailable when another server has the data folder; LogCorrupt when it holds no log of ours */
export async function createServer(
  configuration: Configuration,
  { clocks = systemClocks, logger = loggerFor(configuration) }: ServerParts = {},
): Promise<NestFastifyApplication> {
  const chancery = await compose(configuration, clocks, reportTo(logger));
  try {
    return await serve(configuration, chancery, logger);
  } catch (error) {
    await chancery.stop();
    throw error;
  }
}

/** Who can open the files of a data folder may do all that can be done with them. */
const HOLDER = {
  ...localCaller,
  token: { grants: [{ role: 'admin', scope: '*' }], expiresAt: Infinity },
} as const;

/** Answers an assistant on this machine, of a server that need not listen. */
export async function localAssistant(app: NestFastifyApplication, signal: AbortSignal): Promise<Answering> {
  const { assistantFor } = await import('./http/mcp/assistant.js');
  const asked = {
    caller: HOLDER,
    asker: { caller: HOLDER.id, signal },
    queries: app.get(QueryBus),
    commands: app.get(CommandBus),
  };
  const logger = app.get<Logger>(LOGGER);
  return assistantFor(asked, {
    refused: () => undefined,
    failed: (error) => {
      logger.error({ err: error }, 'a request of an assistant has failed');
      return failureOfServer('mcp');
    },
  });
}

export function loggerFor({ logLevel, store }: Configuration): Logger {
  return createLogger({ level: logLevel, store });
}

function reportTo(logger: Logger): Report {
  return {
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
      logger.error({ err: error }, 'work that nobody waits for has failed; it is tried again');
    },
  };
}

async function serve(
  configuration: Configuration,
  chancery: Chancery,
  logger: Logger,
): Promise<NestFastifyApplication> {
  const edge = new Edge(logger, configuration);
  const adapter = new FastifyAdapter({
    bodyLimit: BODY_LIMIT,
    forceCloseConnections: 'idle',
    routerOptions: { maxParamLength: 200 },
    ...edge.options,
  });
  const app = await NestFactory.create<NestFastifyApplication>(
    AppModule.with(configuration, chancery, logger),
    adapter,
    { bodyParser: false, logger: frameworkLogger(logger), abortOnError: false },
  );
  const fastify = adapter.getInstance();
  app.get(Routes).watch(fastify);
  await edge.guard(fastify, app.get(Metrics).ofRequests);
  authenticate(fastify, { ...chancery, failures: edge.failureLimit(fastify) });
  edge.limitCallers(fastify, principalOf);
  takeJson(fastify);
  takeSheets(fastify);
  serveDocuments(fastify);
  return app;
}
