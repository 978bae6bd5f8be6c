/** Which entries touch which rows: those of an ordered fold, and the rows that other entries began. */
import type { Database, Statement } from 'better-sqlite3';
import type { Projection } from '../../../projections/projection.js';
import type { HistoryEntry } from '../../domain/history/history-entry.js';
import type { Place } from '../../domain/history/placement.js';
import { comparePlaces } from '../../domain/history/placement.js';
import type { RowKey } from '../view-store.js';
import type { Histories } from './histories.js';
import type { ReadModelNumbers, RowNumbers } from './row-numbers.js';
import { WaitingLines } from './waiting-lines.js';

export class Touches {
  private readonly lines: WaitingLines;
  private readonly drop: Statement<[number, number, number, number]>;
  private readonly find: Statement<[number], { position: number }>;
  private readonly linesOfEntries: WaitingLines;
  private readonly dropFromEntry: Statement<[number, number, number, number, number]>;
  private readonly findOfEntry: Statement<[number, number], { position: number }>;

  constructor(
    db: Database,
    private readonly numbers: { readonly rows: RowNumbers; readonly readModels: ReadModelNumbers },
    private readonly histories: Histories,
  ) {
    this.lines = new WaitingLines(db, {
      name: 'touches',
      columns: ['row', 'ord', 'depth', 'position'],
      orIgnore: true,
    });
    this.drop = db.prepare('DELETE FROM touches WHERE row = ? AND ord = ? AND depth = ? AND position = ?');
    this.find = db.prepare('SELECT position FROM touches WHERE row = +? ORDER BY ord, depth, position');
    this.linesOfEntries = new WaitingLines(db, {
      name: 'entry_touches',
      columns: ['read_model', 'entry', 'ord', 'depth', 'position'],
      orIgnore: true,
    });
    this.dropFromEntry = db.prepare(`DELETE FROM entry_touches
      WHERE read_model = ? AND entry = ? AND ord = ? AND depth = ? AND position = ?`);
    this.findOfEntry = db.prepare('SELECT position FROM entry_touches WHERE read_model = +? AND entry = +?');
  }

  /** Not for the row that the entry begins itself: that one is found by the entry. */
  index(projection: Projection, at: RowKey, { place, processId }: HistoryEntry): void {
    if (!projection.rowPerEntry)
      this.lines.add(this.numbers.rows.takeRow(projection.name, at), ...ordered(place));
    else {
      const entry = this.histories.entries.positionOf(processId, at.key);
      if (entry !== undefined)
        this.linesOfEntries.add(this.numbers.readModels.of(projection.name), entry, ...ordered(place));
    }
  }

  unindex(projection: Projection, at: RowKey, { place, processId }: HistoryEntry): void {
    this.write();
    if (!projection.rowPerEntry)
      this.drop.run(this.numbers.rows.takeRow(projection.name, at), ...ordered(place));
    else {
      const entry = this.histories.entries.positionOf(processId, at.key);
      if (entry !== undefined)
        this.dropFromEntry.run(this.numbers.readModels.of(projection.name), entry, ...ordered(place));
    }
  }

  /** The entries that touch a row of an ordered fold, in occurred order. */
  *ofRow(projection: Projection, at: RowKey): Iterable<HistoryEntry> {
    this.write();
    const row = this.numbers.rows.row(projection.name, at);
    for (const { position } of row === undefined ? [] : this.find.all(row)) {
      const entry = this.histories.entry(position);
      if (entry) yield entry;
    }
  }

  /** The entries that touch the row of the entry at a position, in occurred order. */
  ofEntry(projection: Projection, own: number): HistoryEntry[] {
    this.write();
    const others = this.findOfEntry.all(this.numbers.readModels.of(projection.name), own);
    const entries = [own, ...others.map(({ position }) => position)].flatMap(
      (position) => this.histories.entry(position) ?? [],
    );
    return entries.sort((a, b) => comparePlaces(a.place, b.place));
  }
  /** Writes what waits. */
  write(): void {
    this.lines.write();
    this.linesOfEntries.write();
  }

  /** The batch is given up: what it has given is void. */
  giveUp(): void {
    this.lines.giveUp();
    this.linesOfEntries.giveUp();
  }
}

function ordered({ order, depth, sequence }: Place): [number, number, number] {
  return [order, depth, sequence];
}
