/**
 * The questions that read many entries. They are plain data and are answered in worker threads; what they need of the clock,
 * of the store's head and of what the rows cover is resolved before.
 */
import type { Visibility } from '../../domain/access/visibility.js';
import type { Languages } from '../../domain/values/chosen-text.js';
import type { RecordedEvent } from '../../log/event-log.js';
import type { Verification } from '../../log/chain.js';
import type { PublicationFormat } from '../../exchange/publish/publication.js';
import type { Grown } from '../attest/trees.js';
import type { Cited, NamedInAnswer } from '../cited/cited.js';
import type { LogPage, LogQuestion } from '../log/read-log.js';
import type { PublicationAnswer } from '../publish/gather.js';
import type { PastMoment } from '../query/as-of.js';
import type { ListAnswer, ListOptions, RowAnswer } from '../query/ask.js';
import type { Criteria } from '../query/criteria.js';
import type { Difference, DifferenceSpan } from '../query/difference.js';
import type { SearchOptions } from '../query/search.js';
import type { UnknownId } from '../query/unknown-ids.js';
import type { PlannedSheet, SheetQuestion } from '../sheets/plan-in-thread.js';
import type { ReplayQuestion, ReplayStep } from '../replay/replay.js';

/** Whoever asks sees no more than this. */
interface Seen {
  readonly visibility: Visibility;
}

/** Texts are given in the first of these that there is; absent: in all languages. */
interface Spoken {
  readonly languages?: Languages | undefined;
}

export interface ListQuestionAsOf extends ListOptions, Seen, Spoken {
  readonly kind: 'list';
  readonly projection: string;
  readonly process: string | undefined;
  readonly moment: PastMoment;
}

/** Also about the live rows: their moment has no end. */
export interface SearchQuestionAsOf extends SearchOptions, Seen, Spoken {
  readonly kind: 'search';
  readonly projection: string;
  readonly process: string | undefined;
  readonly moment: PastMoment;
  /** The ids in filters that name nothing, where that was told before. */
  readonly unknown?: readonly UnknownId[];
}

export interface RowQuestionAsOf extends Seen, Spoken {
  readonly kind: 'row';
  readonly projection: string;
  readonly process: string | undefined;
  readonly key: string;
  readonly moment: PastMoment;
}

/** What stands behind an answer. */
export interface CitedQuestionAsOf extends Seen {
  readonly kind: 'cited';
  readonly process: string;
  readonly moment: PastMoment;
  readonly named: NamedInAnswer;
}

export interface PublicationQuestion extends Seen, Spoken {
  readonly kind: 'publication';
  readonly process: string;
  readonly moment: PastMoment;
  readonly format: PublicationFormat;
  readonly criteria: Criteria;
  readonly base: string;
}

export interface DifferenceQuestion extends Seen, Spoken {
  readonly kind: 'difference';
  readonly process: string;
  readonly span: DifferenceSpan;
  readonly start: PastMoment;
  readonly end: PastMoment;
}

export interface LogPageQuestion extends LogQuestion {
  readonly kind: 'log-page';
  readonly head: bigint;
}

export interface VerifyQuestion extends Seen {
  readonly kind: 'verify';
  readonly process: string;
  /** No moment of a sound log lies after it. */
  readonly latest: bigint;
}

/** Has the Merkle tree of a process reach a size. */
export interface GrowTreeQuestion {
  readonly kind: 'grow-tree';
  readonly process: string;
  readonly size: number;
}

/** Answered as a whole. */
export type HeavyQuestion =
  | ListQuestionAsOf
  | SearchQuestionAsOf
  | RowQuestionAsOf
  | CitedQuestionAsOf
  | DifferenceQuestion
  | PublicationQuestion
  | LogPageQuestion
  | VerifyQuestion
  | SheetQuestion
  | GrowTreeQuestion;

/** Answered piece by piece, at the pace of who asks. */
export type HeavyStream =
  | { readonly kind: 'replay'; readonly question: ReplayQuestion }
  | { readonly kind: 'log-export'; readonly question: Omit<LogQuestion, 'limit'>; readonly head: bigint };

export type HeavyAnswer =
  | { readonly kind: 'list'; readonly answer: ListAnswer }
  | { readonly kind: 'row'; readonly answer: RowAnswer }
  | { readonly kind: 'cited'; readonly answer: Cited }
  | { readonly kind: 'difference'; readonly answer: Difference }
  | { readonly kind: 'publication'; readonly answer: PublicationAnswer }
  | { readonly kind: 'log-page'; readonly answer: LogPage }
  | { readonly kind: 'verify'; readonly process: string; readonly answer: Verification }
  | { readonly kind: 'sheet'; readonly answer: PlannedSheet }
  | { readonly kind: 'grow-tree'; readonly answer: Grown };

/** An answer as it goes out: made in the thread that has computed it, so that the main thread hands on bytes. */
export interface Rendered {
  /** JSON, or what a publication is written in. */
  readonly text: string;
  /** Names the content: the same for the same answer. */
  readonly tag: string;
  /** The position of the log that the answer covers, where it says one. */
  readonly position: string | undefined;
  /** Of its texts, where it was asked for in some. */
  readonly languages?: readonly string[] | undefined;
}

/** A piece of a stream. */
export interface Frame {
  /** Ms on the clock of a replay's order; 0 for an export. */
  readonly at: number;
  readonly text: string;
}

/** How answers are written; the edge says it. */
export interface Rendering {
  answer(answer: HeavyAnswer, question: HeavyQuestion): Rendered;
  step(step: ReplayStep, question: ReplayQuestion): string;
  event(event: RecordedEvent): string;
}
