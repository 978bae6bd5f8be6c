/** The composition root: what stands behind each port. Which log it is, `open-log.ts` knows alone. */
import type { Server } from 'node:http';
import { join } from 'node:path';
import {
  Inject,
  Logger,
  Module,
  type BeforeApplicationShutdown,
  type DynamicModule,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
} from '@nestjs/common';
import { APP_FILTER, HttpAdapterHost } from '@nestjs/core';
import { CqrsModule } from '@nestjs/cqrs';
import { TerminusModule } from '@nestjs/terminus';
import { LoggerModule } from 'nestjs-pino';
import { projections } from '../projections/index.js';
import { Ask } from './application/query/ask.js';
import { AsOfReader } from './application/query/as-of-reader.js';
import { handlers } from './application/bus/handlers.js';
import { EVENT_LOG } from './application/bus/tokens.js';
import { Generations } from './application/project/generations.js';
import { LogWatch } from './application/project/log-watch.js';
import { Projector } from './application/project/projector.js';
import { Readiness } from './application/project/readiness.js';
import { Rebuilds } from './application/project/rebuild.js';
import { Statuses } from './application/project/status.js';
import { Recorder } from './application/append/recorder.js';
import { WriterFairness } from './application/append/writer-fairness.js';
import { Feeds } from './application/feed/feeds.js';
import { Heartbeat } from './application/feed/heartbeat.js';
import { SqliteRows } from './views/sqlite/sqlite-rows.js';
import { SqliteViews } from './views/sqlite/sqlite-views.js';
import { holdViewsFile, type HeldViewsFile, type ViewsFile } from './views/sqlite/views-file.js';
import type { Configuration } from './config/configuration.js';
import { AdminController } from './http/admin.controller.js';
import { EventsController } from './http/events.controller.js';
import { HealthController } from './http/health.controller.js';
import { LogController } from './http/log.controller.js';
import { CountRecorded, Metrics } from './http/metrics.js';
import { ProblemFilter } from './http/problem.filter.js';
import { ReadModelsController } from './http/read-models.controller.js';
import { Routes } from './http/routes.js';
import { STREAM_SETTINGS, Streams } from './http/streams.js';
import type { Clock, EventLog } from './log/event-log.js';
import { openLog } from './open-log.js';

/** How long the answers that are under way at a stop may take to be sent. */
const LAST_ANSWERS_MS = 2_000;

const CLOCK = Symbol('CLOCK');
const VIEWS_FILE = Symbol('VIEWS_FILE');

/** Starts what runs by itself, and stops everything in the order in which it depends on each other. */
class Lifecycle implements OnApplicationBootstrap, BeforeApplicationShutdown, OnApplicationShutdown {
  private readonly logger = new Logger('Chancery');

  constructor(
    @Inject(EVENT_LOG) private readonly log: EventLog,
    @Inject(Recorder) private readonly recorder: Recorder,
    @Inject(Projector) private readonly projector: Projector,
    @Inject(Rebuilds) private readonly rebuilds: Rebuilds,
    @Inject(Heartbeat) private readonly heartbeat: Heartbeat,
    @Inject(Streams) private readonly streams: Streams,
    @Inject(Readiness) private readonly readiness: Readiness,
    @Inject(VIEWS_FILE) private readonly file: HeldViewsFile,
    @Inject(HttpAdapterHost) private readonly http: HttpAdapterHost,
  ) {}

  onApplicationBootstrap(): void {
    this.projector.start();
    void this.rebuilds.renew().catch((error: unknown) => {
      this.logger.error(error);
    });
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.readiness.stop();
    this.streams.stop();
    await this.recorder.close();
    // A connection that has not asked for anything yet would hold up the stop for as long as it likes.
    const server = this.http.httpAdapter.getHttpServer() as Server;
    setTimeout(() => {
      server.closeAllConnections();
    }, LAST_ANSWERS_MS).unref();
  }

  async onApplicationShutdown(): Promise<void> {
    this.heartbeat.stop();
    await this.rebuilds.stop();
    await this.projector.stop();
    this.file.close();
    await this.log.close();
    this.logger.log('stopped: every acknowledged entry is on disk, the files are closed');
  }
}

