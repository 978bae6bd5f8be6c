/** How much of a process was known at a moment of the recording clock, and whether what stood there then stands there still. */
import type { Database, Statement } from 'better-sqlite3';
import type { Projection } from '../../../projections/projection.js';
import type { ReadModelNumbers } from './row-numbers.js';

interface Known {
  readonly position: number;
  readonly known_since: number;
}

export class PastKnowledge {
  private readonly from: Statement<[{ process: number; position: number }], Known>;
  private readonly changed: Statement<[number, number, number]>;
  private readonly parked: Statement<[number, number]>;

  constructor(
    db: Database,
    private readonly readModels: ReadModelNumbers,
  ) {
    const first = (index: string, which: string): string => `SELECT * FROM (SELECT position, known_since
      FROM history INDEXED BY ${index} WHERE process = +@process AND ord ${which} AND position >= +@position
      ORDER BY position LIMIT 1)`;
    this.from = db.prepare(`${first('history_by_recording', 'IS NOT NULL')}
      UNION ALL ${first('history_unplaced', 'IS NULL')} ORDER BY position LIMIT 1`);
    this.changed = db.prepare(`SELECT 1 FROM history INDEXED BY history_of_process_changed_later
      WHERE process = +? AND changed > +? AND changed <> position AND position <= +? LIMIT 1`);
    this.parked = db.prepare(`SELECT 1 FROM rows INDEXED BY rows_parked
      WHERE read_model = +? AND process IN (0, +?) AND parked IS NOT NULL LIMIT 1`);
  }

  /** Whether anything of a process was recorded up to a position. */
  isOnRecord(process: number, position: number): boolean {
    const first = this.from.get({ process, position: 0 });
    return first !== undefined && first.position <= position;
  }

  /**
   * The position up to which the entries of a process were known by a moment (microseconds), 0 for none: from the first one
   * that was not known on, none counts. In a process each is known since no earlier than the one before.
   */
  through(process: number, moment: number, head: number): number {
    let known = 0;
    let unknown = head + 1;
    while (unknown - known > 1) {
      const middle = Math.floor((known + unknown) / 2);
      const found = this.from.get({ process, position: middle });
      if (found && found.position < unknown && found.known_since <= moment) known = found.position;
      else unknown = middle;
    }
    return known;
  }

  /**
   * Whether the entries of a process that lie up to a position are, and stand, as they did when it was the newest. Each begins
   * a row of its own, and such a row tells all that was done to its entry, so its last change tells when that was.
   */
  isAsItWas(process: number, position: number, projections: readonly Projection[]): boolean {
    const own = projections.filter(({ rowPerEntry }) => rowPerEntry);
    if (own.length === 0 || this.isParked(process, own)) return false;
    return this.changed.get(process, position, position) === undefined;
  }

  /** Whether a row of these read models stands still, of the process or of none. */
  isParked(process: number, of: readonly Projection[]): boolean {
    return of.some(({ name }) => this.parked.get(this.readModels.of(name), process) !== undefined);
  }
}
