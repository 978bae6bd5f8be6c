/** What stands behind each door. Handlers hand on; the work is done where it has its name. */
import { Inject } from '@nestjs/common';
import {
  CommandHandler,
  EventBus,
  QueryHandler,
  type ICommandHandler,
  type IQueryHandler,
} from '@nestjs/cqrs';
import { projections } from '../../../projections/index.js';
import { verifyStream, type Verification } from '../../log/chain.js';
import type { EventLog, RecordedEvent } from '../../log/event-log.js';
import { Ask, type ListAnswer, type RowAnswer } from '../query/ask.js';
import { difference, type Difference } from '../query/difference.js';
import { AsOfReader } from '../query/as-of-reader.js';
import { Rebuilds, type RebuildState } from '../project/rebuild.js';
import { Statuses, type Measures, type ProjectionStatus } from '../project/status.js';
import { Recorder } from '../append/recorder.js';
import type { Receipt } from '../append/submission.js';
import { Refused } from '../refusals.js';
import {
  processNotFound,
  readEntries,
  readEntryWithAmendments,
  readLogPage,
  streamLog,
} from '../log/read-log.js';
import type { EntryAnswer, EntryPage, LogPage } from '../log/read-log.js';
import { replay, type ReplayStep } from '../replay/replay.js';
import type { Feed } from '../feed/feed.js';
import { Feeds } from '../feed/feeds.js';
import { SqliteViews } from '../../views/sqlite/sqlite-views.js';
import { EntriesRecorded } from './events.js';
import * as messages from './messages.js';
import { EVENT_LOG } from './tokens.js';

@CommandHandler(messages.RecordEntries)
class RecordEntriesHandler implements ICommandHandler<messages.RecordEntries> {
  constructor(
    @Inject(Recorder) private readonly recorder: Recorder,
    @Inject(EventBus) private readonly events: EventBus,
  ) {}

  async execute({ submission }: messages.RecordEntries): Promise<Receipt> {
    const receipt = await this.recorder.record(submission);
    const { processId, appended } = receipt;
    if (appended > 0) this.events.publish(new EntriesRecorded(processId, appended));
    return receipt;
  }
}

@CommandHandler(messages.RebuildProjection)
class RebuildProjectionHandler implements ICommandHandler<messages.RebuildProjection> {
  constructor(@Inject(Rebuilds) private readonly rebuilds: Rebuilds) {}

  async execute({ name }: messages.RebuildProjection): Promise<RebuildState> {
    const projection = projections.find((known) => known.name === name);
    if (!projection) {
      const known = projections.map((one) => one.name).join(', ');
      throw new Refused('not-found', `expected a read model, one of ${known}; got "${name}"`);
    }
    void this.rebuilds.rebuild(projection);
    return Promise.resolve(this.rebuilds.stateOf(name) ?? { state: 'running', position: '0', head: '0' });
  }
}

@QueryHandler(messages.ListRows)
class ListRowsHandler implements IQueryHandler<messages.ListRows> {
  constructor(@Inject(Ask) private readonly ask: Ask) {}

  async execute({ question }: messages.ListRows): Promise<ListAnswer> {
    return this.ask.list(question);
  }
}

@QueryHandler(messages.GetRow)
class GetRowHandler implements IQueryHandler<messages.GetRow> {
  constructor(@Inject(Ask) private readonly ask: Ask) {}

  async execute({ projection, process, key, moment }: messages.GetRow): Promise<RowAnswer> {
    return this.ask.one(projection, process, key, moment);
  }
}

@QueryHandler(messages.GetDifference)
class GetDifferenceHandler implements IQueryHandler<messages.GetDifference> {
  constructor(@Inject(AsOfReader) private readonly moments: AsOfReader) {}

  async execute({ process, span }: messages.GetDifference): Promise<Difference> {
    return difference(this.moments, process, span);
  }
}

@QueryHandler(messages.OpenFeed)
class OpenFeedHandler implements IQueryHandler<messages.OpenFeed> {
  constructor(
    @Inject(Feeds) private readonly feeds: Feeds,
    @Inject(AsOfReader) private readonly moments: AsOfReader,
  ) {}

