/** One process as the recorder knows it: its state at a revision, and how to read what editorial entries need. */
import { decode } from '../project/decode.js';
import { evolve, filesNeededBy } from '../../domain/record/decide.js';
import { RecordState } from '../../domain/record/record-state.js';
import type { Filed } from '../../domain/history/editorial.js';
import type { PostedEntry } from '../../domain/vocabulary/entry.js';
import type { EventLog, RecordedEvent, StreamHead } from '../../log/event-log.js';

export class ProcessRecord {
  readonly state = new RecordState();
  head: StreamHead | null = null;

  private constructor(
    private readonly log: EventLog,
    readonly processId: string,
  ) {}

  /** Reads the whole stream once; from then on the cost of an append does not grow with it. */
  static async load(log: EventLog, processId: string): Promise<ProcessRecord> {
    const record = new ProcessRecord(log, processId);
    await record.catchUp();
    return record;
  }

  /**
   * Takes in what others have appended since.
   * @returns false when the stream does not go on from where this record stands: it is another one, in a store that was restored
   */
  async catchUp(): Promise<boolean> {
    for await (const event of this.log.readStream(this.processId, { after: this.head?.revision ?? -1 })) {
      if (this.head !== null && event.previousHash !== this.head.hash && event.version > 0) return false;
      const entry = filed(event);
      if (entry) evolve(this.state, [entry], await this.files([entry]));
      else this.state.register(event.id);
      this.head = { revision: event.revision, hash: event.hash };
    }
    return true;
  }

  /** Whether others have appended since. */
  async isBehind(): Promise<boolean> {
    const after = this.head?.revision ?? -1;
    for await (const _event of this.log.readStream(this.processId, { after, limit: 1 })) return true;
    return false;
  }

  /** The recorded entries that editorial ones among these are about, with all that was said of them. */
  async files(
    entries: readonly PostedEntry[],
    pending: ReadonlyMap<string, Filed> = new Map(),
  ): Promise<Map<string, Filed>> {
    const files = new Map<string, Filed>();
    for (const id of filesNeededBy(this.state, entries)) {
      const entry = pending.get(id) ?? (await this.entry(id));
      if (entry) files.set(id, entry);
    }
    return files;
  }

  /** The event that has this id in the process, if there is one. */
  async event(id: string): Promise<RecordedEvent | undefined> {
    const revision = this.state.sequenceOf(id);
    if (revision === undefined) return undefined;
    for await (const event of this.log.readStream(this.processId, { after: revision - 1, limit: 1 }))
      return event;
    return undefined;
  }

  private async entry(id: string): Promise<Filed | undefined> {
    const event = await this.event(id);
    return event && filed(event);
  }
}

/** In one process the order of recording is that of the revisions. */
function filed(event: RecordedEvent): Filed | undefined {
  const decoded = decode(event);
  return decoded.outcome === 'entry' ? { ...decoded.entry, sequence: event.revision } : undefined;
}
