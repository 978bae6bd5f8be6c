/** What a sheet does, as it is told to whoever sent it. */
import type { SheetPlan } from '../../exchange/sheet/plan.js';
import type {
  SheetAppend,
  SheetCorrection,
  SheetGone,
  SheetParty,
  SheetRefusal,
} from '../../exchange/sheet/report.js';
import type { Receipt } from '../append/submission.js';
import type { SheetSubmission } from './sync-sheet.js';

/** More refusals than a person reads. */
const MOST_REFUSALS = 1_000;

/** What a sheet would do to the record of a process, or has done. */
export interface SheetReport {
  /** The id of the process. */
  readonly processId: string;
  /** The name of the sheet. */
  readonly sheet: string;
  /** Whether it was recorded; otherwise it was only decided. */
  readonly applied: boolean;
  /** Rows that are not on the record. */
  readonly appended: readonly SheetAppend[];
  /** Rows that are on the record with something else. */
  readonly corrected: readonly SheetCorrection[];
  /** How many rows are on the record as they are. */
  readonly left: number;
  /** Entries of rows that the sheet has no longer, newest first. */
  readonly gone: readonly SheetGone[];
  /** Whether those are retracted. */
  readonly retracted: boolean;
  /** Names that were read as the ids of the parties that bear them. */
  readonly parties: readonly SheetParty[];
  /** What is refused, by line and column: the first 1,000. While there is any, nothing is recorded. */
  readonly refused: readonly SheetRefusal[];
  /** How many are refused. */
  readonly refusals: number;
  /** The position of the last entry; only where some were recorded. */
  readonly position?: string;
}

interface Outcome {
  readonly submission: SheetSubmission;
  readonly plan: SheetPlan;
  readonly gone: readonly SheetGone[];
  readonly refusals: readonly SheetRefusal[];
  readonly receipt?: Receipt;
}

export function reportOf({ submission, plan, gone, refusals, receipt }: Outcome): SheetReport {
  const { processId, sheet, apply, retractMissing } = submission;
  const last = apply ? receipt?.events.at(-1) : undefined;
  return {
    processId,
    sheet,
    applied: apply,
    appended: plan.appended,
    corrected: plan.corrected,
    left: plan.left,
    gone,
    retracted: retractMissing && gone.length > 0,
    parties: plan.parties,
    refused: refusals.slice(0, MOST_REFUSALS),
    refusals: refusals.length,
    ...(last && { position: String(last.position) }),
  };
}
