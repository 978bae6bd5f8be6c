import type Database from 'better-sqlite3';
import { existsSync, rmSync } from 'node:fs';

import { LogCorrupt, type Micros, type Position, type RecordedEvent } from '../event-log.js';
import { formatRecordedAt, parseRecordedAt } from '../recorded-at.js';
import { connect } from './connection.js';
import { Erasure, takeInWriteAhead } from './erasure.js';
import { EventReader, type Page, type StreamBounds } from './event-reader.js';
import { EventWriter } from './event-writer.js';
import type { PageSource } from './pages.js';
import { migrate, readMeta, writeMeta } from './schema.js';
import { StoreFaults } from './store-faults.js';
import { Transactions } from './transactions.js';

export interface MirrorFileOptions {
  readonly path: string;
  readonly streamPrefix: string;
  /** What the events were read with: other settings give other times of being known, and so another file. */
  readonly madeWith: string;
}

/**
 * A copy of a log in the format of the embedded one, with the positions of the log that it is a copy of. It can always be
 * made again from there, so its last commits may go with the power, and a file that is of no use is replaced.
 */
export class MirrorFile implements PageSource {
  readonly #reader: EventReader;
  readonly #writer: EventWriter;
  readonly #transactions: Transactions;
  readonly #faults: StoreFaults;
  readonly #erasure: Erasure;

  constructor(
    readonly path: string,
    private readonly db: Database.Database,
    streamPrefix: string,
  ) {
    this.#reader = new EventReader(db, streamPrefix);
    this.#writer = new EventWriter(db, streamPrefix, takesNoTime);
    this.#transactions = new Transactions(db);
    this.#faults = new StoreFaults(path);
    this.#erasure = new Erasure(db);
  }

  /**
   * Opens the file as it is; undefined where there is none.
   * @throws LogCorrupt when it is of no use; LogUnavailable when it cannot be written
   */
  static openKnown(options: MirrorFileOptions): MirrorFile | undefined {
    return existsSync(options.path) ? opened(options) : undefined;
  }

  /** Opens the file, or makes it where there is none, or one of no use. @throws LogUnavailable when it cannot be written */
  static open(options: MirrorFileOptions): MirrorFile {
    try {
      return opened(options);
    } catch (error) {
      if (!(error instanceof LogCorrupt)) throw error;
      return MirrorFile.makeAnew(options);
    }
  }

  /** Removes what is there and begins again. @throws LogUnavailable when it cannot be written */
  static makeAnew(options: MirrorFileOptions): MirrorFile {
    for (const suffix of ['', '-wal', '-shm']) rmSync(`${options.path}${suffix}`, { force: true });
    return opened(options);
  }

  head(): Position {
    return this.#use(() => this.#reader.head());
  }

  eventAt(position: Position): RecordedEvent | undefined {
    return this.#use(() => this.#reader.eventAt(position));
  }

  pageOfStream(stream: string, bounds: StreamBounds, limit: number): Page {
    return this.#use(() => this.#reader.pageOfStream(stream, bounds, limit));
  }

  pageOfAll(after: Position, upTo: Position, limit: number): Page {
    return this.#use(() => this.#reader.pageOfAll(after, upTo, limit));
  }

  /**
   * Adds events that follow the last one, all of them or none.
   * @returns what breaks the chain of a stream among them
   */
  write(events: readonly RecordedEvent[]): readonly string[] {
    return this.#use(() => {
      try {
        return this.#transactions.run(() =>
          events.map((event) => this.#writer.mirror(event)).filter((flaw) => flaw !== undefined),
        );
      } catch (error) {
        this.#writer.forget();
        throw error;
      }
    });
  }

  /** Whether redactions up to a position have bodies to erase. */
  hasToErase(upTo: Position): boolean {
    return this.#use(() => this.#erasure.isPending(upTo));
  }

  /** Erases them; false while a reader keeps the write-ahead file, which still holds them. */
  erase(upTo: Position): boolean {
    return this.#use(() => {
      if (this.#erasure.isPending(upTo))
        this.#transactions.run(() => {
          this.#erasure.overwrite(upTo);
        });
      return this.#erasure.emptyWriteAhead();
    });
  }

  /** When it held all that the log had; undefined when that was never noted. */
  get completeAt(): Micros | undefined {
    return this.#use(() => parseRecordedAt(String(readMeta(this.db, 'mirror_complete_at'))));
  }

  /** Notes that it held all that the log had at a moment. */
  note(moment: Micros): void {
    this.#use(() => {
      writeMeta(this.db, 'mirror_complete_at', formatRecordedAt(moment));
    });
  }

  close(): void {
    this.db.close();
  }

  /** @throws LogUnavailable, LogCorrupt for what the driver says of the file */
  #use<T>(work: () => T): T {
    try {
      return work();
    } catch (error) {
      throw this.#faults.of(error);
    }
  }
}

function opened({ path, streamPrefix, madeWith }: MirrorFileOptions): MirrorFile {
  const faults = new StoreFaults(path);
  try {
    const db = connect(path, 'NORMAL');
    try {
      migrate(db, streamPrefix);
      // What a kill has left there may be what was erased.
      takeInWriteAhead(db);
      const known = readMeta(db, 'mirror_made_with');
      if (known === undefined) writeMeta(db, 'mirror_made_with', madeWith);
      else if (known !== madeWith)
        throw new LogCorrupt(
          `The mirror ${path} was made with ${JSON.stringify(known)}, expected ${madeWith}`,
        );
      return new MirrorFile(path, db, streamPrefix);
    } catch (error) {
      db.close();
      throw error;
    }
  } catch (error) {
    throw faults.of(error);
  }
}

function takesNoTime(): never {
  throw new Error('A mirror records nothing of its own');
}
