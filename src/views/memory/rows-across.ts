/**
 * The rows of all processes as of a moment, one process after the other, so that no more than one history is in memory. Rows
 * that are of no process need all of them at once, and are given only where those have few enough entries.
 */
import type { Extent, LinkedRows, Projection } from '../../../projections/projection.js';
import type { HistoryEntry } from '../../domain/history/history-entry.js';
import { comparePlaces } from '../../domain/history/placement.js';
import { touchesAny } from '../folded-rows.js';
import type { FoundRow, RowPlace, RowSource, Scan } from '../row-source.js';
import type { RowKey } from '../view-store.js';
import { PastRows } from './past-rows.js';

/** What is asked of the histories. */
export interface Histories {
  /** The ids of all processes, ascending. */
  processes(): Iterable<string>;
  /** The history of a process in occurred order, as it was at the moment. `looked` is told of every entry that is read for it. */
  of(process: string, looked: () => void): Iterable<HistoryEntry>;
}

/** A scan goes no further once it has looked at so many entries, and a row of no process is not made from more. */
export const MOST_ENTRIES = 200_000;

/** After every key of a process. */
const LAST_KEY = '\u{10FFFF}';

export class TooManyEntries extends Error {
  override readonly name = 'TooManyEntries';

  constructor(most: number) {
    super(`expected at most ${most} entries on the record by that moment, there are more`);
  }
}

export class RowsAcross implements RowSource {
  private looked = 0;
  private own: { readonly process: string; readonly rows: PastRows } | undefined;
  private common: PastRows | undefined;
  private stopped: RowPlace | undefined;

  constructor(
    private readonly projections: readonly Projection[],
    private readonly histories: Histories,
    private readonly most = MOST_ENTRIES,
  ) {}

  /** Where the last scan stopped because it had looked at enough: after all rows of a process. */
  get stoppedAfter(): RowPlace | undefined {
    return this.stopped;
  }

  one(projection: Projection, at: RowKey): FoundRow | undefined {
    return this.rowsFor(projection, at.process).one(projection, at);
  }

  linked(projection: Projection, at: RowKey, source: string): LinkedRows {
    return this.rowsFor(projection, at.process).linked(projection, at, source);
  }

  sum(projection: Projection, at: RowKey, name: string, now: number): number {
    return this.rowsFor(projection, at.process).sum(projection, at, name, now);
  }

  extent(processId: string): Extent | undefined {
    return this.own?.process === processId ? this.own.rows.extent(processId) : undefined;
  }

  /** @throws TooManyEntries for the rows of no process */
  *scan(projection: Projection, scan: Scan): Iterable<FoundRow> {
    this.stopped = undefined;
    if (projection.scope === 'global') {
      yield* this.rowsFor(projection, '').scan(projection, scan);
      return;
    }
    const { after, descending } = scan;
    this.looked = 0;
    const processes = [...this.histories.processes()];
    for (const process of descending ? processes.reverse() : processes) {
      if (after && (descending ? process > after.at.process : process < after.at.process)) continue;
      yield* this.rowsFor(projection, process).scan(projection, scan);
      if (this.looked < this.most) continue;
      this.stopped = { at: { process, key: descending ? '' : LAST_KEY }, sort: [0, 0, 0] };
      return;
    }
  }

  private rowsFor({ scope }: Projection, process: string): PastRows {
    if (scope === 'global') return (this.common ??= new PastRows(this.projections, this.allThatMatters()));
    if (this.own?.process !== process) {
      const counted = this.histories.of(process, () => {
        this.looked++;
      });
      const history = [...counted].filter((entry) => touchesAny(this.projections, entry));
      this.own = { process, rows: new PastRows(this.projections, history) };
    }
    return this.own.rows;
  }

  private allThatMatters(): HistoryEntry[] {
    const history: HistoryEntry[] = [];
    this.looked = 0;
    const looked = (): void => {
      if (++this.looked <= this.most) return;
      throw new TooManyEntries(this.most);
    };
    for (const process of this.histories.processes())
      for (const entry of this.histories.of(process, looked))
        if (touchesAny(this.projections, entry)) history.push(entry);
    return history.sort((a, b) => comparePlaces(a.place, b.place));
  }
}
