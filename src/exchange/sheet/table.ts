/** A table as it was read from a file: rows of cells, the header first. */

/** A cell that a spreadsheet computes. What it last came to is not looked at: nobody wrote it. */
export interface Formula {
  readonly formula: string;
}

/** A cell as it is shown; empty where there is nothing. */
export type Cell = string | Formula;

export interface TableRow {
  /** The number that a spreadsheet shows beside the row; the header is usually 1. */
  readonly line: number;
  readonly cells: readonly Cell[];
}

export type Table = readonly TableRow[];

export function isFormula(cell: Cell): cell is Formula {
  return typeof cell !== 'string';
}
