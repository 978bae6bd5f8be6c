/** Keeps which rows have which facets: what lists are narrowed by is found there, not by reading rows. */
import type { Database, Statement } from 'better-sqlite3';
import type { Facet, Projection } from '../../../projections/projection.js';
import type { HistoryEntry } from '../../domain/history/history-entry.js';
import { keptBytes, RecentlyUsed, type Room } from '../recently-used.js';
import type { RowKey } from '../view-store.js';
import type { Numbers } from './numbers.js';
import type { ReadModelNumbers } from './row-numbers.js';
import { WaitingLines } from './waiting-lines.js';

export class Facets {
  private readonly kept: RecentlyUsed<string, number>;
  private readonly find: Statement<[number, string], { facet: number }>;
  private readonly add: Statement<[number, string]>;
  private readonly rows: WaitingLines;
  private readonly dropRow: Statement<[number, number, string]>;
  private readonly entries: WaitingLines;
  private readonly dropEntry: Statement<[number, number, number, number, number]>;

  constructor(
    db: Database,
    private readonly numbers: Numbers,
    private readonly readModels: ReadModelNumbers,
    /** Where it is kept. */
    room: Room,
  ) {
    this.kept = new RecentlyUsed(room);
    this.find = db.prepare('SELECT facet FROM facets WHERE read_model = +? AND name = +?');
    this.add = db.prepare('INSERT INTO facets (read_model, name) VALUES (?, ?)');
    this.rows = new WaitingLines(db, {
      name: 'row_facets',
      columns: ['facet', 'process', 'key', 'row'],
      orIgnore: true,
    });
    this.dropRow = db.prepare('DELETE FROM row_facets WHERE facet = ? AND process = ? AND key = ?');
    this.entries = new WaitingLines(db, {
      name: 'entry_facets',
      columns: ['facet', 'process', 'ord', 'depth', 'position'],
      orIgnore: true,
    });
    this.dropEntry = db.prepare(`DELETE FROM entry_facets
      WHERE facet = ? AND process = ? AND ord = ? AND depth = ? AND position = ?`);
  }

  /** The number of `theme=detainees`; undefined where no row ever had it. */
  number({ name: readModel }: Projection, name: string): number | undefined {
    const number = this.readModels.of(readModel);
    const key = `${number} ${name}`;
    const kept = this.kept.get(key);
    if (kept !== undefined) return kept;
    const found = this.find.get(number, name)?.facet;
    if (found !== undefined) this.kept.set(key, found, keptBytes(key));
    return found;
  }

  /** What a row is found by. @throws whatever the read model throws */
  of(projection: Projection, row: object | undefined): ReadonlySet<string> {
    return row && projection.facets ? namesOf(projection.facets(row)) : NONE;
  }

  /** Replaces the facets of a row. */
  replace(
    projection: Projection,
    { process, key }: RowKey,
    row: number,
    { was, is }: { readonly was: ReadonlySet<string>; readonly is: ReadonlySet<string> },
  ): void {
    if (was === is) return;
    const number = this.numbers.process(process) ?? 0;
    for (const name of was) {
      if (is.has(name)) continue;
      this.rows.write();
      this.dropRow.run(this.take(projection, name), number, key);
    }
    for (const name of is) if (!was.has(name)) this.rows.add(this.take(projection, name), number, key, row);
  }

  /** Keeps the facets of an entry's own row, at its place in the history, and gives them. */
  place(projection: Projection, entry: HistoryEntry): ReadonlySet<string> {
    const names = entryFacetsOf(projection, entry);
    for (const line of this.linesOf(projection, entry, names)) this.entries.add(...line);
    return names;
  }

  unplace(projection: Projection, entry: HistoryEntry): void {
    this.entries.write();
    for (const line of this.linesOf(projection, entry, entryFacetsOf(projection, entry)))
      this.dropEntry.run(...line);
  }

  /** Writes what waits. */
  write(): void {
    this.rows.write();
    this.entries.write();
  }

  /** The batch is given up: what it has given is void. */
  giveUp(): void {
    this.rows.giveUp();
    this.entries.giveUp();
  }

  /** What was given since the last commit is void. */
  forget(): void {
    this.kept.clear();
  }

  private *linesOf(
    projection: Projection,
    entry: HistoryEntry,
    names: ReadonlySet<string>,
  ): Iterable<[number, number, number, number, number]> {
    const { order, depth, sequence } = entry.place;
    const process = this.numbers.process(entry.processId) ?? 0;
    for (const name of names) yield [this.take(projection, name), process, order, depth, sequence];
  }

  private take(projection: Projection, name: string): number {
    return (
      this.number(projection, name) ??
      Number(this.add.run(this.readModels.of(projection.name), name).lastInsertRowid)
    );
  }
}

const NONE: ReadonlySet<string> = new Set();

/** None where they cannot be told: the row of the entry stands still. */
export function entryFacetsOf(projection: Projection, entry: HistoryEntry): ReadonlySet<string> {
  try {
    return projection.entryFacets ? namesOf(projection.entryFacets(entry)) : NONE;
  } catch {
    return NONE;
  }
}

function namesOf(facets: readonly Facet[]): ReadonlySet<string> {
  return new Set(facets.map(facetName));
}

/** `theme=detainees`: what a facet is stored under. */
export function facetName({ name, value }: Facet): string {
  return `${name}=${value}`;
}
