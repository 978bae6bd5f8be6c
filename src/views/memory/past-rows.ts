/** The rows as of a moment: the history that was known, cut where asked, folded in memory by the fold that serves the live rows. */
import type { Contribution, Extent, LinkedRows, Projection } from '../../../projections/projection.js';
import type { HistoryEntry } from '../../domain/history/history-entry.js';
import { foldRows, foundRow, type FoldedRows } from '../folded-rows.js';
import { firstOf, inOrder, sumOf, type RelatedRow } from '../related-rows.js';
import type { FoundRow, RowSource, Scan } from '../row-source.js';
import type { RowKey } from '../view-store.js';

/** What the rows of all read models say of the rows of one: links by row and read model, contributions by row and name. */
interface Relations {
  readonly linked: ReadonlyMap<string, readonly RelatedRow[]>;
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
    return found && foundRow(projection, found);
  }

  scan(projection: Projection, { process, ...scan }: Scan): Iterable<FoundRow> {
    const rows = [...this.rowsOf(projection)].flatMap((folded) =>
      process === undefined || folded.at.process === process ? (foundRow(projection, folded) ?? []) : [],
    );
    return inOrder(rows, scan);
  }

  linked(projection: Projection, at: RowKey, source: string): LinkedRows {
    return firstOf(this.relationsOf(projection).linked.get(`${nameOf(at)}\n${source}`) ?? []);
  }

  sum(projection: Projection, at: RowKey, name: string, now: number): number {
    return sumOf(this.relationsOf(projection).contributed.get(`${nameOf(at)}\n${name}`) ?? [], now);
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
    // Known before it is completed: a row that hangs on itself in the end is found as it is.
    this.folded.set(projection.name, made);
    made.complete((process, { projection: name, key }) => {
      const source = this.projections.find((one) => one.name === name);
      return source && this.rowsOf(source).get({ process, key })?.row;
    });
    return made;
  }

  private relationsOf(dependent: Projection): Relations {
    const known = this.relations.get(dependent.name);
    if (known) return known;
    const linked = new Map<string, RelatedRow[]>();
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
          member(linked, name).push({ order: link.order ?? [0, 0], at: found.at, row: found.row });
        }
        for (const contribution of owner.contributes?.(row, at.key, at.process) ?? [])
          if (contribution.to.projection === dependent.name)
            member(contributed, `${to(contribution.to.key, at)}\n${contribution.name}`).push(contribution);
      }
    }
    const made = { linked, contributed };
    this.relations.set(dependent.name, made);
    return made;
  }
}

function nameOf({ process, key }: RowKey): string {
  return `${process}\n${key}`;
}

function member<T>(lists: Map<string, T[]>, name: string): T[] {
  const known = lists.get(name);
  if (known) return known;
  const made: T[] = [];
  lists.set(name, made);
  return made;
}
