/** The entries of a log that lies beside the server, decoded once and kept while there is room. */
import type { RecordedEntry } from '../../domain/history/recorded-entry.js';
import { LogCorrupt, type Position, type RecordedEvent } from '../../log/event-log.js';
import { keptBytes, RecentlyUsed, Room } from '../../views/recently-used.js';
import type { EntrySource } from '../../views/view-store.js';
import { decode } from './decode.js';

/** What is asked of the file of the log: `openLogFile` gives it. */
export interface LogFile {
  eventAt(position: Position): RecordedEvent | undefined;
  positionOf(stream: string, id: string): Position | undefined;
  idsOf(stream: string, page: { after?: string; descending: boolean; limit: number }): readonly string[];
  pageOfStream(
    stream: string,
    bounds: { after: number; before: number; backwards: boolean },
    limit: number,
  ): { readonly events: readonly RecordedEvent[]; readonly full: boolean };
}

/** Bounds the memory unless something else is said, in bytes, roughly. */
const KEPT_BYTES = 32 * 1024 * 1024;
/** What a byte of a body takes when it is decoded, and an entry besides, roughly. */
const DECODED = 3;
const ENTRY_OVERHEAD = 500;
const PAGE = 500;

export class LogEntries implements EntrySource {
  private readonly room: Room;
  private readonly kept: RecentlyUsed<number, RecordedEntry>;
  private readonly positions: RecentlyUsed<string, number>;

  /** @param bytes bounds what is kept */
  constructor(
    private readonly file: LogFile,
    bytes = KEPT_BYTES,
  ) {
    this.room = new Room(bytes);
    this.kept = new RecentlyUsed(this.room);
    this.positions = new RecentlyUsed(this.room);
  }

  /** Bytes that are kept, roughly. */
  get cachedBytes(): number {
    return this.room.size;
  }

  /** Keeps what was just decoded, so that it is not read again. `size` is that of its body. */
  remember(entry: RecordedEntry, size: number): void {
    this.kept.set(entry.sequence, entry, DECODED * size + ENTRY_OVERHEAD);
    const name = `${entry.processId} ${entry.id}`;
    this.positions.set(name, entry.sequence, keptBytes(name));
  }

  /** Forgets what was decoded: it is read again from the file. Where entries lie stays what it is. */
  forget(): void {
    this.kept.clear();
  }

  entryAt(position: number): RecordedEntry {
    const kept = this.kept.get(position);
    if (kept) return kept;
    const event = this.file.eventAt(BigInt(position));
    if (!event) throw new LogCorrupt(`expected an event at position ${position} of the log, there is none`);
    const decoded = decode(event);
    if (decoded.outcome !== 'entry') throw new LogCorrupt(`expected an entry: ${decoded.reason}`);
    this.remember(decoded.entry, event.body.length);
    return decoded.entry;
  }

  /** The revision that a process is at, seen from a position; undefined where it is not there by then. */
  revisionAt(processId: string, position: number): number | undefined {
    let before = Number.MAX_SAFE_INTEGER;
    for (;;) {
      const [newest] = this.file.pageOfStream(processId, { after: -1, before, backwards: true }, 1).events;
      if (!newest || newest.position <= position) return newest?.revision;
      before = newest.revision;
    }
  }

  sizeAt(position: number): number {
    return this.kept.weightOf(position) ?? 3_000;
  }

  positionOf(processId: string, id: string): number | undefined {
    const name = `${processId} ${id}`;
    const kept = this.positions.get(name);
    if (kept !== undefined) return kept;
    const found = this.file.positionOf(processId, id);
    if (found === undefined) return undefined;
    this.positions.set(name, Number(found), keptBytes(name));
    return Number(found);
  }

  idsOf(processId: string, page: { after?: string; descending: boolean; limit: number }): readonly string[] {
    return this.file.idsOf(processId, page);
  }

  *entriesOf(processId: string): Iterable<RecordedEntry> {
    let after = -1;
    for (;;) {
      const bounds = { after, before: Number.MAX_SAFE_INTEGER, backwards: false };
      const { events, full } = this.file.pageOfStream(processId, bounds, PAGE);
      for (const event of events) {
        after = event.revision;
        const kept = this.kept.get(Number(event.position));
        const decoded = kept ? ({ outcome: 'entry', entry: kept } as const) : decode(event);
        if (decoded.outcome === 'entry') yield decoded.entry;
      }
      if (!full) return;
    }
  }
}
