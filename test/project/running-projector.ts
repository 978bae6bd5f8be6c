/** A projector over a real log in a folder, as the server puts it together. */
import { join } from 'node:path';
import { Generations } from '../../src/application/project/generations.js';
import { Projector } from '../../src/application/project/projector.js';
import { Rebuilds, type RebuildState } from '../../src/application/project/rebuild.js';
import { toEvent } from '../../src/application/append/submission.js';
import { LogEntries } from '../../src/application/log/log-entries.js';
import { openLogFile } from '../../src/log/sqlite/log-file-reader.js';
import { SqliteRows } from '../../src/views/sqlite/sqlite-rows.js';
import { SqliteViews } from '../../src/views/sqlite/sqlite-views.js';
import { openViewsFile } from '../../src/views/sqlite/views-file.js';
import { projections } from '../../projections/index.js';
import type { EventLog, NewEvent } from '../../src/log/event-log.js';
import { openSqliteLog } from '../../src/log/sqlite/open-sqlite-log.js';
import type { SqliteLog } from '../../src/log/sqlite/sqlite-log.js';
import { collect, MORNING, StandingClock } from '../contract/sample-events.js';
import type { Posted } from '../domain/decisions/entries.js';

export const PROCESS = 'gaza-2025';

/** Where the files of the logs lie. */
const folders = new WeakMap<EventLog, string>();

export async function openLog(folder: string): Promise<SqliteLog> {
  const log = await openSqliteLog({ folder, clock: new StandingClock(MORNING).read });
  folders.set(log, folder);
  return log;
}

export async function append(log: EventLog, entries: readonly Posted[], process = PROCESS): Promise<bigint> {
  return appendEvents(
    log,
    entries.map((entry) => toEvent(entry, 'desk')),
    process,
  );
}

/** Appends whatever is given, also what no command would. Returns the last position. */
export async function appendEvents(
  log: EventLog,
  events: readonly NewEvent[],
  process = PROCESS,
): Promise<bigint> {
  const [head] = await collect(log.readStream(process, { backwards: true, limit: 1 }));
  const appended = await log.append(process, events, head ?? null);
  if (appended.outcome !== 'appended') throw new Error('unexpected conflict');
  return appended.events.at(-1)?.position ?? 0n;
}

export interface RunningProjector {
  readonly db: ReturnType<typeof openViewsFile>['db'];
  readonly views: SqliteViews;
  readonly rows: SqliteRows;
  readonly generations: Generations;
  readonly projector: Projector;
  readonly rebuilds: Rebuilds;
  /** How each rebuild stands. */
  readonly states: ReadonlyMap<string, RebuildState>;
  /** What it has reported. */
  readonly skipped: string[];
  readonly failed: unknown[];
  readonly covers: (position: bigint) => Promise<void>;
  readonly stop: () => Promise<void>;
}

/** Opens the read models of a folder; `log` stays open when it stops. */
export function openProjector(folder: string, log: EventLog): RunningProjector {
  const file = join(folder, 'views.db');
  const { db } = openViewsFile(file);
  const logFile = openLogFile(join(folders.get(log) ?? folder, 'log.db'), 'process-');
  const entries = new LogEntries(logFile);
  const views = new SqliteViews(db, projections, entries);
  const generations = new Generations(views);
  const skipped: string[] = [];
  const failed: unknown[] = [];
  const projector = new Projector(log, views, entries, () => generations.current(), {
    skipped: (reason) => skipped.push(reason),
    failed: (error) => failed.push(error),
  });
  const states = new Map<string, RebuildState>();
  const rebuilds = new Rebuilds(
    { db, file, views, entries, cacheBytes: 1_000_000 },
    log,
    projector,
    generations,
    {
      state: (name, state) => states.set(name, state),
    },
  );
  return {
    db,
    views,
    rows: new SqliteRows(db, views),
    generations,
    projector,
    rebuilds,
    states,
    skipped,
    failed,
    covers: async (position) => {
      await projector.covers(position, new AbortController().signal);
    },
    stop: async () => {
      await rebuilds.stop();
      await projector.stop();
      db.close();
      logFile.close();
    },
  };
}

/** Lets it catch up with the log. */
export async function startProjector(folder: string, log: EventLog): Promise<RunningProjector> {
  const running = openProjector(folder, log);
  running.projector.start();
  await running.covers(await log.head());
  return running;
}
