/** Builds every part once and says what stands behind each port. No framework: `app.module.ts` hands the result to Nest. */
import { join } from 'node:path';
import { projections } from '../projections/index.js';
import { RecentEntries } from './application/append/recent-entries.js';
import { Recorder } from './application/append/recorder.js';
import { WriterFairness } from './application/append/writer-fairness.js';
import type { Chancery } from './application/chancery.js';
import { Feeds } from './application/feed/feeds.js';
import { Heartbeat } from './application/feed/heartbeat.js';
import { HeavyQuestions } from './application/heavy/heavy-questions.js';
import { Generations } from './application/project/generations.js';
import { LogWatch } from './application/project/log-watch.js';
import { Projector, type ProjectorReport } from './application/project/projector.js';
import { Readiness } from './application/project/readiness.js';
import { Rebuilds } from './application/project/rebuild.js';
import { Statuses } from './application/project/status.js';
import { AsOfReader } from './application/query/as-of-reader.js';
import { Ask } from './application/query/ask.js';
import type { Configuration } from './config/configuration.js';
import type { Clock } from './log/event-log.js';
import { openLog, openLogFile, type LogFileReader, type MirrorReport, type OpenedLog } from './open-log.js';
import { LogEntries } from './application/log/log-entries.js';
import { SqliteRows } from './views/sqlite/sqlite-rows.js';
import { SqliteViews } from './views/sqlite/sqlite-views.js';
import { holdViewsFile, type HeldViewsFile } from './views/sqlite/views-file.js';

/** What the parts say of events that they cannot read and of faults that nobody waits for. */
export interface Report extends ProjectorReport, MirrorReport {}

/**
 * Opens the store and the read models. Nothing runs before `start`.
 * @throws LogUnavailable when another server has the data folder; LogCorrupt when it holds no log of ours
 */
export async function compose(configuration: Configuration, clock: Clock, report: Report): Promise<Chancery> {
  // The log first: on the embedded store its lock is the one that refuses a second server.
  const opened = await openLog(configuration, clock, report);
  try {
    const viewsPath = join(configuration.data, 'views.db');
    const file = await holdViewsFile(viewsPath, opened.log);
    const logFile = openLogFile(opened.file.path, opened.file.streamPrefix);
    return assemble({ configuration, clock, report, opened, logFile, file, viewsPath });
  } catch (error) {
    // Nothing else would let go of the store, and a connection keeps the process alive.
    await opened.log.close();
    throw error;
  }
}

interface Opened {
  readonly configuration: Configuration;
  readonly clock: Clock;
  readonly report: Report;
  readonly opened: OpenedLog;
  readonly logFile: LogFileReader;
  readonly file: HeldViewsFile;
  readonly viewsPath: string;
}

function assemble({ configuration, clock, report, opened, logFile, file, viewsPath }: Opened): Chancery {
  const { log, shared, store } = opened;
  const { db } = file;
  const entries = new LogEntries(logFile);
  const views = new SqliteViews(db, projections, entries);
  const rows = new SqliteRows(db, views);
  const generations = new Generations(views);
  // On a cluster the store says from when on an entry counts as known: there it is read.
  const recent = shared ? {} : { recent: new RecentEntries() };
  const kept = { entries, ...recent };
  const projector = new Projector(log, views, kept, () => generations.current(), report);
  const rebuilds = new Rebuilds({ db, file: viewsPath, views, entries }, log, projector, generations);
  const watch = new LogWatch(store, projector, clock);
  const readiness = new Readiness(projector, views, watch);
  const recorder = new Recorder(log, clock, shared ? new WriterFairness(clock) : undefined, {
    cacheBytes: configuration.recordCache * 1024 * 1024,
    ...recent,
  });
  const asOf = new AsOfReader(log, views, rows, projector, clock);
  const heavy = new HeavyQuestions({
    files: { viewsPath, log: opened.file },
    workers: configuration.workers,
    most: configuration.maxQuestions,
  });
  const heartbeat = new Heartbeat(projector, rows, log, clock);
  return {
    log,
    views,
    rows,
    recorder,
    projector,
    rebuilds,
    readiness,
    asOf,
    statuses: new Statuses(views, projector, rebuilds, watch),
    ask: new Ask(asOf, generations, heavy),
    heavy,
    feeds: new Feeds(rows, heartbeat, generations, configuration.feedCache * 1024 * 1024),
    start() {
      projector.start();
      void rebuilds.renew().catch((error: unknown) => {
        report.failed(error);
      });
    },
    async drain() {
      readiness.stop();
      await recorder.close();
    },
    async stop() {
      heartbeat.stop();
      await heavy.stop();
      await rebuilds.stop();
      await projector.stop();
      file.close();
      logFile.close();
      await log.close();
    },
  };
}

/** The embedded log is a file that others may read. */
