/**
 * A log that begins as another one is and keeps what is appended to itself, in a file that is gone when it is closed. With it is
 * decided what would become of entries, however many, without recording any.
 */
import Database from 'better-sqlite3';
import { canonicalEvent } from '../chain.js';
import {
  LogUnavailable,
  type Appended,
  type AppendedEvent,
  type Clock,
  type Conflict,
  type EventLog,
  type NewEvent,
  type RecordedEvent,
  type StreamHead,
} from '../event-log.js';
import { formatRecordedAt } from '../recorded-at.js';

/** KiB of pages that are kept in memory; the others are in the file. */
const CACHE_KIB = 8_192;
const PAGE = 500;

const SCHEMA = `
  CREATE TABLE base (stream TEXT PRIMARY KEY, revision INTEGER NOT NULL, hash TEXT NOT NULL) WITHOUT ROWID;
  CREATE TABLE event (
    position INTEGER PRIMARY KEY, stream TEXT NOT NULL, revision INTEGER NOT NULL, id TEXT NOT NULL, type TEXT NOT NULL,
    version INTEGER NOT NULL, recorded_at TEXT NOT NULL, recorded_by TEXT NOT NULL, body TEXT NOT NULL
  );
  CREATE UNIQUE INDEX event_by_stream ON event (stream, revision);
`;

/** What the other log has to offer. */
export type BaseLog = Pick<EventLog, 'readStream' | 'headOf' | 'expectToFit'>;

interface Row {
  readonly position: number;
  readonly revision: number;
  readonly id: string;
  readonly type: string;
  readonly version: number;
  readonly recordedAt: string;
  readonly recordedBy: string;
  readonly body: string;
}

export class ScratchLog implements Pick<EventLog, 'append' | 'expectToFit' | 'headOf' | 'readStream'> {
  /** The empty name: a file that SQLite makes, and removes. */
  private readonly db = new Database('');
  private readonly insert: Database.Statement<(string | number)[]>;
  private readonly page: Database.Statement<[string, number, number], Row>;
  private readonly newest: Database.Statement<[string], { revision: number; hash: string }>;
  private readonly keptBase: Database.Statement<[string], StreamHead>;
  private readonly keepBase: Database.Statement<[string, number, string]>;

  constructor(
    private readonly base: BaseLog,
    private readonly clock: Clock,
  ) {
    const { db } = this;
    db.pragma('journal_mode = OFF');
    db.pragma('synchronous = OFF');
    db.pragma(`cache_size = -${CACHE_KIB}`);
    db.exec(SCHEMA);
    this.insert = db.prepare(
      'INSERT INTO event (stream, revision, id, type, version, recorded_at, recorded_by, body) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
    );
    this.page = db.prepare(
      `SELECT position, revision, id, type, version, recorded_at AS recordedAt, recorded_by AS recordedBy, body
       FROM event WHERE stream = +? AND revision > +? ORDER BY revision LIMIT +?`,
    );
    // An id is in its stream once: it serves as the hash, which nobody checks here.
    this.newest = db.prepare(
      'SELECT revision, id AS hash FROM event WHERE stream = +? ORDER BY revision DESC LIMIT 1',
    );
    this.keptBase = db.prepare('SELECT revision, hash FROM base WHERE stream = +?');
    this.keepBase = db.prepare('INSERT INTO base (stream, revision, hash) VALUES (?, ?, ?)');
  }

  expectToFit(stream: string, events: readonly NewEvent[], expected: StreamHead | null): void {
    this.base.expectToFit(stream, events, expected);
  }

  async append(
    stream: string,
    events: readonly NewEvent[],
    expected: StreamHead | null,
  ): Promise<Appended | Conflict> {
    this.expectToFit(stream, events, expected);
    const actual = await this.headOf(stream);
    if (actual?.revision !== expected?.revision || actual?.hash !== expected?.hash)
      return { outcome: 'conflict', actual };
    const recordedAt = formatRecordedAt(this.clock());
    try {
      return { outcome: 'appended', events: this.write(stream, events, { head: actual, recordedAt }) };
    } catch (error) {
      if (!(error instanceof Database.SqliteError)) throw error;
      const detail = 'there is no room for what a dry run has to remember';
      throw new LogUnavailable(`The file of a dry run cannot be written: ${error.message}`, {
        cause: error,
        detail,
      });
    }
  }

  /** Oldest first. */
  async *readStream(
    stream: string,
    { after = -1, limit = Infinity }: { after?: number; limit?: number } = {},
  ): AsyncIterable<RecordedEvent> {
    const base = await this.baseOf(stream);
    let left = limit;
    let last = after;
    const ofBase = Math.min(left, (base?.revision ?? -1) - after);
    if (ofBase > 0) {
      for await (const event of this.base.readStream(stream, { after, limit: ofBase })) {
        last = event.revision;
        left -= 1;
        yield event;
      }
    }
    while (left > 0) {
      const rows = this.page.all(stream, last, Math.min(left, PAGE));
      for (const row of rows) yield { ...eventOf(stream, row), knownSince: row.recordedAt };
      last = rows.at(-1)?.revision ?? last;
      left -= rows.length;
      if (rows.length < PAGE) return;
    }
  }

  async headOf(stream: string): Promise<StreamHead | null> {
    return this.newest.get(stream) ?? this.baseOf(stream);
  }

  close(): void {
    this.db.close();
  }

  /** Where the other log's stream ended when it was first asked about: what comes after is not looked at. */
  private async baseOf(stream: string): Promise<StreamHead | null> {
    const kept = this.keptBase.get(stream);
    if (kept) return kept.revision < 0 ? null : kept;
    const head = await this.base.headOf(stream);
    // Somebody else may have asked meanwhile.
    if (!this.keptBase.get(stream)) this.keepBase.run(stream, head?.revision ?? -1, head?.hash ?? '');
    return this.baseOf(stream);
  }

  private write(
    stream: string,
    events: readonly NewEvent[],
    { head, recordedAt }: { readonly head: StreamHead | null; readonly recordedAt: string },
  ): AppendedEvent[] {
    return this.db.transaction(() =>
      events.map((event, index) => {
        const { id, type, version, recordedBy, body } = canonicalEvent(event);
        const revision = (head?.revision ?? -1) + 1 + index;
        const { lastInsertRowid } = this.insert.run(
          stream,
          revision,
          id,
          type,
          version,
          recordedAt,
          recordedBy,
          body,
        );
        const position = Number(lastInsertRowid);
        return eventOf(stream, { position, revision, id, type, version, recordedAt, recordedBy, body });
      }),
    )();
  }
}

function eventOf(stream: string, { position, ...row }: Row): AppendedEvent {
  return {
    stream,
    ...row,
    position: BigInt(position),
    bodyHash: '',
    salt: null,
    previousHash: null,
    hash: row.id,
  };
}
