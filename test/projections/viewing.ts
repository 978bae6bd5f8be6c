/** Views as the runtime makes them, from the rows of all read models in memory: by the definition, without an index. */
import { projections } from '../../projections/index.js';
import {
  LINKED_ROWS,
  type Contribution,
  type Link,
  type LinkedRow,
  type LinkedRows,
  type Projection,
  type RowAddress,
  type ViewContext,
} from '../../projections/projection.js';
import type { HistoryEntry } from '../../src/domain/history/history-entry.js';
import { comparePlaces } from '../../src/domain/history/placement.js';
import { rowsAfter } from './folding.js';

/** What a reader is told at a moment, such as `2025-12-01T00:00:00Z`. There has to be a row. */
export function viewAfter<Row extends object, View extends object>(
  projection: Projection<Row, View>,
  key: string,
  entries: readonly HistoryEntry[],
  { now = '2026-03-01T00:00:00Z', processId = 'gaza-2025' }: { now?: string; processId?: string } = {},
): View {
  const at = { processId: projection.scope === 'global' ? '' : processId, key };
  const record = new FoldedRecord(entries);
  const row = record.row(projection.name, at);
  if (!row) throw new Error(`expected a row of ${projection.name} under "${key}", there is none`);
  return projection.view(row as Row, record.contextOf(projection.name, at, Date.parse(now)));
}

type At = Omit<LinkedRow, 'row'>;

interface Folded extends LinkedRow {
  readonly projection: Projection;
}

/** The rows of every read model after these entries, and what each of their views is told. */
export class FoldedRecord {
  private readonly rows: readonly Folded[];
  private readonly links: readonly (Link & { readonly processId: string })[];
  private readonly contributions: readonly (Contribution & { readonly processId: string })[];

  /** `entries` are in the order in which they are folded, those of one process after those of another. */
  constructor(private readonly entries: readonly HistoryEntry[]) {
    const processes = Map.groupBy(entries, ({ processId }) => processId);
    const rows = projections.flatMap((projection) =>
      projection.scope === 'global'
        ? folded(projection, '', entries)
        : [...processes].flatMap(([processId, own]) => folded(projection, processId, own)),
    );
    const completed = ({ projection, processId, row }: Folded): object =>
      projection.complete?.(row, (address, whole) => {
        const other = rows.find((one) => nameOf(one.projection.name, one) === nameIn(address, processId));
        return other && (whole ? completed(other) : other.row);
      }) ?? row;
    this.rows = rows.map((one) => ({ ...one, row: completed(one) }));
    this.links = this.rows.flatMap(({ projection, processId, key, row }) =>
      (projection.links?.(row, key, processId) ?? []).map((link) => ({ ...link, processId })),
    );
    this.contributions = this.rows.flatMap(({ projection, processId, key, row }) =>
      (projection.contributes?.(row, key, processId) ?? []).map((one) => ({ ...one, processId })),
    );
  }

  row(projection: string, at: At): object | undefined {
    return this.rows.find((one) => nameOf(one.projection.name, one) === nameOf(projection, at))?.row;
  }

  /** `now` is ms since the epoch. */
  contextOf(projection: string, at: At, now: number): ViewContext {
    const name = nameOf(projection, at);
    return {
      ...at,
      now,
      linked: (source) => this.linkedTo(name, source),
      sum: (sum) =>
        this.contributions.filter(
          ({ to, processId, name: of, from }) =>
            of === sum && (from ?? now) <= now && nameIn(to, processId) === name,
        ).length,
      extent: () => this.extentOf(at.processId),
    };
  }

  private linkedTo(name: string, projection: string): LinkedRows {
    const links = this.links.filter(
      ({ source, dependent, processId }) =>
        source.projection === projection && nameIn(dependent, processId) === name,
    );
    const orders = new Map(
      links.map(({ source, processId, order }) => [nameIn(source, processId), order ?? [0, 0]]),
    );
    const rows = this.rows
      .flatMap((row) => {
        const order = orders.get(nameOf(row.projection.name, row));
        return order ? [{ order, row }] : [];
      })
      .sort((a, b) => a.order[0] - b.order[0] || a.order[1] - b.order[1] || compareKeys(a.row, b.row))
      .map(({ row: { processId, key, row } }) => ({ processId, key, row }));
    return { rows: rows.slice(0, LINKED_ROWS), total: rows.length };
  }

  private extentOf(process: string): ReturnType<ViewContext['extent']> {
    const own = this.entries
      .filter(({ processId }) => processId === process)
      .sort((a, b) => comparePlaces(a.place, b.place));
    const [first, last] = [own[0], own.at(-1)];
    return first && last && { first, last, lastRevision: Math.max(...own.map(({ revision }) => revision)) };
  }
}

function folded(projection: Projection, processId: string, entries: readonly HistoryEntry[]): Folded[] {
  return [...rowsAfter(projection, entries)].map(([key, row]) => ({ projection, processId, key, row }));
}

/** A row that is named by one of this process. */
function nameIn({ projection, key }: RowAddress, processId: string): string {
  const { scope } = projections.find(({ name }) => name === projection) ?? {};
  return nameOf(projection, { processId: scope === 'global' ? '' : processId, key });
}

function nameOf(projection: string, { processId, key }: At): string {
  return `${projection}\n${processId}\n${key}`;
}

function compareKeys(a: At, b: At): number {
  return compareText(a.processId, b.processId) || compareText(a.key, b.key);
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
