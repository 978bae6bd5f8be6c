/** A log with a mirror beside it, on the protocol test server, and what its tests ask of it. */
import { copyFileSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

import type { EventLog, NewEvent, StreamHead } from '../../src/log/event-log.js';
import {
  kurrentdbLog,
  openKurrentdbLog,
  type OpenKurrentdbLogOptions,
} from '../../src/log/kurrentdb/open-kurrentdb-log.js';
import type { MirroredLog } from '../../src/log/mirror/mirrored-log.js';
import { openMirroredLog } from '../../src/log/mirror/open-mirrored-log.js';
import { openLogFile, type LogFileReader } from '../../src/log/sqlite/log-file-reader.js';
import { SETTLE_TIME, wallClock } from '../kurrentdb/given.js';
import { ProtocolServer } from '../kurrentdb/protocol-server/protocol-server.js';
import { temporaryFolder } from '../log/sqlite/temporary-folder.js';

const PREFIX = 'process-';
const STALL_MS = 300;

export interface MirrorOptions {
  readonly folder?: string;
  readonly settleTime?: number;
  readonly now?: () => bigint;
}

export class MirrorGiven {
  /** What the mirrors have said of events that break their chain. */
  readonly flaws: string[] = [];
  /** What they have said of a store that was away at the start. */
  readonly away: string[] = [];

  private constructor(readonly server: ProtocolServer) {}

  static async start(): Promise<MirrorGiven> {
    const server = await ProtocolServer.start();
    onTestFinished(async () => {
      server.heal();
      await server.dispose();
    });
    return new MirrorGiven(server);
  }

  /** Another server of ours on the same store, without a mirror. */
  async other(options: MirrorOptions = {}): Promise<EventLog> {
    const log = await openKurrentdbLog(this.choice(options));
    onTestFinished(() => log.close());
    return log;
  }

  private choice({ now = wallClock, settleTime = SETTLE_TIME }: MirrorOptions): OpenKurrentdbLogOptions {
    return {
      connectionString: this.server.connectionString(),
      clock: now,
      streamPrefix: PREFIX,
      settleTime,
      stallMs: STALL_MS,
    };
  }

  async mirrored(options: MirrorOptions = {}): Promise<MirroredLog> {
    const { folder = temporaryFolder(), settleTime = SETTLE_TIME, now = wallClock } = options;
    const store = kurrentdbLog(this.choice(options));
    onTestFinished(() => store.close());
    const log = await openMirroredLog({
      store,
      folder,
      clock: now,
      streamPrefix: PREFIX,
      settleTime,
      report: {
        flawed: (text) => this.flaws.push(text),
        failed: () => undefined,
        away: (text) => this.away.push(text),
      },
    });
    onTestFinished(() => log.close());
    return log;
  }
}

/** Resolves once the mirror has told a new follower that it has caught up. */
export async function mirrorOf(log: MirroredLog, least = 0n): Promise<void> {
  const signal = AbortSignal.timeout(15_000);
  for await (const message of log.follow({ after: 0n, signal }))
    if (message.kind === 'caught-up' && message.position >= least) return;
  throw new Error(`the mirror did not catch up with ${least} within 15 s`);
}

export async function append(
  log: EventLog,
  stream: string,
  events: readonly NewEvent[],
  after: StreamHead | null = null,
): Promise<StreamHead> {
  const outcome = await log.append(stream, events, after);
  const last = outcome.outcome === 'appended' ? outcome.events.at(-1) : undefined;
  if (last === undefined) throw new Error(`unexpected conflict in ${stream}`);
  return { revision: last.revision, hash: last.hash };
}

/** What another thread would read of a mirror. */
export function fileIn(folder: string): LogFileReader {
  const reader = openLogFile(join(folder, 'mirror.db'), PREFIX);
  onTestFinished(() => {
    reader.close();
  });
  return reader;
}

/** What a process that is killed leaves behind: the files as they lie there while it still runs. */
export function leftBehind(folder: string): string {
  const copy = temporaryFolder();
  for (const name of ['mirror.db', 'mirror.db-wal'])
    if (existsSync(join(folder, name))) copyFileSync(join(folder, name), join(copy, name));
  return copy;
}
