/** The rows of one process as far as a replay has come, and which views an entry changes. */
import { isDeepStrictEqual } from 'node:util';
import type {
  Contribution,
  Extent,
  Link,
  LinkedRows,
  Projection,
  RowAddress,
} from '../../../projections/projection.js';
import { firstOf, sumOf, type RelatedRow } from '../../views/related-rows.js';
import { viewOf, written, type Item } from '../../views/row-source.js';
import type { Parked } from '../../views/view-store.js';

export interface ReplayedRow extends RowAddress {
  /** As the read model gives it; null: there is no such row any more. */
  readonly row: Item | null;
}

export interface ReplayedChange {
  readonly projection: Projection;
  readonly key: string;
  readonly after: object | undefined;
  readonly parked?: Parked | undefined;
  /** The entry that makes the change. */
  readonly newest: Omit<Parked, 'error'>;
}

interface HeldRow {
  readonly projection: Projection;
  readonly key: string;
  /** Completed by the rows that it hangs on. */
  readonly row: object;
  readonly parked: Parked | undefined;
  readonly newest: Omit<Parked, 'error'>;
}

export class ReplayedRows {
  private readonly projections: ReadonlyMap<string, Projection>;
  private readonly rows = new Map<string, HeldRow>();
  private readonly links = new Map<string, readonly Link[]>();
  private readonly bySource = new Map<string, Set<Link>>();
  private readonly byDependent = new Map<string, Set<Link>>();
  /** What each row contributes, and to each row. */
  private readonly contributions = new Map<string, readonly Contribution[]>();
  private readonly contributed = new Map<string, Set<Contribution>>();

  constructor(
    private readonly processId: string,
    projections: readonly Projection[],
    private readonly extent: () => Extent | undefined,
  ) {
    this.projections = new Map(projections.map((projection) => [projection.name, projection]));
  }

  /** Takes in what an entry changes. Gives those rows and the ones whose view reads them and is another now (ms). */
  take(changes: readonly ReplayedChange[], now: number): ReplayedRow[] {
    const changed = changes.map(({ projection, key }) => ({ projection: projection.name, key }));
    const dependentsBefore = this.dependents([...changed, ...this.hangingOn(changed)], changed);
    const before = new Map<string, Item | null>(
      [...dependentsBefore].map(([name, address]) => [name, this.view(address, now)]),
    );
    for (const change of changes) this.put(change);
    this.completeRows(changed);
    const told = ({ projection }: RowAddress): boolean => !this.projections.get(projection)?.internal;
    const after = this.dependents([...changed, ...this.hangingOn(changed)], changed);
    const read = new Map([...dependentsBefore, ...after]);
    const dependents = [...read].map(([name, address]) => ({
      ...address,
      was: before.get(name),
      row: this.view(address, now),
    }));
    return [
      ...changed.filter(told).map((address) => ({ ...address, row: this.view(address, now) })),
      ...dependents
        .filter(({ was, row }) => !isDeepStrictEqual(was, row))
        .map(({ projection, key, row }) => ({ projection, key, row })),
    ];
  }

  /** The rows that are completed by these, or by rows that are. */
  private hangingOn(addresses: readonly RowAddress[]): RowAddress[] {
    const found = new Map<string, RowAddress>();
    const open = [...addresses];
    for (let source = open.pop(); source; source = open.pop()) {
      for (const { dependent } of this.bySource.get(nameOf(source)) ?? []) {
        const name = nameOf(dependent);
        if (found.has(name) || !this.rows.get(name)?.projection.complete) continue;
        found.set(name, dependent);
        open.push(dependent);
      }
    }
    return [...found.values()];
  }

  /** Completes changed rows and those that hang on them, until nothing moves any more. */
  private completeRows(changed: readonly RowAddress[]): void {
    const open = [...changed, ...this.hangingOn(changed)];
    // As often as a chain is long: each round settles one link more of the longest.
    for (let rounds = open.length; rounds > 0; rounds--) {
      const moved = open.filter((address) => this.completeRow(address));
      if (moved.length === 0) return;
    }
  }

  private completeRow(address: RowAddress): boolean {
    const held = this.rows.get(nameOf(address));
    if (!held?.projection.complete || held.parked) return false;
    const row = held.projection.complete(held.row, (source) => this.rows.get(nameOf(source))?.row);
    if (isDeepStrictEqual(row, held.row)) return false;
    const { projection, key, parked, newest } = held;
    this.put({ projection, key, after: row, parked, newest });
    return true;
  }

  /** The rows, other than some, whose views read one of these, and those of these that are not among the others. */
  private dependents(
    addresses: readonly RowAddress[],
    others: readonly RowAddress[],
  ): Map<string, RowAddress> {
    const found = new Map(addresses.map((address) => [nameOf(address), address]));
    for (const address of addresses) {
      for (const { dependent } of this.bySource.get(nameOf(address)) ?? [])
        if (this.rows.has(nameOf(dependent))) found.set(nameOf(dependent), dependent);
    }
    for (const address of addresses)
      for (const { to } of this.contributions.get(nameOf(address)) ?? [])
        if (this.rows.has(nameOf(to))) found.set(nameOf(to), to);
    for (const address of others) found.delete(nameOf(address));
    return found;
  }

  private put({ projection, key, after, parked, newest }: ReplayedChange): void {
    const owner = nameOf({ projection: projection.name, key });
    if (after) this.rows.set(owner, { projection, key, row: after, parked, newest });
    else this.rows.delete(owner);
    for (const link of this.links.get(owner) ?? []) {
      this.bySource.get(nameOf(link.source))?.delete(link);
      this.byDependent.get(nameOf(link.dependent))?.delete(link);
    }
    const links = after ? (projection.links?.(after, key, this.processId) ?? []) : [];
    for (const link of links) {
      member(this.bySource, nameOf(link.source)).add(link);
      member(this.byDependent, nameOf(link.dependent)).add(link);
    }
    this.links.set(owner, links);
    for (const contribution of this.contributions.get(owner) ?? [])
      this.contributed.get(nameOf(contribution.to))?.delete(contribution);
    const contributions = after ? (projection.contributes?.(after, key, this.processId) ?? []) : [];
    for (const contribution of contributions) {
      const name = nameOf(contribution.to);
      this.contributed.set(name, (this.contributed.get(name) ?? new Set()).add(contribution));
    }
    this.contributions.set(owner, contributions);
  }

  private view({ projection: name, key }: RowAddress, now: number): Item | null {
    const projection = this.projections.get(name);
    const held = this.rows.get(nameOf({ projection: name, key }));
    if (!projection || !held) return null;
    const { processId } = this;
    const found = { at: { process: processId, key }, ...held };
    const item = viewOf(projection, found, {
      now,
      processId,
      key,
      linked: (source) => this.linked({ projection: name, key }, source),
      sum: (sum) => this.sum({ projection: name, key }, sum, now),
      extent: this.extent,
    });
    return written(found, item).item;
  }

  private sum(address: RowAddress, name: string, now: number): number {
    const contributed = [...(this.contributed.get(nameOf(address)) ?? [])];
    return sumOf(
      contributed.filter((one) => one.name === name),
      now,
    );
  }

  private linked(dependent: RowAddress, source: string): LinkedRows {
    const related: RelatedRow[] = [];
    for (const link of this.byDependent.get(nameOf(dependent)) ?? []) {
      const held = link.source.projection === source && this.rows.get(nameOf(link.source));
      const at = { process: this.processId, key: link.source.key };
      if (held) related.push({ order: link.order ?? [0, 0], at, row: held.row });
    }
    return firstOf(related);
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
