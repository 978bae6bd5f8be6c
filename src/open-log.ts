/** Opens the log that a store's name or connection string stands for. Each adapter is loaded only when it is chosen. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Erasable } from './log/erasable.js';
import type { Arrival, Clock, EventLog, Position } from './log/event-log.js';
import type { MirrorStatus } from './log/mirror-status.js';
import type { MirrorReport } from './log/mirror/mirror.js';
import type { SqliteLog } from './log/sqlite/sqlite-log.js';

export type { MirrorReport } from './log/mirror/mirror.js';
export { ScratchLog } from './log/sqlite/scratch-log.js';
export { openLogFile, type LogFileReader } from './log/sqlite/log-file-reader.js';
export { TreeFile } from './log/sqlite/tree-file.js';

export interface LogChoice {
  /** `sqlite`, or a connection string: `kurrentdb://...`, `esdb://...`. */
  readonly store: string;
  /** The folder of the embedded log, or of the mirror. */
  readonly data: string;
  readonly streamPrefix: string;
  /** Seconds after which a moment of the recording clock is over on a cluster. */
  readonly settleTime: number;
}

/** A log as a server uses it. */
export interface OpenedLog {
  readonly log: EventLog;
  /** Whether other servers append to it too. */
  readonly shared: boolean;
  /** The file on this machine that holds the log, or its mirror, for those who only read: `openLogFile` opens it. */
  readonly file: { readonly path: string; readonly streamPrefix: string };
  /** What that file holds: now, and again whenever it has changed. */
  readonly arrivals: (signal: AbortSignal) => AsyncIterable<Arrival>;
  /** Erases from that file what redactions say is to go; a cluster's own bytes stay. */
  readonly erasable: Erasable;
  /** Where the log ends in the store itself. A log with a mirror answers also while the store is away, this does not. */
  readonly store: Pick<EventLog, 'head'> & Pick<Partial<SqliteLog>, 'fault' | 'settled'>;
  /** How the mirror stands, where there is one. */
  readonly mirror?: () => MirrorStatus;
  /** Resolves when the store that comes after the start is not the one that the mirror is a copy of. */
  readonly strange?: Promise<Error>;
}

/**
 * Opens the log for a server: the embedded one, or one on a cluster with its mirror beside it, which is enough while the store
 * is away. `read` is the clock that entries are recorded by: it throws LogUnavailable while it is not believed.
 * @throws LogUnavailable when the folder cannot be had, or neither the store nor a mirror of it; LogCorrupt when it holds no
 * log of ours
 */
export async function openLog(
  choice: LogChoice,
  { wall: clock, read }: { readonly wall: Clock; readonly read: Clock },
  report: MirrorReport,
): Promise<OpenedLog> {
  const { data, streamPrefix, settleTime } = choice;
  if (choice.store === 'sqlite') {
    const log = await openEmbedded(choice, read, (text) => {
      report.flawed(text);
    });
    const file = { path: join(data, 'log.db'), streamPrefix };
    return {
      log,
      shared: false,
      file,
      arrivals: (signal) => log.arrivals(signal),
      erasable: log,
      store: log,
    };
  }
  const { kurrentdbLog } = await import('./log/kurrentdb/open-kurrentdb-log.js');
  const store = kurrentdbLog({ connectionString: choice.store, clock, streamPrefix, settleTime });
  try {
    const { MIRROR_FILE, openMirroredLog } = await import('./log/mirror/open-mirrored-log.js');
    const log = await openMirroredLog({ store, folder: data, clock, streamPrefix, settleTime, report });
    const file = { path: join(data, MIRROR_FILE), streamPrefix };
    const head = async (): Promise<Position> => log.storeHead();
    const arrivals = (signal: AbortSignal): AsyncIterable<Arrival> => log.arrivals(signal);
    const mirror = (): MirrorStatus => log.status();
    return {
      log,
      shared: true,
      file,
      arrivals,
      erasable: log,
      store: { head },
      mirror,
      strange: log.strange,
    };
  } catch (error) {
    await store.close();
    throw error;
  }
}

/**
 * Opens what holds the log and nothing beside it.
 * @throws LogUnavailable when the store cannot be had, LogCorrupt when it holds no log of ours
 */
export async function openStore(choice: LogChoice, clock: Clock): Promise<EventLog> {
  const { store, streamPrefix, settleTime } = choice;
  if (store === 'sqlite') return openEmbedded(choice, clock);
  const { openKurrentdbLog } = await import('./log/kurrentdb/open-kurrentdb-log.js');
  return openKurrentdbLog({ connectionString: store, clock, streamPrefix, settleTime });
}

/** The file of a data folder that holds the log, or the mirror of one on a cluster; undefined where there is neither. */
export async function logFileIn(folder: string): Promise<string | undefined> {
  const { MIRROR_FILE } = await import('./log/mirror/open-mirrored-log.js');
  return ['log.db', MIRROR_FILE].map((name) => join(folder, name)).find((path) => existsSync(path));
}

async function openEmbedded(
  { data, streamPrefix }: Pick<LogChoice, 'data' | 'streamPrefix'>,
  clock: Clock,
  report?: (text: string) => void,
): Promise<SqliteLog> {
  const { openSqliteLog } = await import('./log/sqlite/open-sqlite-log.js');
  return openSqliteLog({ folder: data, clock, streamPrefix, ...(report ? { report } : {}) });
}
