/** Hands the parts that `compose.ts` has built to Nest, and its life to theirs. */
import type { Server } from 'node:http';
import {
  Inject,
  Module,
  type BeforeApplicationShutdown,
  type DynamicModule,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
} from '@nestjs/common';
import { APP_FILTER, HttpAdapterHost } from '@nestjs/core';
import { CqrsModule } from '@nestjs/cqrs';
import { TerminusModule } from '@nestjs/terminus';
import { CHANCERY, type Chancery } from './application/chancery.js';
import { handlers } from './application/handlers.js';
import type { Configuration } from './config/configuration.js';
import { AccessController } from './http/access.controller.js';
import { AdminController } from './http/admin.controller.js';
import { AttestationController } from './http/attestation.controller.js';
import { CallersController } from './http/callers.controller.js';
import { EventsController } from './http/events.controller.js';
import { HealthController } from './http/health.controller.js';
import { ImportController } from './http/import.controller.js';
import { LogController } from './http/log.controller.js';
import { McpController } from './http/mcp.controller.js';
import { CountRecorded, Metrics } from './http/metrics.js';
import { ProblemFilter } from './http/problem.filter.js';
import { PublicationsController } from './http/publications.controller.js';
import { ReadModelsController } from './http/read-models.controller.js';
import { SchemasController } from './http/schemas.controller.js';
import { SearchController } from './http/search.controller.js';
import { DraftsController } from './http/drafts.controller.js';
import { WebhooksController } from './http/webhooks.controller.js';
import { SheetsController } from './http/sheets.controller.js';
import { SessionController } from './http/session.controller.js';
import { Routes } from './http/routes.js';
import { STREAM_SETTINGS, Streams } from './http/streams.js';
import { LOGGER, type Logger } from './http/logger.js';

const KIBIBYTE = 1_024;

/** How long the answers that are under way at a stop may take to be sent. */
const LAST_ANSWERS_MS = 2_000;

class Lifecycle implements OnApplicationBootstrap, BeforeApplicationShutdown, OnApplicationShutdown {
  constructor(
    @Inject(CHANCERY) private readonly chancery: Chancery,
    @Inject(Streams) private readonly streams: Streams,
    @Inject(HttpAdapterHost) private readonly http: HttpAdapterHost,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  onApplicationBootstrap(): void {
    this.chancery.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.streams.stop();
    await this.chancery.drain();
    // A connection that has not asked for anything yet would hold up the stop for as long as it likes.
    const server = this.http.httpAdapter.getHttpServer() as Server;
    setTimeout(() => {
      server.closeAllConnections();
    }, LAST_ANSWERS_MS).unref();
  }

  async onApplicationShutdown(): Promise<void> {
    await this.chancery.stop();
    this.logger.info('stopped: every acknowledged entry is on disk, the files are closed');
  }
}

@Module({})
export class AppModule {
  static with(configuration: Configuration, chancery: Chancery, logger: Logger): DynamicModule {
    const { feedKeepAlive, feedTimeout, maxFeeds, maxFeedsPerCaller, feedBuffer } = configuration;
    return {
      module: AppModule,
      imports: [CqrsModule.forRoot(), TerminusModule.forRoot({ logger: false })],
      controllers: [
        EventsController,
        ImportController,
        AttestationController,
        ReadModelsController,
        SearchController,
        PublicationsController,
        LogController,
        SchemasController,
        AdminController,
        AccessController,
        CallersController,
        SessionController,
        HealthController,
        SheetsController,
        DraftsController,
        WebhooksController,
        McpController,
      ],
      providers: [
        { provide: CHANCERY, useValue: chancery },
        { provide: LOGGER, useValue: logger },
        {
          provide: STREAM_SETTINGS,
          useValue: {
            keepAlive: feedKeepAlive,
            timeout: feedTimeout,
            most: maxFeeds,
            mostOfCaller: maxFeedsPerCaller,
            buffer: feedBuffer * KIBIBYTE,
          },
        },
        { provide: APP_FILTER, useClass: ProblemFilter },
        Routes,
        Streams,
        Metrics,
        CountRecorded,
        Lifecycle,
        ...handlers,
      ],
    };
  }
}
