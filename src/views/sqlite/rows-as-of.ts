/**
 * The rows of one process as of a moment, each folded from its own entries when it is asked for: they are found by the
 * indexes of the live rows. What a row says of others at any moment is among what the live row says (see `Projection.links`).
 */
import type { Extent, LinkedRows, Projection, RowLookup } from '../../../projections/projection.js';
import type { HistoryEntry } from '../../domain/history/history-entry.js';
import { foldRow, foundRow, touchesKey, type FoldedRow } from '../folded-rows.js';
import { firstOf, inOrder, sumOf, type RelatedRow } from '../related-rows.js';
import type { FoundRow, RowSource, Scan } from '../row-source.js';
import type { RowKey } from '../view-store.js';
import type { Bounds } from './past-entries.js';
import type { Owner } from './row-addresses.js';
import type { SqliteViews } from './sqlite-views.js';

interface Asked {
  readonly processId: string;
  readonly bounds: Bounds;
  /** Told of every entry that is looked at. */
  readonly looked: () => void;
}

export class RowsAsOf implements RowSource {
  private readonly process: number | undefined;
  private readonly found = new Map<string, FoundRow | undefined>();
  /** Rows that are completed by others, as they are before. */
  private readonly uncompleted = new Map<string, FoldedRow>();

  constructor(
    private readonly views: SqliteViews,
    private readonly asked: Asked,
  ) {
    this.process = views.numbers.process(asked.processId);
  }

  one(projection: Projection, { key }: RowKey): FoundRow | undefined {
    const name = `${projection.name}\n${key}`;
    if (this.found.has(name)) return this.found.get(name);
    // A row that hangs on itself in the end finds none.
    if (projection.complete) this.found.set(name, undefined);
    const found = this.folded(projection, key);
    this.found.set(name, found);
    return found;
  }

  scan(projection: Projection, { process: _, ...scan }: Scan): Iterable<FoundRow> {
    if (projection.rowPerEntry) return this.scanEntries(projection, scan);
    if (scan.by === 'key') return this.scanKeys(projection, scan);
    return inOrder(this.scanKeys(projection, { ...scan, after: undefined, descending: false }), scan);
  }

  linked(projection: Projection, at: RowKey, source: string): LinkedRows {
    const related: RelatedRow[] = [];
    for (const { owner, row } of this.ownersOf(projection, at)) {
      for (const link of owner.projection.links?.(row, owner.key, at.process) ?? []) {
        if (link.dependent.projection !== projection.name || link.dependent.key !== at.key) continue;
        if (link.source.projection !== source) continue;
        const found = this.one(this.named(source), { process: at.process, key: link.source.key });
        if (found) related.push({ order: link.order ?? [0, 0], at: found.at, row: found.row });
      }
    }
    return firstOf(related);
  }

  sum(projection: Projection, at: RowKey, name: string, now: number): number {
    const contributed = this.ownersOf(projection, at).flatMap(({ owner, row }) =>
      (owner.projection.contributes?.(row, owner.key, at.process) ?? []).filter(
        ({ to, ...one }) => to.projection === projection.name && to.key === at.key && one.name === name,
      ),
    );
    return sumOf(contributed, now);
  }

  extent(processId: string): Extent | undefined {
    const { process } = this;
    if (process === undefined || processId !== this.asked.processId) return undefined;
    const { bounds } = this.asked;
    const { entries } = this.views.past;
    const [first] = take(entries.places(process, bounds, { descending: false }));
    const [last] = take(entries.places(process, bounds, { descending: true }));
    const [firstEntry, lastEntry, newest] = [
      first?.position,
      last?.position,
      entries.newest(process, bounds),
    ].map((position) => (position === undefined ? undefined : entries.at(position, process)));
    if (!firstEntry || !lastEntry || !newest) return undefined;
    return { first: firstEntry, last: lastEntry, lastRevision: newest.revision };
  }

  private folded(projection: Projection, key: string): FoundRow | undefined {
    const folded = this.foldedRow(projection, key);
    return folded && foundRow(projection, this.completed(projection, folded));
  }

  /** As its own entries make it. */
  private foldedRow(projection: Projection, key: string): FoldedRow | undefined {
    const { process } = this;
    if (process === undefined) return undefined;
    const name = `${projection.name}\n${key}`;
    const known = this.uncompleted.get(name);
    if (known) return known;
    const at = { process: this.asked.processId, key };
    const folded = foldRow(projection, at, () => this.watched(this.entriesOf(projection, at, process)));
    if (projection.complete) this.uncompleted.set(name, folded);
    return folded;
  }