@Module({})
export class AppModule {
  static with(configuration: Configuration, clock: Clock): DynamicModule {
    const { data, store, logLevel, feedKeepAlive, feedTimeout, maxFeeds } = configuration;
    const viewsPath = join(data, 'views.db');
    return {
      module: AppModule,
      imports: [
        CqrsModule.forRoot(),
        TerminusModule.forRoot({ logger: false }),
        LoggerModule.forRoot({
          pinoHttp: {
            level: logLevel,
            autoLogging: { ignore: (request) => /^\/(health|metrics)/.test(request.url ?? '') },
            redact: ['req.headers.authorization', 'req.headers.cookie'],
          },
        }),
      ],
      controllers: [EventsController, ReadModelsController, LogController, AdminController, HealthController],
      providers: [
        { provide: CLOCK, useValue: clock },
        {
          provide: EVENT_LOG,
          useFactory: async (): Promise<EventLog> => openLog(configuration, clock),
        },
        // The log first: on the embedded store its lock is the one that refuses a second server.
        {
          provide: VIEWS_FILE,
          inject: [EVENT_LOG],
          useFactory: async (log: EventLog): Promise<HeldViewsFile> => {
            try {
              return await holdViewsFile(viewsPath, log);
            } catch (error) {
              // Nothing else would let go of the store, and a connection keeps the process alive.
              await log.close();
              throw error;
            }
          },
        },
        {
          provide: SqliteViews,
          inject: [VIEWS_FILE],
          useFactory: ({ db }: ViewsFile) => new SqliteViews(db, projections),
        },
        { provide: SqliteRows, inject: [VIEWS_FILE], useFactory: ({ db }: ViewsFile) => new SqliteRows(db) },
        {
          provide: Generations,
          inject: [SqliteViews],
          useFactory: (views: SqliteViews) => new Generations(views),
        },
        {
          provide: Projector,
          inject: [EVENT_LOG, SqliteViews, Generations],
          useFactory: (log: EventLog, views: SqliteViews, generations: Generations) => {
            const logger = new Logger('Projector');
            return new Projector(log, views, () => generations.current(), {
              skipped: (reason) => {
                logger.warn(`skipped: ${reason}`);
              },
              failed: (error) => {
                logger.error(error);
              },
            });
          },
        },
        {
          provide: Rebuilds,
          inject: [VIEWS_FILE, SqliteViews, EVENT_LOG, Projector, Generations],
          useFactory: (
            { db }: ViewsFile,
            views: SqliteViews,
            log: EventLog,
            projector: Projector,
            generations: Generations,
          ) => new Rebuilds({ db, file: viewsPath, views }, log, projector, generations),
        },
        {
          provide: AsOfReader,
          inject: [EVENT_LOG, SqliteViews, SqliteRows, Projector],
          useFactory: (log: EventLog, views: SqliteViews, rows: SqliteRows, projector: Projector) =>
            new AsOfReader(log, views, rows, projector, clock),
        },
        {
          provide: Ask,
          inject: [AsOfReader, Generations],
          useFactory: (moments: AsOfReader, generations: Generations) => new Ask(moments, generations),
        },
        {
          provide: Recorder,
          inject: [EVENT_LOG],
          useFactory: (log: EventLog) =>
            new Recorder(log, clock, store === 'sqlite' ? undefined : new WriterFairness(clock)),
        },
        {
          provide: Heartbeat,
          inject: [Projector, SqliteRows, EVENT_LOG],
          useFactory: (projector: Projector, rows: SqliteRows, log: EventLog) =>
            new Heartbeat(projector, rows, log, clock),
        },
        {
          provide: Feeds,
          inject: [SqliteRows, Heartbeat, Generations],
          useFactory: (rows: SqliteRows, heartbeat: Heartbeat, generations: Generations) =>
            new Feeds(rows, heartbeat, generations),
        },
        {
          provide: LogWatch,
          inject: [EVENT_LOG, Projector],
          useFactory: (log: EventLog, projector: Projector) => new LogWatch(log, projector, clock),
        },
        {
          provide: Readiness,
          inject: [Projector, SqliteViews, LogWatch],
          useFactory: (projector: Projector, views: SqliteViews, watch: LogWatch) =>
            new Readiness(projector, views, watch),
        },
        {
          provide: Statuses,
          inject: [SqliteViews, Projector, Rebuilds, LogWatch],
          useFactory: (views: SqliteViews, projector: Projector, rebuilds: Rebuilds, watch: LogWatch) =>
            new Statuses(views, projector, rebuilds, watch),
        },
        {
          provide: STREAM_SETTINGS,
          useValue: { keepAlive: feedKeepAlive, timeout: feedTimeout, most: maxFeeds },
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
