/** A log on the protocol test server, and what its tests ask of it. */
import { afterEach, beforeEach } from 'vitest';

import type { EventLog, NewEvent, RecordedEvent, StreamHead } from '../../src/log/event-log.js';
import { openKurrentdbLog } from '../../src/log/kurrentdb/open-kurrentdb-log.js';
import { collect } from '../contract/sample-events.js';
import { ProtocolServer } from './protocol-server/protocol-server.js';

/** Short, so that a test of a deadline does not take long: 3 s for an append. */
export const SETTLE_TIME = 5;
export const APPEND_DEADLINE_MS = 3_000;
/** What a read is tried for, with the last try that may still be under way. */
export const READ_DEADLINE_MS = 7_000;
/** Without a timer of ours the client would wait for 20 s and more: a busy machine stays below that. */
export const NOISE_MS = 8_000;
const STALL_MS = 300;

export interface Given {
  server: ProtocolServer;
  log: EventLog;
  /** Another server of ours on the same store. */
  another(now?: () => bigint): Promise<EventLog>;
  append(stream: string, events: readonly NewEvent[], after?: StreamHead | null): Promise<StreamHead>;
  stored(stream: string): Promise<RecordedEvent[]>;
}

export const wallClock = (): bigint => BigInt(Date.now()) * 1_000n;

/** A new server and a new log for each test. */
export function givenLog(options: { readonly serverNow?: () => number } = {}): Given {
  const logs: EventLog[] = [];
  const given: Given = {
    server: undefined as unknown as ProtocolServer,
    log: undefined as unknown as EventLog,
    async another(now = wallClock) {
      const log = await openKurrentdbLog({
        connectionString: given.server.connectionString(),
        clock: now,
        settleTime: SETTLE_TIME,
        stallMs: STALL_MS,
      });
      logs.push(log);
      return log;
    },
    async append(stream, events, after = null) {
      const outcome = await given.log.append(stream, events, after);
      const last = outcome.outcome === 'appended' ? outcome.events.at(-1) : undefined;
      if (last === undefined) throw new Error(`unexpected conflict in ${stream}`);
      return { revision: last.revision, hash: last.hash };
    },
    stored: (stream) => collect(given.log.readStream(stream)),
  };
  beforeEach(async () => {
    given.server = await ProtocolServer.start(options.serverNow ? { now: options.serverNow } : {});
    given.log = await given.another();
  });
  afterEach(async () => {
    given.server.heal();
    await Promise.all(logs.splice(0).map((log) => log.close()));
    await given.server.dispose();
  });
  return given;
}
