/** The log of a data folder and the trees beside it, read as they lie there: also while a server runs, and by the side of it. */
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type { Entries, KeptTrees } from '../application/attest/judge-heads.js';
import { entryAt, sizeOf } from '../application/attest/trees.js';
import { logFileIn, openLogFile, TreeFile, type LogFileReader } from '../open-log.js';

/** How many entries are read at once. */
const PAGE = 500;

export class LogFolder {
  private constructor(
    private readonly log: LogFileReader,
    private readonly trees: TreeFile | undefined,
    private readonly signal: AbortSignal,
  ) {}

  /** @throws Error where there is no log; LogUnavailable, LogCorrupt when it cannot be read */
  static async open(
    { folder, streamPrefix }: { readonly folder: string; readonly streamPrefix: string },
    signal: AbortSignal,
  ): Promise<LogFolder> {
    const file = await logFileIn(folder);
    if (file === undefined) throw new Error(`Expected a log in the folder ${folder}, got no file log.db`);
    const log = openLogFile(file, streamPrefix);
    return new LogFolder(log, TreeFile.openToRead(join(folder, 'trees.db')), signal);
  }

  /** Those that have entries, in the order in which they began. */
  processes(): readonly string[] {
    return this.log.streams().filter((process) => this.sizeOf(process) > 0);
  }

  sizeOf(process: string): number {
    return sizeOf(this.log, process);
  }

  /** When the newest entry of all was recorded; undefined where there is none. */
  newestRecordedAt(): string | undefined {
    const newest = this.processes().map((process) => entryAt(this.log, process, this.sizeOf(process) - 1));
    return newest
      .map((event) => event?.recordedAt ?? '')
      .toSorted()
      .at(-1);
  }

  /** @param read is told how many entries came at once */
  entriesOf(process: string, read: (entries: number) => void): Entries {
    const { log, signal } = this;
    return async function* () {
      let after = -1;
      for (;;) {
        // So that the progress is drawn and a stop is heard.
        await setImmediate();
        signal.throwIfAborted();
        const bounds = { after, before: Number.MAX_SAFE_INTEGER, backwards: false };
        const { events, full } = log.pageOfStream(process, bounds, PAGE);
        yield* events;
        read(events.length);
        after = events.at(-1)?.revision ?? after;
        if (!full) return;
      }
    };
  }

  /** The trees that a server keeps, where it does. */
  get kept(): KeptTrees | undefined {
    return this.trees;
  }

  close(): void {
    this.trees?.close();
    this.log.close();
  }
}
