/** The moment that a question is about: as it is asked, as it is answered, and what the answer says of it. */
import type { Position } from '../../log/event-log.js';
import type { RowSource } from '../../views/row-source.js';
import { readAt } from './moment.js';

/** The moment that a question is about, as asked. */
export interface AsOf {
  readonly at?: string | undefined;
  readonly knownAt?: string | undefined;
  readonly reportedBy?: string | undefined;
  /** The answer has to cover this position. */
  readonly minPosition?: Position | undefined;
}

/** What an answer says of its moment. */
export interface AnswerContext {
  /** The position of the log that the answer covers. */
  readonly position: string;
  /** As asked. */
  readonly at?: string;
  /** As asked. */
  readonly knownAt?: string;
  /** As asked. */
  readonly reportedBy?: string;
  /** Whether this answer to `knownAt` can never change. One to `reportedBy` alone can. */
  readonly settled?: boolean;
}

/** A moment of the past, as plain data: it can be handed to another thread. */
export interface PastMoment {
  readonly kind: 'past';
  /** Ms since the epoch: the last instant of the world that counts, and what derivations take as now. */
  readonly at: number;
  /** What of the record counts; absent: all of it. */
  readonly known?:
    | { readonly by: 'instant'; readonly limit: string }
    | { readonly by: 'position'; readonly position: number }
    | undefined;
  /** Microseconds: the last instant at which what counts was reported; absent: whenever it was. */
  readonly reportedBy?: number | undefined;
  readonly told: AnswerContext;
}

/** The live rows at the moment of asking. */
export interface LiveMoment {
  readonly kind: 'live';
  readonly source: RowSource;
  /** Ms since the epoch. */
  readonly now: number;
  readonly told: AnswerContext;
}

/** What a question is about: the live rows, or a moment of the past. */
export type ResolvedMoment = LiveMoment | PastMoment;

/** The end of a moment of the reported clock. */
export interface Reported {
  readonly text: string;
  readonly micros: number;
  /** Whether that moment is over. */
  readonly isOver: boolean;
}

/** What an answer says of what was asked for. */
export function askedFor({
  at,
  knownAt,
  reportedBy,
}: AsOf): Pick<AnswerContext, 'at' | 'knownAt' | 'reportedBy'> {
  return {
    ...(at === undefined ? {} : { at }),
    ...(knownAt === undefined ? {} : { knownAt }),
    ...(reportedBy === undefined ? {} : { reportedBy }),
  };
}

/** The moment of the world (ms): as asked, or the earliest of the other ones. */
export function worldAt(
  at: string | undefined,
  { known = Infinity, reported }: { readonly known?: number; readonly reported: Reported | undefined },
): number {
  if (at !== undefined) return readAt(at);
  return Math.min(known, reported ? Math.floor(reported.micros / 1_000) : Infinity);
}
