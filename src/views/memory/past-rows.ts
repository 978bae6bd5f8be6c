/** The rows as of a moment: the history that was known, cut where asked, folded in memory by the fold that serves the live rows. */
import {
  LINKED_ROWS,
  type Contribution,
  type Extent,
  type LinkedRows,
  type Projection,
} from '../../../projections/projection.js';
import type { HistoryEntry } from '../../domain/history/history-entry.js';
import { foldRows, type FoldedRow, type FoldedRows } from '../folded-rows.js';
import { compareRowKeys, type RowKey } from '../view-store.js';
import type { FoundRow, RowPlace, RowSource, Scan } from '../row-source.js';

interface Linked {
  readonly order: readonly [number, number];
  readonly at: RowKey;
  readonly row: object;
}

/** What the rows of all read models say of the rows of one: links by row and read model, contributions by row and name. */
interface Relations {
  readonly linked: ReadonlyMap<string, readonly Linked[]>;
  readonly contributed: ReadonlyMap<string, readonly Contribution[]>;
}

export class PastRows implements RowSource {
  private readonly folded = new Map<string, FoldedRows>();
  private readonly relations = new Map<string, Relations>();
  private readonly extents = new Map<string, Extent>();

  /** `history` is in occurred order over all the processes that are asked about. */
  constructor(
    private readonly projections: readonly Projection[],
    private readonly history: readonly HistoryEntry[],
  ) {}

  one(projection: Projection, at: RowKey): FoundRow | undefined {
    const found = this.rowsOf(projection).get(at);
    return found?.row && foundRow(projection, { ...found, row: found.row });
  }

  *scan(projection: Projection, { process, by, descending, after }: Scan): Iterable<FoundRow> {
    const direction = descending ? -1 : 1;
    const rows = [...this.rowsOf(projection)]
      .filter(({ at }) => process === undefined || at.process === process)
      .map((found) => foundRow(projection, found))
      .sort((a, b) => direction * comparePlaces(a, b, by));
    for (const row of rows) if (!after || direction * comparePlaces(row, after, by) > 0) yield row;
  }

  linked(projection: Projection, at: RowKey, source: string): LinkedRows {
    const linked = this.relationsOf(projection).linked.get(`${nameOf(at)}\n${source}`) ?? [];
    const rows = linked
      .slice(0, LINKED_ROWS)
      .map(({ at: { process, key }, row }) => ({ processId: process, key, row }));
    return { rows, total: linked.length };
  }

  sum(projection: Projection, at: RowKey, name: string, now: number): number {
    const contributed = this.relationsOf(projection).contributed.get(`${nameOf(at)}\n${name}`) ?? [];
    return contributed.filter(({ from }) => from === undefined || from <= now).length;
  }

  extent(processId: string): Extent | undefined {
    if (this.extents.size === 0) {
      for (const entry of this.history) {
        const known = this.extents.get(entry.processId);
        const lastRevision = Math.max(known?.lastRevision ?? 0, entry.revision);
        this.extents.set(entry.processId, { first: known?.first ?? entry, last: entry, lastRevision });
      }
    }
    return this.extents.get(processId);
  }

  private rowsOf(projection: Projection): FoldedRows {
    const known = this.folded.get(projection.name);
    if (known) return known;
    const made = foldRows(projection, this.history);
    this.folded.set(projection.name, made);
    return made;
  }

  private relationsOf(dependent: Projection): Relations {
    const known = this.relations.get(dependent.name);
    if (known) return known;
    const linked = new Map<string, Linked[]>();
    const contributed = new Map<string, Contribution[]>();
    const to = (key: string, { process }: RowKey): string =>
      nameOf({ process: dependent.scope === 'global' ? '' : process, key });
    const read = [dependent.name, ...(dependent.reads ?? [])];
    for (const owner of this.projections.filter(({ name }) => read.includes(name))) {
      for (const { at, row } of this.rowsOf(owner)) {
        for (const link of owner.links?.(row, at.key, at.process) ?? []) {
          if (link.dependent.projection !== dependent.name) continue;
          const source = this.projections.find(({ name }) => name === link.source.projection);
          const sourceAt = { process: source?.scope === 'global' ? '' : at.process, key: link.source.key };
          const found = source && this.rowsOf(source).get(sourceAt);
          if (!found?.row) continue;
          const name = `${to(link.dependent.key, at)}\n${link.source.projection}`;
          const one = { order: link.order ?? ([0, 0] as const), at: found.at, row: found.row };
          linked.set(name, [...(linked.get(name) ?? []), one]);
        }
        for (const contribution of owner.contributes?.(row, at.key, at.process) ?? []) {
          if (contribution.to.projection !== dependent.name) continue;
          const name = `${to(contribution.to.key, at)}\n${contribution.name}`;
          contributed.set(name, [...(contributed.get(name) ?? []), contribution]);
        }
      }
    }
    for (const rows of linked.values()) rows.sort(compareLinked);
    const made = { linked, contributed };
    this.relations.set(dependent.name, made);
    return made;
  }
}

function compareLinked(a: Linked, b: Linked): number {
  return a.order[0] - b.order[0] || a.order[1] - b.order[1] || compareRowKeys(a.at, b.at);
}

function nameOf({ process, key }: RowKey): string {
  return `${process}\n${key}`;
}

function foundRow(
  projection: Projection,
  { at, row, parked }: FoldedRow & { readonly row: object },
): FoundRow {
  const [sort1 = 0, sort2 = 0, sort3 = 0] = projection.sort?.of(row) ?? [];
  return { at, row, position: 0, parked, sort: [sort1, sort2, sort3] };
}

/** As SQLite compares: numbers, then text by its bytes (ids are ASCII). */
function comparePlaces(a: RowPlace, b: RowPlace, by: Scan['by']): number {
  if (by === 'sort') {
    for (const i of [0, 1, 2] as const) {
      const difference = a.sort[i] - b.sort[i];
      if (difference !== 0) return difference;
    }
  }
  return compareRowKeys(a.at, b.at);
}
