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

/** A row of the sheet. */
export interface RowPlace {
  /** The number that a spreadsheet shows beside the row. */
  readonly line: number;
  /** What its column `row` calls it. */
  readonly row: string;
}

/** A cell, a row or a column that is refused. */
export interface SheetRefusal extends RowPlace {
  /** The name of the column; empty where it is the row as a whole. */
  readonly column: string;
  /** Why: a code of the sheet, or the one that a post of the entry would be refused with. */
  readonly code: SheetCode | RefusalCode;
  /** What was expected there. */
  readonly expected: string;
  /** What came. */
  readonly actual: string;
  /** What may have been meant instead. */
  readonly nearest?: readonly string[];
}

/** A cell of a row that is on the record with something else. */
export interface ChangedCell {
  /** The name of its column. */
  readonly column: string;
  /** What the record has, as a cell. */
  readonly was: string;
  /** What the sheet has. */
  readonly becomes: string;
}

/** A row that is not on the record. */
export interface SheetAppend extends RowPlace {
  /**
   * The id of its entry.
   * @format uuid
   */
  readonly entryId: string;
  /** Its event type. */
  readonly type: string;
}

/** A row that is on the record with something else. */
export interface SheetCorrection extends SheetAppend {
  /** The cells that differ. */
  readonly changes: readonly ChangedCell[];
}

/** An entry that came from a row that the sheet has no longer. */
export interface SheetGone {
  /**
   * The id of the entry.
   * @format uuid
   */
  readonly entryId: string;
  /** Its event type. */
  readonly type: string;
  /** When it occurred, as it reads now. */
  readonly occurred: string;
}

/** A name that was read as the id of the party that bears it. */
export interface SheetParty extends RowPlace {
  /** The name of the column. */
  readonly column: string;
  /** As the cell has it. */
  readonly name: string;
  /** The id of the party. */
  readonly partyId: string;
}

/** Which row and which of its columns an item of the batch is from. */
export interface ItemPlace extends RowPlace {
  readonly kind: 'append' | 'correct' | 'retract';
  /** The texts of its cells, by their columns. */
  readonly cells: readonly (readonly [column: string, text: string])[];
}
