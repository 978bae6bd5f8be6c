/** The view of a changed row at a moment, made once for all who are told of it. */
import type { Projection } from '../../../projections/projection.js';
import { itemOf, written, type FoundRow, type Item, type RowSource } from '../../views/row-source.js';
import type { ChangedRow } from '../../views/sqlite/sqlite-rows.js';

export class RowView {
  private text: string | undefined;

  constructor(
    readonly projection: Projection,
    readonly item: Item,
    private readonly found: FoundRow,
  ) {}

  /** Not before somebody is told: a filter may leave the row out. */
  get json(): string {
    this.text ??= written(this.found, this.item).text;
    return this.text;
  }
}

/** Undefined where the row is gone; `clock` is whole seconds since the epoch. */
export function viewOf(
  rows: RowSource,
  projection: Projection,
  { found }: ChangedRow,
  clock: number,
): RowView | undefined {
  return found && new RowView(projection, itemOf(rows, projection, found, clock * 1_000), found);
}
