import type { EventLog } from '../../log/event-log.js';

/** What is read of the log that is copied. */
export type CopySource = Pick<EventLog, 'head' | 'readAll'>;

/** What a copy works with. */
export interface Copying {
  readonly source: CopySource;
  readonly target: EventLog;
  /** Ends the copy after the chunk that is under way. */
  readonly signal: AbortSignal;
  /** Called at the beginning and the end of each step, and often enough in between for a bar to move. */
  readonly report: (progress: CopyProgress) => void;
}

export type CopyStep = 'comparing' | 'copying' | 'verifying';

export interface CopyProgress {
  readonly step: CopyStep;
  /** Events that the step has done. */
  readonly events: number;
  /** How much of the step that is, from 0 to 1. */
  readonly share: number;
}

export type RefusalCode =
  /** There is nothing to copy. */
  | 'source-empty'
  /** An event of the source does not follow the one before it. */
  | 'source-broken'
  /** The target holds something else where the source has an event. */
  | 'target-differs'
  /** The target holds all of the source and more. */
  | 'target-ahead'
  /** The target did not take an event after the one that it follows: something has been written there meanwhile. */
  | 'target-changed'
  /** A chain in the target does not hold. */
  | 'target-broken'
  /** The target will never take an event of this size. */
  | 'event-too-large';

/** The copy cannot be made, and trying again changes nothing. */
export interface Refused {
  readonly outcome: 'refused';
  readonly code: RefusalCode;
  /** A sentence with what was expected, what is there, and where. */
  readonly message: string;
}

/** The signal was aborted. */
export interface Stopped {
  readonly outcome: 'stopped';
}

/** What became of a copy. `copied` counts the events that this run is sure to have written. */
export type CopyOutcome = { readonly copied: number } & (
  | { readonly outcome: 'copied'; readonly processes: number; readonly events: number }
  | Refused
  | Stopped
  /** A store failed in the middle. Running the copy again goes on where it was. */
  | { readonly outcome: 'interrupted'; readonly message: string }
);

export function refused(code: RefusalCode, message: string): Refused {
  return { outcome: 'refused', code, message };
}

export const STOPPED: Stopped = { outcome: 'stopped' };
