/** The log of a data folder and the trees beside it, read as they lie there: also while a server runs, and by the side of it. */
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type { Entries, KeptTrees } from '../application/attest/judge-heads.js';
import { entryAt, sizeOf } from '../application/attest/trees.js';
import { verifyInFile, type Kept } from '../application/log/verify-in-file.js';
import type { Verification } from '../application/log/verify-process.js';
import { isSystemStream } from '../domain/access/events.js';
import type { RecordedEvent } from '../application/log/read-log.js';
import { openKeptHeads, type KeptHeadsFile } from '../open-read-side.js';
import { logFileIn, openLogFile, TreeFile, type LogFileReader } from '../open-log.js';

/** How many entries are read at once. */
const PAGE = 500;
/** As far as a clock is believed to be set forward: 90 days. */
const LONGEST_AHEAD_MS = 90 * 86_400_000;

export class LogFolder {
  private constructor(
    private readonly log: LogFileReader,
    private readonly trees: TreeFile | undefined,
    private readonly heads: KeptHeadsFile | undefined,
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
    const trees = TreeFile.openToRead(join(folder, 'trees.db'));
    return new LogFolder(log, trees, openKeptHeads(join(folder, 'views.db')), signal);
  }

  /** In the order in which they began; one whose index is damaged may look as if it had no entries. */
  processes(): readonly string[] {
    return this.log.streams().filter((stream) => !isSystemStream(stream));
  }

  /** Verifies the chain of a process, and whether the file shows all of it. @param read is told how many entries came at once */
  async verify(process: string, read: (entries: number) => void): Promise<Verification> {
    const readStream = this.entriesOf(process, read);
    const kept: Kept = this.heads?.kept ?? { of: () => undefined, knownSinceAt: () => undefined };
    const latest = BigInt(Date.now() + LONGEST_AHEAD_MS) * 1_000n;
    const found = await verifyInFile({ log: { readStream }, witness: this.log, kept }, process, latest, {
      looked: () => {
        this.signal.throwIfAborted();
      },
    });
    return found ?? { ok: true, events: 0, head: null, redacted: [] };
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

  /** Up to the newest that is there now. @param process absent: of all processes */
  async *inRecordedOrder(process?: string): AsyncIterable<RecordedEvent> {
    if (process !== undefined) {
      yield* this.entriesOf(process, () => undefined)();
      return;
    }
    const head = this.log.head();
    for (let after = 0n; ;) {
      await setImmediate();
      this.signal.throwIfAborted();
      const { events, full } = this.log.pageOfAll(after, head, PAGE);
      yield* events.filter(({ stream }) => !isSystemStream(stream));
      after = events.at(-1)?.position ?? after;
      if (!full) return;
    }
  }

  /** The trees that a server keeps, where it does. */
  get kept(): KeptTrees | undefined {
    return this.trees;
  }

  close(): void {
    this.trees?.close();
    this.heads?.close();
    this.log.close();
  }
}
