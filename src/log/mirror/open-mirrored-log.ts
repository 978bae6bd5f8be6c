import { join } from 'node:path';

import { LogCorrupt, LogDenied, LogUnavailable } from '../event-log.js';
import type { Clock, EventLog, Position } from '../event-log.js';
import { lockFolder } from '../sqlite/folder-lock.js';
import { makeFolder } from '../sqlite/make-folder.js';
import { MirrorFile, type MirrorFileOptions } from '../sqlite/mirror-file.js';
import type { MirrorReport } from './mirror.js';
import { MirroredLog } from './mirrored-log.js';
import { missingIn } from './same-log.js';

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
 * another settle time, is made anew. While the store is away, one that holds something is gone on with as it is: it is held
 * against the store at the first contact.
 * @throws LogUnavailable when the folder is another server's or cannot be written, the store refuses us, or it does not
 * answer and there is no mirror to answer from
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
    const opened = await openBeside(
      store,
      { path: join(folder, MIRROR_FILE), streamPrefix, madeWith },
      report,
    );
    const whole = BigInt(settleTime) * 1_000_000n;
    return new MirroredLog({ store, ...opened, clock, settleTime: whole, report, onClosed: lock.release });
  } catch (error) {
    lock.release();
    throw error;
  }
}

/** The file, and where the store ends; undefined while it is away. */
interface OpenedBeside {
  readonly file: MirrorFile;
  readonly head: Position | undefined;
}

async function openBeside(
  store: EventLog,
  options: MirrorFileOptions,
  report: MirrorReport,
): Promise<OpenedBeside> {
  try {
    return { head: await store.head(), file: await fileOf(store, options) };
  } catch (error) {
    if (error instanceof LogDenied || !(error instanceof LogUnavailable)) throw error;
    const file = withoutStore(options, error);
    report.away(
      `The store cannot be reached: ${error.message}. This server answers from its mirror ${options.path}, ` +
        `which reaches to position ${file.head()}, takes no entries, and goes on by itself once the store is there`,
    );
    return { head: undefined, file };
  }
}

/** @throws LogUnavailable when there is nothing to answer from */
function withoutStore(options: MirrorFileOptions, away: LogUnavailable): MirrorFile {
  const cannot = (why: string): LogUnavailable =>
    new LogUnavailable(`The store cannot be reached: ${away.message}. ${why}`, { cause: away });
  let file: MirrorFile | undefined;
  try {
    file = MirrorFile.openKnown(options);
  } catch (error) {
    if (!(error instanceof LogCorrupt)) throw error;
    throw cannot(
      `Its mirror is of no use without it: ${error.message}. Start this server once the store is there`,
    );
  }
  if (file !== undefined && file.head() > 0n) return file;
  file?.close();
  throw cannot(
    `The mirror ${options.path} is empty or missing: there is nothing to answer from. Start this server once the store is there`,
  );
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

async function isOf(store: EventLog, file: MirrorFile): Promise<boolean> {
  try {
    return (await missingIn(store, file)) === undefined;
  } catch (error) {
    // A damaged file: the store has the rest.
    if (error instanceof LogCorrupt) return false;
    throw error;
  }
}