  async execute({ question }: messages.OpenFeed): Promise<Feed> {
    await this.moments.existingSnapshotAt(question.scope.process, {});
    return this.feeds.open(question);
  }
}

@QueryHandler(messages.ReadLog)
class ReadLogHandler implements IQueryHandler<messages.ReadLog> {
  constructor(
    @Inject(EVENT_LOG) private readonly log: EventLog,
    @Inject(SqliteViews) private readonly views: SqliteViews,
  ) {}

  async execute({ question }: messages.ReadLog): Promise<LogPage> {
    return readLogPage(this.log, this.views, question);
  }
}

@QueryHandler(messages.StreamLog)
class StreamLogHandler implements IQueryHandler<messages.StreamLog> {
  constructor(
    @Inject(EVENT_LOG) private readonly log: EventLog,
    @Inject(SqliteViews) private readonly views: SqliteViews,
  ) {}

  async execute({
    question,
    live,
    signal,
  }: messages.StreamLog): Promise<AsyncIterable<RecordedEvent | 'caught-up'>> {
    return Promise.resolve(streamLog(this.log, this.views, question, live, signal));
  }
}

@QueryHandler(messages.ListEntries)
class ListEntriesHandler implements IQueryHandler<messages.ListEntries> {
  constructor(@Inject(EVENT_LOG) private readonly log: EventLog) {}

  async execute({ process, after, limit }: messages.ListEntries): Promise<EntryPage> {
    return readEntries(this.log, process, after, limit);
  }
}

@QueryHandler(messages.GetEntry)
class GetEntryHandler implements IQueryHandler<messages.GetEntry> {
  constructor(
    @Inject(EVENT_LOG) private readonly log: EventLog,
    @Inject(SqliteViews) private readonly views: SqliteViews,
    @Inject(AsOfReader) private readonly moments: AsOfReader,
  ) {}

  async execute({ process, id }: messages.GetEntry): Promise<EntryAnswer> {
    await this.moments.cover(await this.log.head());
    await this.moments.existingSnapshotAt(process, {});
    return readEntryWithAmendments(this.log, this.views.history(process), process, id);
  }
}

@QueryHandler(messages.ReplayProcess)
class ReplayProcessHandler implements IQueryHandler<messages.ReplayProcess> {
  constructor(
    @Inject(SqliteViews) private readonly views: SqliteViews,
    @Inject(AsOfReader) private readonly moments: AsOfReader,
  ) {}

  async execute({ question, signal }: messages.ReplayProcess): Promise<AsyncIterable<ReplayStep>> {
    await this.moments.existingSnapshotAt(question.processId, {});
    return replay(this.views, question, signal);
  }
}

@QueryHandler(messages.VerifyProcess)
class VerifyProcessHandler implements IQueryHandler<messages.VerifyProcess> {
  constructor(@Inject(EVENT_LOG) private readonly log: EventLog) {}

  async execute({ process }: messages.VerifyProcess): Promise<Verification> {
    const verification = await verifyStream(this.log.readStream(process));
    if (verification.ok && verification.events === 0) throw processNotFound(process);
    return verification;
  }
}

@QueryHandler(messages.GetProjections)
class GetProjectionsHandler implements IQueryHandler<messages.GetProjections> {
  constructor(
    @Inject(EVENT_LOG) private readonly log: EventLog,
    @Inject(Statuses) private readonly statuses: Statuses,
  ) {}

  async execute(): Promise<ProjectionStatus[]> {
    return this.statuses.against(await this.log.head());
  }
}

@QueryHandler(messages.GetMeasures)
class GetMeasuresHandler implements IQueryHandler<messages.GetMeasures> {
  constructor(@Inject(Statuses) private readonly statuses: Statuses) {}

  async execute(): Promise<Measures> {
    return this.statuses.measure();
  }
}

export const handlers = [
  RecordEntriesHandler,
  RebuildProjectionHandler,
  ListRowsHandler,
  GetRowHandler,
  GetDifferenceHandler,
  OpenFeedHandler,
  ReadLogHandler,
  StreamLogHandler,
  ListEntriesHandler,
  GetEntryHandler,
  ReplayProcessHandler,
  VerifyProcessHandler,
  GetProjectionsHandler,
  GetMeasuresHandler,
];
