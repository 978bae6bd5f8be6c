import { mkdirSync } from 'node:fs';
import { join } from 'node:path';

import { LogCorrupt, LogUnavailable } from '../event-log.js';
import type { Clock, EventLog, RecordedEvent } from '../event-log.js';
import { lockFolder } from '../sqlite/folder-lock.js';
import { MirrorFile, type MirrorFileOptions } from '../sqlite/mirror-file.js';
import type { MirrorReport } from './mirror.js';
import { MirroredLog } from './mirrored-log.js';

/** The name of the mirror in the folder of a server. */
export const MIRROR_FILE = 'mirror.db';

export interface OpenMirroredLogOptions {
  /** The log on the cluster. It is closed with this one. */
  readonly store: EventLog;
  /** Holds `mirror.db` and its lock; made when it is not there. */
  readonly folder: string;
  readonly clock: Clock;
  readonly streamPrefix: string;
  /** Seconds after which a moment of the recording clock is over. */
  readonly settleTime: number;
  readonly report: MirrorReport;
}

/**
 * Puts a mirror beside a log, or goes on with the one that is in the folder. One that was made of another log, or with
 * another settle time, is made anew.
 * @throws LogUnavailable when the folder is another server's or cannot be written, or the store does not answer
 */
export async function openMirroredLog({
  store,
  folder,
  clock,
  streamPrefix,
  settleTime,
  report,
}: OpenMirroredLogOptions): Promise<MirroredLog> {
  makeFolder(folder);
  const lock = lockFolder(folder);
  try {
    const madeWith = `settle time ${settleTime} s`;
    const file = await fileOf(store, { path: join(folder, MIRROR_FILE), streamPrefix, madeWith });
    const whole = BigInt(settleTime) * 1_000_000n;
    const head = await store.head().catch((error: unknown) => {
      file.close();
      throw error;
    });
    return new MirroredLog({ store, file, head, clock, settleTime: whole, report, onClosed: lock.release });
  } catch (error) {
    lock.release();
    throw error;
  }
}

async function fileOf(store: EventLog, options: MirrorFileOptions): Promise<MirrorFile> {
  const file = MirrorFile.open(options);
  let kept = false;
  try {
    kept = await isOf(store, file);
  } finally {
    if (!kept) file.close();
  }
  return kept ? file : MirrorFile.makeAnew(options);
}

/** Whether a mirror is one of this log: its first event lies there, and its newest, which a store put back to a backup lacks. */
async function isOf(store: EventLog, file: MirrorFile): Promise<boolean> {
  try {
    const [first] = file.pageOfAll(0n, file.head(), 1).events;
    const newest = file.eventAt(file.head());
    for (const event of [first, newest])
      if (event !== undefined && !(await holds(store, event))) return false;
    return true;
  } catch (error) {
    // A damaged file, or a stream that is no more: the store has the rest.
    if (error instanceof LogCorrupt) return false;
    throw error;
  }
}

async function holds(store: EventLog, { stream, revision, hash, position }: RecordedEvent): Promise<boolean> {
  for await (const event of store.readStream(stream, { after: revision - 1, limit: 1 }))
    return event.revision === revision && event.hash === hash && event.position === position;
  return false;
}

function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true });
  } catch (cause) {
    throw new LogUnavailable(`The folder ${folder} of the mirror cannot be made: ${String(cause)}`, {
      cause,
    });
  }
}
