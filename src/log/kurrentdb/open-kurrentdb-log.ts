import { LogUnavailable } from '../event-log.js';
import type { Clock, EventLog } from '../event-log.js';
import { StoreAddress } from './connection-string.js';
import { Connection } from './connection.js';
import { KurrentdbLog } from './kurrentdb-log.js';
import { settleTime as settleTimeOf } from './settle-time.js';

const STALL_MS = 2_000;

export interface OpenKurrentdbLogOptions {
  /** `kurrentdb://...`, `esdb://...`, with `+discover` or several hosts for a cluster. */
  readonly connectionString: string;
  readonly clock: Clock;
  /** Stands before the process id in the stored name of a stream. Other programs' streams must not begin with it. */
  readonly streamPrefix?: string;
  /** Seconds after which a moment of the recording clock is over; the same for every server on the store. */
  readonly settleTime?: number;
  /** Ms of silence after which the subscription is held against the head of the log. */
  readonly stallMs?: number;
}

/**
 * The log on KurrentDB or EventStoreDB, from 23.10 on. The store is not asked yet, and may be away.
 * @throws TypeError when the connection string cannot be used
 */
export function kurrentdbLog({
  connectionString,
  clock,
  streamPrefix = 'process-',
  settleTime = 10,
  stallMs = STALL_MS,
}: OpenKurrentdbLogOptions): EventLog {
  const connection = new Connection(StoreAddress.parse(connectionString));
  return new KurrentdbLog({
    connection,
    streamPrefix,
    clock,
    settleTime: settleTimeOf(settleTime),
    stallMs,
  });
}

/**
 * Opens it once the store answers.
 * @throws TypeError when the connection string cannot be used; LogUnavailable when the store does not answer, or refuses us
 */
export async function openKurrentdbLog(options: OpenKurrentdbLogOptions): Promise<EventLog> {
  const log = kurrentdbLog(options);
  try {
    // The first read looks for the leader, which takes half a second: better now than within a request.
    await log.head();
  } catch (error) {
    await log.close();
    if (error instanceof LogUnavailable)
      throw new LogUnavailable(`The store cannot be reached: ${error.message}`, { cause: error });
    throw error;
  }
  return log;
}