  private completed(projection: Projection, folded: FoldedRow): FoldedRow {
    const { at, row, parked } = folded;
    if (!row || parked || !projection.complete) return folded;
    const rowOf: RowLookup = ({ projection: name, key }, isCompleted) => {
      const other = this.named(name);
      if (isCompleted || !other.complete) return this.one(other, { process: at.process, key })?.row;
      return this.foldedRow(other, key)?.row;
    };
    return { ...folded, row: projection.complete(row, rowOf) };
  }

  private entriesOf(projection: Projection, at: RowKey, process: number): Iterable<HistoryEntry> {
    const { views } = this;
    const { bounds } = this.asked;
    const { entries } = views.past;
    if (projection.rowPerEntry) {
      const position = views.histories.entries.positionOf(at.process, at.key);
      const own = position === undefined ? undefined : entries.placeOf(position, bounds);
      return own ? entries.ofEntry(views.readModels.of(projection.name), own, process, bounds) : [];
    }
    if (projection.revert) return touching(projection, at.key, entries.entries(process, bounds));
    const row = views.rowNumbers.row(projection.name, at);
    return row === undefined ? [] : entries.ofRow(row, process, bounds);
  }

  private *scanKeys(
    projection: Projection,
    { descending, after }: Omit<Scan, 'process'>,
  ): Iterable<FoundRow> {
    const { process } = this;
    if (process === undefined) return;
    const { addresses } = this.views.past;
    for (const { key } of addresses.keys(projection, process, { descending, after: after?.at.key })) {
      const found = this.one(projection, { process: this.asked.processId, key });
      if (found) yield found;
    }
  }

  private *scanEntries(projection: Projection, scan: Omit<Scan, 'process'>): Iterable<FoundRow> {
    for (const key of scan.by === 'key' ? this.idsOf(scan) : this.idsInOrder(scan)) {
      const found = this.one(projection, { process: this.asked.processId, key });
      if (found) yield found;
    }
  }

  private *idsOf({ descending, after }: Omit<Scan, 'process'>): Iterable<string> {
    let last = after?.at.key;
    for (;;) {
      const ids = this.views.histories.entries.idsOf(this.asked.processId, {
        ...(last !== undefined && { after: last }),
        descending,
        limit: IDS,
      });
      yield* ids;
      last = ids.at(-1);
      if (ids.length < IDS) return;
    }
  }

  /** The natural order of rows that entries begin is that of the entries. */
  private *idsInOrder({ descending, after }: Omit<Scan, 'process'>): Iterable<string> {
    const { process } = this;
    if (process === undefined) return;
    const { entries } = this.views.past;
    for (const { position } of entries.places(process, this.asked.bounds, {
      descending,
      after: after?.sort,
    })) {
      const entry = entries.at(position, process);
      if (entry) yield entry.id;
    }
  }

  /** The rows that may say what the view of a row is told of others, itself among them, as they were. */
  private ownersOf(
    projection: Projection,
    at: RowKey,
  ): readonly { readonly owner: Omit<Owner, 'row'>; readonly row: object }[] {
    const number = this.views.rowNumbers.row(projection.name, at);
    const others = number === undefined ? [] : this.views.past.addresses.ownersOfLinksTo(number);
    return others.flatMap((owner) => {
      const found = this.one(owner.projection, { process: at.process, key: owner.key });
      return found ? { owner, row: found.row } : [];
    });
  }

  private named(name: string): Projection {
    const found = this.views.readModels.byName(name);
    if (!found) throw new Error(`no read model is called ${name}`);
    return found;
  }

  private *watched(entries: Iterable<HistoryEntry>): Iterable<HistoryEntry> {
    for (const entry of entries) {
      this.asked.looked();
      yield entry;
    }
  }
}

const IDS = 200;

function* touching(
  projection: Projection,
  key: string,
  entries: Iterable<HistoryEntry>,
): Iterable<HistoryEntry> {
  for (const entry of entries) if (touchesKey(projection, entry, key)) yield entry;
}

function take<T>(items: Iterable<T>): T[] {
  for (const item of items) return [item];
  return [];
}
