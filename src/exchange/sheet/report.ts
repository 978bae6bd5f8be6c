/** What a sheet would do to the record, or has done, row by row. */
import type { RefusalCode } from '../../domain/events/refusal.js';

/** What a sheet itself can be refused for, beside what the record refuses. */
export const sheetCodes = [
  'unknown-column',
  'column-missing',
  'column-twice',
  'row-name-missing',
  'row-twice',
  'formula',
  'damaged-cell',
  'invalid-cell',
  'party-unclear',
  'type-changed',
  'part-not-removable',
  'reason-required',
] as const;

export type SheetCode = (typeof sheetCodes)[number];

/** A row of the sheet: the number that a spreadsheet shows beside it, and what its column `row` calls it. */
export interface RowPlace {
  readonly line: number;
  readonly row: string;
}

/** A cell, a row or a column that is refused. */
export interface SheetRefusal extends RowPlace {
  /** The name of the column; empty where it is the row as a whole. */
  readonly column: string;
  readonly code: SheetCode | RefusalCode;
  readonly expected: string;
  readonly actual: string;
  /** What may have been meant instead. */
  readonly nearest?: readonly string[];
}

/** A cell of a row that is on the record with something else. */
export interface ChangedCell {
  readonly column: string;
  readonly was: string;
  readonly becomes: string;
}

export interface AppendedRow extends RowPlace {
  readonly entryId: string;
  readonly type: string;
}

export interface CorrectedRow extends AppendedRow {
  readonly changes: readonly ChangedCell[];
}

/** An entry that came from a row that the sheet has no longer. */
export interface GoneRow {
  readonly entryId: string;
  readonly type: string;
  readonly occurred: string;
}

/** A name that was read as the id of the party that bears it. */
export interface ReadParty extends RowPlace {
  readonly column: string;
  readonly name: string;
  readonly partyId: string;
}

/** Which row and which of its columns an item of the batch is from. */
export interface ItemPlace extends RowPlace {
  readonly kind: 'append' | 'correct' | 'retract';
  readonly cells: ReadonlyMap<string, string>;
}
