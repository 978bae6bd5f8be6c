/** The rows of one process as far as a replay has come, and which views an entry changes. */
import { isDeepStrictEqual } from 'node:util';
import type { Link, Projection, RowAddress } from '../../../projections/projection.js';
import type { Item } from '../../views/row-source.js';

export interface ReplayedRow extends RowAddress {
  /** As the read model gives it; null: there is no such row any more. */
  readonly row: Item | null;
}

export interface ReplayedChange {
  readonly projection: Projection;
  readonly key: string;
  readonly after: object | undefined;
}

export class ReplayedRows {
  private readonly projections: ReadonlyMap<string, Projection>;
  private readonly rows = new Map<string, object>();
  private readonly links = new Map<string, readonly Link[]>();
  private readonly bySource = new Map<string, Set<Link>>();
  private readonly byDependent = new Map<string, Set<Link>>();

  constructor(
    private readonly processId: string,
    projections: readonly Projection[],
  ) {
    this.projections = new Map(projections.map((projection) => [projection.name, projection]));
  }

  row(projection: string, key: string): object | undefined {
    return this.rows.get(nameOf({ projection, key }));
  }

  /** Takes in what an entry changes. Gives those rows and the ones whose view reads them and is another now (ms). */
  take(changes: readonly ReplayedChange[], now: number): ReplayedRow[] {
    const changed = changes.map(({ projection, key }) => ({ projection: projection.name, key }));
    const before = new Map<string, Item | null>(
      [...this.dependents(changed)].map(([name, address]) => [name, this.view(address, now)]),
    );
    for (const change of changes) this.put(change);
    const dependents = [...this.dependents(changed)].map(([name, address]) => ({
      ...address,
      was: before.get(name),
      row: this.view(address, now),
    }));
    return [
      ...changed.map((address) => ({ ...address, row: this.view(address, now) })),
      ...dependents
        .filter(({ was, row }) => !isDeepStrictEqual(was, row))
        .map(({ projection, key, row }) => ({ projection, key, row })),
    ];
  }

  /** The rows, other than these, whose views read one of these. */
  private dependents(addresses: readonly RowAddress[]): Map<string, RowAddress> {
    const found = new Map<string, RowAddress>();
    for (const address of addresses) {
      for (const { dependent } of this.bySource.get(nameOf(address)) ?? [])
        if (this.rows.has(nameOf(dependent))) found.set(nameOf(dependent), dependent);
    }
    for (const address of addresses) found.delete(nameOf(address));
    return found;
  }

  private put({ projection, key, after }: ReplayedChange): void {
    const owner = nameOf({ projection: projection.name, key });
    if (after) this.rows.set(owner, after);
    else this.rows.delete(owner);
    for (const link of this.links.get(owner) ?? []) {
      this.bySource.get(nameOf(link.source))?.delete(link);
      this.byDependent.get(nameOf(link.dependent))?.delete(link);
    }
    const links = after ? (projection.links?.(after, key) ?? []) : [];
    for (const link of links) {
      member(this.bySource, nameOf(link.source)).add(link);
      member(this.byDependent, nameOf(link.dependent)).add(link);
    }
    this.links.set(owner, links);
  }

  private view({ projection: name, key }: RowAddress, now: number): Item | null {
    const projection = this.projections.get(name);
    const row = this.row(name, key);
    if (!projection || !row) return null;
    const sources = new Map<string, Map<string, object>>();
    for (const { source } of this.byDependent.get(nameOf({ projection: name, key })) ?? []) {
      const found = this.rows.get(nameOf(source));
      if (!found) continue;
      const rows = sources.get(source.projection) ?? new Map<string, object>();
      sources.set(source.projection, rows.set(source.key, found));
    }
    return { processId: this.processId, ...projection.view(row, { now, key, sources }) };
  }
}

function nameOf({ projection, key }: RowAddress): string {
  return `${projection}\n${key}`;
}

function member(index: Map<string, Set<Link>>, name: string): Set<Link> {
  const known = index.get(name);
  if (known) return known;
  const made = new Set<Link>();
  index.set(name, made);
  return made;
}
