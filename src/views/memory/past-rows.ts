/** The rows as of a moment: the history that was known, cut where asked, folded in memory by the fold that serves the live rows. */
import type { Projection, Sources } from '../../../projections/projection.js';
import type { HistoryEntry } from '../../domain/history/history-entry.js';
import { rowKey, type RowKey } from '../view-store.js';
import type { FoundRow, RowPlace, RowSource, Scan } from '../row-source.js';

/** Folds a history, in occurred order, into the rows of one read model. */
function foldRows(
  projection: Projection,
  history: Iterable<HistoryEntry>,
): Map<string, { at: RowKey; row: object }> {
  const rows = new Map<string, { at: RowKey; row: object }>();
  for (const entry of history) {
    for (const key of new Set(projection.keys(entry))) {
      const at = rowKey(projection, entry, key);
      const row = projection.evolve(rows.get(nameOf(at))?.row, entry, key);
      if (row) rows.set(nameOf(at), { at, row });
      else rows.delete(nameOf(at));
    }
  }
  return rows;
}

/** By row, then by read model, then by key: the rows that a view reads. */
type LinkedRows = Map<string, Map<string, Map<string, object>>>;

export class PastRows implements RowSource {
  private readonly folded = new Map<string, Map<string, { at: RowKey; row: object }>>();
  private readonly sources = new Map<string, LinkedRows>();

  /** `history` is in occurred order over all the processes that are asked about. */
  constructor(
    private readonly projections: readonly Projection[],
    private readonly history: readonly HistoryEntry[],
  ) {}

  one(projection: Projection, at: RowKey): FoundRow | undefined {
    const found = this.rowsOf(projection).get(nameOf(at));
    return found && foundRow(projection, found);
  }

  *scan(projection: Projection, { process, by, descending, after }: Scan): Iterable<FoundRow> {
    const direction = descending ? -1 : 1;
    const rows = [...this.rowsOf(projection).values()]
      .filter(({ at }) => process === undefined || at.process === process)
      .map((found) => foundRow(projection, found))
      .sort((a, b) => direction * comparePlaces(a, b, by));
    for (const row of rows) if (!after || direction * comparePlaces(row, after, by) > 0) yield row;
  }

  sourcesOf(projection: Projection, at: RowKey): Sources {
    return this.linked(projection).get(nameOf(at)) ?? new Map<string, Map<string, object>>();
  }

  private rowsOf(projection: Projection): Map<string, { at: RowKey; row: object }> {
    const known = this.folded.get(projection.name);
    if (known) return known;
    const made = foldRows(projection, this.history);
    this.folded.set(projection.name, made);
    return made;
  }

  /** For each row of a read model the rows that its view reads. */
  private linked(dependent: Projection): LinkedRows {
    const known = this.sources.get(dependent.name);
    if (known) return known;
    const result: LinkedRows = new Map();
    this.sources.set(dependent.name, result);
    const read = [dependent.name, ...(dependent.reads ?? [])];
    for (const owner of this.projections.filter(({ name }) => read.includes(name))) {
      for (const { at, row } of this.rowsOf(owner).values()) {
        for (const link of owner.links?.(row, at.key) ?? []) {
          if (link.dependent.projection !== dependent.name) continue;
          const source = this.projections.find(({ name }) => name === link.source.projection);
          const sourceAt = { process: source?.scope === 'global' ? '' : at.process, key: link.source.key };
          const found = source && this.rowsOf(source).get(nameOf(sourceAt));
          if (!found) continue;
          const global = dependent.scope === 'global';
          const to = nameOf({ process: global ? '' : at.process, key: link.dependent.key });
          const sources = result.get(to) ?? new Map<string, Map<string, object>>();
          const rows = sources.get(link.source.projection) ?? new Map<string, object>();
          rows.set(global ? `${sourceAt.process}/${sourceAt.key}` : sourceAt.key, found.row);
          sources.set(link.source.projection, rows);
          result.set(to, sources);
        }
      }
    }
    return result;
  }
}

function nameOf({ process, key }: RowKey): string {
  return `${process}\n${key}`;
}

function foundRow(projection: Projection, { at, row }: { at: RowKey; row: object }): FoundRow {
  const [sort1 = 0, sort2 = 0, sort3 = 0] = projection.sort?.of(row) ?? [];
  return { at, row, position: 0, cause: [], sort: [sort1, sort2, sort3] };
}

/** As SQLite compares: numbers, then text by its bytes (ids are ASCII). */
function comparePlaces(a: RowPlace, b: RowPlace, by: Scan['by']): number {
  if (by === 'sort') {
    for (const i of [0, 1, 2] as const) {
      const difference = a.sort[i] - b.sort[i];
      if (difference !== 0) return difference;
    }
  }
  return compareText(a.at.process, b.at.process) || compareText(a.at.key, b.at.key);
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
