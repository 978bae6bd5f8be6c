/** The doors of the application: every command and query there is. */
import { Command, Query } from '@nestjs/cqrs';
import type { Projection } from '../../../projections/projection.js';
import type { ListAnswer, ListQuestion, RowAnswer } from '../query/ask.js';
import type { Difference, WhichClock } from '../query/difference.js';
import type { AsOf } from '../query/as-of-reader.js';
import type { RebuildState } from '../project/rebuild.js';
import type { Receipt, Submission } from '../append/submission.js';
import type { EntryAnswer, EntryPage, LogPage, LogQuestion } from '../log/read-log.js';
import type { ReplayQuestion, ReplayStep } from '../replay/replay.js';
import type { Feed, FeedQuestion } from '../feed/feed.js';
import type { Verification } from '../../log/chain.js';
import type { RecordedEvent } from '../../log/event-log.js';
import type { Measures, ProjectionStatus } from '../project/status.js';

export class RecordEntries extends Command<Receipt> {
  constructor(readonly submission: Submission) {
    super();
  }
}

/** Starts a rebuild beside the live rows; answers with how it stands. */
export class RebuildProjection extends Command<RebuildState> {
  constructor(readonly name: string) {
    super();
  }
}

export class ListRows extends Query<ListAnswer> {
  constructor(readonly question: ListQuestion) {
    super();
  }
}

export class GetRow extends Query<RowAnswer> {
  constructor(
    readonly projection: Projection,
    readonly process: string | undefined,
    readonly key: string,
    readonly moment: AsOf,
  ) {
    super();
  }
}

export class GetDifference extends Query<Difference> {
  constructor(
    readonly process: string,
    readonly span: { readonly from: string; readonly to: string; readonly clock: WhichClock },
  ) {
    super();
  }
}

export class OpenFeed extends Query<Feed> {
  constructor(readonly question: FeedQuestion) {
    super();
  }
}

export class ReadLog extends Query<LogPage> {
  constructor(readonly question: LogQuestion) {
    super();
  }
}

/** All of the log after a position, or, `live`, that and what comes. */
export class StreamLog extends Query<AsyncIterable<RecordedEvent | 'caught-up'>> {
  constructor(
    readonly question: Omit<LogQuestion, 'limit'>,
    readonly live: boolean,
    readonly signal: AbortSignal,
  ) {
    super();
  }
}

export class ListEntries extends Query<EntryPage> {
  constructor(
    readonly process: string,
    readonly after: number,
    readonly limit: number,
  ) {
    super();
  }
}

export class GetEntry extends Query<EntryAnswer> {
  constructor(
    readonly process: string,
    readonly id: string,
  ) {
    super();
  }
}

export class ReplayProcess extends Query<AsyncIterable<ReplayStep>> {
  constructor(
    readonly question: ReplayQuestion,
    readonly signal: AbortSignal,
  ) {
    super();
  }
}

export class VerifyProcess extends Query<Verification> {
  constructor(readonly process: string) {
    super();
  }
}

export class GetProjections extends Query<readonly ProjectionStatus[]> {}

/** Answers also while the store does not. */
export class GetMeasures extends Query<Measures> {}
