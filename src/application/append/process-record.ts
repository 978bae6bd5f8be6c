/** One process as the recorder knows it: its state at a revision, and how to read what editorial entries need. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import { decode } from '../log/decode.js';
import { applyTo, entriesToLoad, type Candidate } from '../../domain/decisions/decide.js';
import { RecordState } from '../../domain/decisions/record-state.js';
import type { NumberedEntry } from '../../domain/history/editorial.js';
import { isEditorial } from '../../domain/events/catalogue.js';
import type { PostedEntry } from '../../domain/events/entry.js';
import type { EventLog, RecordedEvent, StreamHead } from '../../log/event-log.js';
import { toEvent } from './submission.js';

/** The log holds another history than the one that was read, as in a store that was put back to a backup. */
export class HistoryReplaced extends Error {
  override readonly name = 'HistoryReplaced';
}

/** How long everything else waits while the record of a long process is loaded. */
const SLICE_MS = 2;
/** What the recorder needs of a log. */
export type RecordLog = Pick<EventLog, 'append' | 'expectToFit' | 'headOf' | 'readStream'>;

const NO_ENTRIES: ReadonlyMap<string, NumberedEntry> = new Map();

/** An entry that is on the record and not in the log yet. */
export type PendingEntry = PostedEntry & { readonly id: string };

export class ProcessRecord {
  readonly state = new RecordState();
  head: StreamHead | null = null;

  private constructor(
    private readonly log: RecordLog,
    readonly processId: string,
  ) {}

  /** Reads the whole stream once; from then on the cost of an append does not grow with it. */
  static async load(log: RecordLog, processId: string): Promise<ProcessRecord> {
    const record = new ProcessRecord(log, processId);
    await record.catchUp();
    return record;
  }

  /**
   * Takes in what others have appended since. What is known already is not read again but for its last event, which tells
   * whether this is the stream that it is known of.
   * @returns false when it is another one, in a store that was put back to a backup
   */
  async catchUp(): Promise<boolean> {
    let known = this.head;
    let end = performance.now() + SLICE_MS;
    for await (const event of this.log.readStream(this.processId, { after: (known?.revision ?? 0) - 1 })) {
      if (known !== null) {
        if (!isAt(event, known)) return false;
        known = null;
        continue;
      }
      const entry = numbered(event);
      if (entry && isEditorial(entry)) applyTo(this.state, [entry], await this.amendedEntries([entry]));
      else if (entry) applyTo(this.state, [entry], NO_ENTRIES);
      if (this.state.size === event.revision) this.state.registerUnreadable(event.id);
      this.head = { revision: event.revision, hash: event.hash };
      if (performance.now() < end) continue;
      await nextTurn();
      end = performance.now() + SLICE_MS;
    }
    return known === null;
  }

  /** Whether the stream ends where this record stands. */
  async isNewest(): Promise<boolean> {
    const newest = await this.log.headOf(this.processId);
    if (newest === null || this.head === null) return newest === this.head;
    return isAt(newest, this.head);
  }

  /** The recorded entries that editorial ones among these are about, with all that was said of them. */
  async amendedEntries(
    entries: readonly PostedEntry[],
    pending: ReadonlyMap<string, PendingEntry> = new Map(),
  ): Promise<Map<string, NumberedEntry>> {
    const files = new Map<string, NumberedEntry>();
    for (const id of entriesToLoad(this.state, entries)) {
      const waiting = pending.get(id);
      const sequence = this.state.sequenceOf(id);
      const entry = waiting && sequence !== undefined ? { ...waiting, sequence } : await this.entry(id);
      if (entry) files.set(id, entry);
    }
    return files;
  }

  /** Refuses what the log does not append at once. @throws AppendTooLarge */
  expectToFit(fresh: readonly Candidate[], recordedBy: string): void {
    const events = fresh.map(({ entry }) => toEvent(entry, recordedBy));
    this.log.expectToFit(this.processId, events, this.head);
  }

  has(id: string): boolean {
    return this.state.revisionOf(id) !== undefined;
  }

  /**
   * The event that has this id in the process, if there is one.
   * @throws HistoryReplaced
   */
  async event(id: string): Promise<RecordedEvent | undefined> {
    const revision = this.state.revisionOf(id);
    if (revision === undefined) return undefined;
    for await (const event of this.log.readStream(this.processId, { after: revision - 1, limit: 1 }))
      if (event.id === id) return event;
    throw new HistoryReplaced(
      `Process ${this.processId} had event ${id} at revision ${revision}, now it has not`,
    );
  }

  private async entry(id: string): Promise<NumberedEntry | undefined> {
    const event = await this.event(id);
    return event && numbered(event);
  }
}

function isAt(event: StreamHead, head: StreamHead): boolean {
  return event.revision === head.revision && event.hash === head.hash;
}

/** In one process the order of recording is that of the revisions. */
function numbered(event: RecordedEvent): NumberedEntry | undefined {
  const decoded = decode(event);
  return decoded.outcome === 'entry' ? { ...decoded.entry, sequence: event.revision } : undefined;
}
