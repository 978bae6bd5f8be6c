/** Opens the log that a store's name or connection string stands for. Each adapter is loaded only when it is chosen. */
import { mkdirSync } from 'node:fs';
import type { Clock, EventLog } from './log/event-log.js';

export interface LogChoice {
  /** `sqlite`, or a connection string: `kurrentdb://...`, `esdb://...`. */
  readonly store: string;
  /** The folder of the embedded log. */
  readonly data: string;
  readonly streamPrefix: string;
  /** Seconds after which a moment of the recording clock is over on a cluster. */
  readonly settleTime: number;
}

/** @throws LogUnavailable when the store cannot be had, LogCorrupt when it holds no log of ours */
export async function openLog(
  { store, data, streamPrefix, settleTime }: LogChoice,
  clock: Clock,
): Promise<EventLog> {
  if (store === 'sqlite') {
    mkdirSync(data, { recursive: true });
    const { openSqliteLog } = await import('./log/sqlite/open-sqlite-log.js');
    return openSqliteLog({ folder: data, clock, streamPrefix });
  }
  const { openKurrentdbLog } = await import('./log/kurrentdb/open-kurrentdb-log.js');
  return openKurrentdbLog({ connectionString: store, clock, streamPrefix, settleTime });
}
