/** What an import tells as it goes, and how far it has come. */
import type { Receipt } from '../append/submission.js';

/** How far an import is. Of a dry run: how much would be recorded. */
export interface Tally {
  /** Every line up to here is decided. */
  line: number;
  /** Entries that were recorded. */
  recorded: number;
  /** Entries that were on the record already. */
  known: number;
  /** Lines that are refused, or are no entry. */
  refused: number;
  /** Lines that are not told as refused, because they refer to one that is. */
  following: number;
  /** Of the newest entry that was recorded, or found on the record. */
  position: bigint;
}

export type ImportStep =
  | { readonly kind: 'progress'; readonly tally: Readonly<Tally> }
  | {
      readonly kind: 'refused';
      readonly line: number;
      readonly error: unknown;
      readonly tally: Readonly<Tally>;
    }
  /** Nothing comes after it. */
  | { readonly kind: 'done'; readonly tally: Readonly<Tally> };

export function newTally(): Tally {
  return { line: 0, recorded: 0, known: 0, refused: 0, following: 0, position: 0n };
}

export function count(tally: Tally, { appended, entries, events }: Receipt): void {
  tally.recorded += appended;
  tally.known += entries.length - appended;
  for (const { position } of events) if (position > tally.position) tally.position = position;
}
