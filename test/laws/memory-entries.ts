/** The entries of a record in memory, in the place of those in the file of a log. */
import type { RecordedEntry } from '../../src/domain/history/recorded-entry.js';
import type { EntrySource } from '../../src/views/view-store.js';

export class MemoryEntries implements EntrySource {
  private readonly byPosition = new Map<number, RecordedEntry>();
  private readonly positions = new Map<string, number>();
  /** How often an entry was asked for. */
  reads = 0;

  add(entries: Iterable<RecordedEntry>): void {
    for (const entry of entries) {
      this.byPosition.set(entry.sequence, entry);
      this.positions.set(`${entry.processId} ${entry.id}`, entry.sequence);
    }
  }

  entryAt(position: number): RecordedEntry {
    this.reads++;
    const entry = this.byPosition.get(position);
    if (!entry) throw new Error(`expected an entry at position ${position}, there is none`);
    return entry;
  }

  sizeAt(): number {
    return 1_000;
  }

  positionOf(processId: string, id: string): number | undefined {
    return this.positions.get(`${processId} ${id}`);
  }

  *entriesOf(processId: string): Iterable<RecordedEntry> {
    for (const entry of this.byPosition.values()) if (entry.processId === processId) yield entry;
  }

  idsOf(
    processId: string,
    { after, descending, limit }: { after?: string; descending: boolean; limit: number },
  ): string[] {
    const ids = [...this.entriesOf(processId)].map(({ id }) => id).sort();
    if (descending) ids.reverse();
    const later = ids.filter((id) => after === undefined || (descending ? id < after : id > after));
    return later.slice(0, limit);
  }
}
